package qpip.exchange.cli;

/** The user asked for what isn't there: an unknown exchange, execution or flag. The message is one clear sentence. */
final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
