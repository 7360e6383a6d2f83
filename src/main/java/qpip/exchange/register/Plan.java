package qpip.exchange.register;

/**
 * The basic or the special plan: chosen by the first parent to receive benefits; it binds the other and can't be
 * changed.
 */
public enum Plan {
    BASIC,
    SPECIAL
}
