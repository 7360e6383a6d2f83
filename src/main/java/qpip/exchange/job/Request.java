package qpip.exchange.job;

import qpip.exchange.register.Period;

/** A question about a person, for a claim, over a period, under an opaque reference that the partner returns. */
record Request(String ref, long personId, long claimId, Period period) {}
