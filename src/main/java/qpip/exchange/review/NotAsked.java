package qpip.exchange.review;

/** Why a question to a partner did not leave. */
public enum NotAsked {
    /** The claim was closed, or is on the register no more. */
    CLAIM_CLOSED,
    /** The partner may not be asked about the person any more. */
    NOT_COVERED,
    /** The person lacks something that the partner must have. */
    INCOMPLETE
}
