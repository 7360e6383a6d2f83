package qpip.exchange.register;

/** The marker of sex on an act or a card; never inferred from anything else and never a key for blocking. */
public enum Sex {
    F,
    M,
    X,
    UNKNOWN
}
