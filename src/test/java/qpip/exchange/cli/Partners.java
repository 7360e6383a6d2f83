package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.PartnerServer;

/** Tells an installation how to reach the partners of a test. */
final class Partners {

    /** All that are declared, in order. */
    static final List<String> ALL = declared();

    private Partners() {}

    private static List<String> declared() {
        try (Stream<Path> folders = Files.list(Path.of("mappings"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("partner.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
