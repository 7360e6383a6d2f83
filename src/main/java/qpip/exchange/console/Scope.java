package qpip.exchange.console;

/** What another system may read. */
public enum Scope {
    /** Where a claim's flags stand. */
    FLAGS,
    NIGHTS,
    EXECUTIONS;

    String authority() {
        return "SCOPE_" + name();
    }
}
