package qpip.exchange.job;

import qpip.exchange.register.Period;

/**
 * A question about a person, for a claim, over a period, under an opaque reference that the partner returns.
 * {@code about} tells apart several records about the same person and claim: a week, a taxation year, a slip; it is
 * empty where there is one, and holds nothing that identifies.
 */
record Request(String ref, long personId, long claimId, Period period, Role role, String about) {

    /** The only question about a claimant. */
    Request(String ref, long personId, long claimId, Period period) {
        this(ref, personId, claimId, period, Role.CLAIMANT, "");
    }
}
