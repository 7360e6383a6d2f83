package qpip.exchange.review;

/** The answer to the first question on a flag: is it the same person? */
public enum Identity {
    YES,
    NO,
    CANNOT_TELL
}
