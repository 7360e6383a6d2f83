package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.PartnerServer;

/**
 * One installation with its partners, which can be copied as a whole: data folder, SFTP server's home, and the
 * database, which for H2 lies in the data folder.
 *
 * @param postgresql the URL of a PostgreSQL database of its own, else H2
 */
record Place(Path folder, Optional<String> postgresql) {

    static final List<String> PARTNERS = Partners.ALL;

    Path data() {
        return folder.resolve("data");
    }

    Path server() {
        return folder.resolve("server");
    }

    Path log() {
        return folder.resolve("log");
    }

    String url() {
        return postgresql.orElse("jdbc:h2:file:" + data().resolve("db").resolve("exchange") + ";WRITE_DELAY=0");
    }

    String user() {
        return postgresql.isPresent() ? "" : "exchange";
    }

    /** What the program has to be told to work here. */
    Map<String, String> properties() {
        return postgresql.map(url -> Map.of("exchange.database.url", url)).orElse(Map.of());
    }

    /** NB: nobody may be connected to this place's database. */
    Place copy(Path to, String database) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                Path copied = to.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(copied);
                } else if (!file.equals(log())) {
                    Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Place(to, postgresql.map(url -> {
            run(url, "create database " + database + " template " + name(url));
            return renamed(url, database);
        }));
    }

    void remove() {
        postgresql.ifPresent(url -> run(url, "drop database " + name(url) + " with (force)"));
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    /** Opens the partners' server; the installation learns where it listens. */
    PartnerServer open() {
        PartnerServer open = PartnerServer.start(server(), PARTNERS, 0);
        StringBuilder yaml = new StringBuilder("mailboxes:\n");
        for (String partner : PARTNERS) {
            Mailbox mailbox = open.mailbox(partner);
            yaml.append("  - {partner: %s, host: %s, port: %d, user: %s, private-key: \"%s\", known-hosts: \"%s\"}\n"
                    .formatted(
                            partner,
                            mailbox.host(),
                            mailbox.port(),
                            mailbox.user(),
                            mailbox.privateKey(),
                            mailbox.knownHosts()));
        }
        try {
            Files.createDirectories(data());
            Files.writeString(data().resolve("mailboxes.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    /** NB: one at a time, for two copies of one database get in each other's way. */
    private static synchronized void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(renamed(url, "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(String url) {
        return url.replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
    }

    private static String renamed(String url, String database) {
        return url.replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1");
    }
}
