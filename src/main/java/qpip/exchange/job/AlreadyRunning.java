package qpip.exchange.job;

/** Another process runs the exchange now. The message is one clear sentence. */
public final class AlreadyRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunning(String message) {
        super(message);
    }
}
