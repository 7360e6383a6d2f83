package qpip.exchange.eligibility;

/**
 * Amounts and dates set by law or by policy, each with the date from which it holds and its source (jobs/policy.yaml).
 */
public record Policy() {}
