package qpip.exchange.eligibility;

/**
 * How soon a person should look: critical before the next pay run, information without haste or in the claimant's
 * favour.
 */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** This severity, or the cap where this one is graver. */
    public Severity atMost(Severity cap) {
        return compareTo(cap) < 0 ? cap : this;
    }
}
