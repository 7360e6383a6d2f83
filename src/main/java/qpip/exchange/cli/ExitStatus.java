package qpip.exchange.cli;

/** What a scheduler learns from a command; {@code --help} prints the table. */
final class ExitStatus {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSE = 2;
    static final int HELD = 3;
    static final int LATE = 4;
    static final int RUNNING = 5;

    private ExitStatus() {}
}
