package qpip.exchange.job;

/** A file that an operator names can't be taken. The message is one clear sentence. */
public final class NoSuchExtract extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchExtract(String message) {
        super(message);
    }
}
