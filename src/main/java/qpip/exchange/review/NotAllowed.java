package qpip.exchange.review;

/**
 * What a person may not do with a flag as it stands; the message says what is missing or allowed, {@link #why} the same
 * for those who say it in another language.
 */
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Why {
        UNKNOWN,
        /** The state doesn't follow the one that the flag is in. */
        DOES_NOT_FOLLOW,
        /** Verified without saying by what. */
        NO_EVIDENCE_NAMED,
        /** A request for correction, or its answer, without saying which. */
        NO_REQUEST_NAMED,
        NOT_OPEN,
        /** A request for correction isn't answered. */
        DISPUTED,
        /** Decided without saying why. */
        NO_REASON,
        NOT_VERIFIED,
        /** Who verified may not decide alone. */
        TWO_PEOPLE,
        NOT_TOLD,
        /** The time to answer isn't over. */
        STILL_TIME
    }

    private final Why why;

    NotAllowed(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
