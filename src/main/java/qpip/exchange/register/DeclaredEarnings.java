package qpip.exchange.register;

import java.math.BigDecimal;

/**
 * What the claimant declared for a claim as earned in a calendar year: dollars, negative for the loss of a business.
 */
public record DeclaredEarnings(long claimId, int year, EarningsKind kind, BigDecimal amount) {}
