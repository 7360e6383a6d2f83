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
        NO_NOTICE_NAMED,
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
        STILL_TIME,
        /** The reason isn't one of the outcome's. */
        REASON_OF_ANOTHER,
        /** Decided before it was said whether it is the same person. */
        IDENTITY_FIRST,
        /** Said to be different people, and yet to have a difference. */
        IDENTITY_DENIED,
        /** Only a pause that ends may be made, and not too late. */
        PAUSE_TOO_LONG,
        NOT_PAUSED,
        NOT_CLOSED,
        /** Only whoever decided takes a decision back. */
        NOT_YOURS,
        /** Too long ago to be taken back; it can be reopened. */
        TOO_LATE,
        NO_NOTE,
        /** A second review of one's own decision, or of one that wasn't drawn. */
        NOT_FOR_YOU,
        /** An answer must be due within some weeks. */
        DUE_TOO_LATE,
        /** No agreement permits what a question needs. */
        NOT_PERMITTED,
        /** Who prepared a request may not approve it. */
        APPROVED_BY_ANOTHER,
        /** A match that may be several persons' names none of them. */
        NOBODY_NAMED,
        /** What a match is about has changed since it was read. */
        MATCH_CHANGED,
        /** Somebody has gone on with the request already. */
        OTHER_STEP
    }

    private final Why why;

    public NotAllowed(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
