package qpip.exchange.cli;

import java.util.List;

/** What a scheduler learns from a command; {@code --help} prints the table. */
final class ExitStatus {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSE = 2;
    static final int HELD = 3;
    static final int LATE = 4;
    static final int RUNNING = 5;

    private static final List<Integer> WORST_FIRST = List.of(FAILED, MISUSE, HELD, RUNNING, LATE, DONE);

    private ExitStatus() {}

    /** The one that somebody has to know of first. */
    static int worse(int one, int other) {
        return WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other) ? one : other;
    }
}
