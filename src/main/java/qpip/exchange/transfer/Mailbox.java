package qpip.exchange.transfer;

import java.nio.file.Path;

/**
 * Where a partner's SFTP account is and what proves who we are and who they are.
 *
 * <pre>
 *   account's home on the server
 *   ├── inbox/    we put, the partner reads
 *   └── outbox/   the partner puts, we fetch and then remove
 * </pre>
 */
public record Mailbox(String partner, String host, int port, String user, Path privateKey, Path knownHosts) {

    static final String INBOX = "inbox/";
    static final String OUTBOX = "outbox/";

    public Mailbox {
        if (partner.isBlank() || host.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException("a mailbox needs a partner, a host and a user");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "the port of partner %s must be 1 to 65535, not %d".formatted(partner, port));
        }
    }

    /** The partner and its address as they stand in messages. */
    String place() {
        return "partner %s at %s:%d".formatted(partner, host, port);
    }
}
