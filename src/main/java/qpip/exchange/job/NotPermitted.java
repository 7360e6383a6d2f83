package qpip.exchange.job;

/** What would have left is not what an agreement permits: nothing leaves. The message is one clear sentence. */
public final class NotPermitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPermitted(String message) {
        super(message);
    }
}
