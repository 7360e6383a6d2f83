package qpip.exchange.review;

/** Where a flag lies for those who review. */
public enum Desk {
    /** To be taken. */
    OPEN,
    /** The person concerned was told, and may still answer. */
    WAITING,
    /** Put aside until a day, with a reason. */
    PAUSED,
    DONE;

    static Desk of(FlagState state) {
        return switch (state) {
            case QUEUED, IN_REVIEW, VERIFIED, RESPONSE_RECEIVED, RESPONSE_EXPIRED, DISPUTED, REOPENED -> OPEN;
            case NOTICE_SENT -> WAITING;
            case CLOSED, LAPSED -> DONE;
        };
    }
}
