package qpip.exchange.cli;

/** The program: {@code ./exchange COMMAND}. */
public final class Exchange {

    private Exchange() {}

    public static void main(String[] arguments) {
        System.exit(arguments.length == 0 ? 2 : 0);
    }
}
