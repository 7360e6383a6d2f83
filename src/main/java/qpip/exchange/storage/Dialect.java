package qpip.exchange.storage;

/** The two databases that the migrations and every statement of the program run on. */
public enum Dialect {
    H2,
    POSTGRESQL
}
