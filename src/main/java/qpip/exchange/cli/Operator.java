package qpip.exchange.cli;

/** Who works at the command line, for the log of looks. */
final class Operator {

    private Operator() {}

    /** The name of the account at the operating system. */
    static String name() {
        return System.getProperty("user.name", "unknown");
    }
}
