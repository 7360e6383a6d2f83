package qpip.exchange.review;

/**
 * Where a flag stands. Closing one takes a person's disposition; {@code LAPSED} means that the rule finds it no more
 * and nobody had begun to look.
 */
public enum FlagState {
    QUEUED,
    LAPSED,
    CLOSED
}
