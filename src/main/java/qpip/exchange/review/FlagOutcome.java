package qpip.exchange.review;

/** How a flag ended. Changing a benefit is done elsewhere; this says what was decided. */
public enum FlagOutcome {
    NO_CHANGE,
    ADJUST_UP,
    ADJUST_DOWN,
    STOP,
    IDENTITY_FIXED,
    REFERRED_INVESTIGATION,
    /** The record was of somebody else: it counts against the rule and the partner. */
    FALSE_MATCH,
    /** The partner took back what it had said. */
    PARTNER_ERROR;

    /** Whether it goes against the claimant, who must have been told first. */
    public boolean isUnfavourable() {
        return this == ADJUST_DOWN || this == STOP;
    }
}
