package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.PartnerServer;

/** Tells an installation how to reach the partners of a test. */
final class Partners {

    private Partners() {}

    /** Writes the {@code mailboxes.yaml} of the data folder. */
    static void mailboxes(Path data, PartnerServer server, List<String> partners) {
        StringBuilder yaml = new StringBuilder("# The partners of this test.\nmailboxes:\n");
        for (String partner : partners) {
            Mailbox mailbox = server.mailbox(partner);
            yaml.append(String.format(
                    Locale.ROOT,
                    "  - {partner: %s, host: %s, port: %d, user: %s, private-key: \"%s\", known-hosts: \"%s\"}%n",
                    partner,
                    mailbox.host(),
                    mailbox.port(),
                    mailbox.user(),
                    mailbox.privateKey().toAbsolutePath(),
                    mailbox.knownHosts().toAbsolutePath()));
        }
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve("mailboxes.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
