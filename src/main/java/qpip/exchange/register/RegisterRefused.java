package qpip.exchange.register;

/** The extracts of the register were not loaded; the message is one sentence that names file, line and reason. */
public final class RegisterRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegisterRefused(String sentence) {
        super(sentence);
    }
}
