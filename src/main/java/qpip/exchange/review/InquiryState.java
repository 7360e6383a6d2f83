package qpip.exchange.review;

/** Where a question to a partner stands. */
public enum InquiryState {
    /** It leaves with the partner's next file. */
    WAITING,
    /** It left; the answer is awaited. */
    SENT,
    ANSWERED,
    /** It may or can not be asked any more; {@link NotAsked} says why. */
    WITHDRAWN
}
