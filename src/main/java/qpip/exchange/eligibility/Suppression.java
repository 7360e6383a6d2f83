package qpip.exchange.eligibility;

/** Why a finding is not shown as a flag. What is suppressed is counted and listed, never lost. */
public enum Suppression {
    /** A partner's answer about the person's identity differs: other facts of the person wait until that is solved. */
    IDENTITY_CONFLICT,
    /** The facts are older than the partner's limit, and none is a correction. */
    STALE,
    /** The claimant has declared it: same kind, date and amount. */
    ALREADY_DECLARED,
    /** The overlap changes nothing that is paid. */
    ZERO_IMPACT,
    /** The impact is less than is worth a person's time. */
    BELOW_THRESHOLD
}
