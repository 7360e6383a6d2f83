package qpip.exchange.job;

import java.nio.file.Path;

/** A partner to whom something has to go, or from whom something is expected, has no SFTP account declared. */
public final class NoMailbox extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoMailbox(String partner, Path file) {
        super("partner " + partner + " has no mailbox; declare its SFTP account in " + file);
    }
}
