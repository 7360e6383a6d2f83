package qpip.exchange.review;

/** What a person may not do with a flag as it stands; the message says what is missing or allowed. */
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllowed(String message) {
        super(message);
    }
}
