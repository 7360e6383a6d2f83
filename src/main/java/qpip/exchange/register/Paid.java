package qpip.exchange.register;

import java.math.BigDecimal;

/** What was paid to a person in a year under all claims together, in dollars; {@code claimId} is the first of them. */
public record Paid(long personId, long claimId, BigDecimal amount) {}
