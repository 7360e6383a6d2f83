package qpip.exchange.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import qpip.exchange.job.Catalogue;
import qpip.exchange.storage.Database;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.PartnerServer;

/**
 * What stands before the measured night, made once for a size and kept: the register, our requests, the first file's
 * facts. All but the register goes through the program itself; the register's rows are put straight into its tables.
 */
final class Preparation {

    static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 11, 15);
    static final LocalDate SECOND_NIGHT = LocalDate.of(2026, 11, 22);

    /** The names of the prepared databases in a store. */
    static final String ENGINE = "base_engine";

    static final String TEXTBOOK = "base_textbook";
    private static final String UNFINISHED = "unfinished";

    /** The first file is a million new facts at once: no night of a running installation, so it may have more. */
    private static final String HEAP = "2g";

    private final Size size;
    private final Path home;
    private final Path work;
    private final Engine engine;
    private final Consumer<String> say;

    Preparation(Size size, Path home, Path work, Engine engine, Consumer<String> say) {
        this.size = size;
        this.home = home;
        this.work = work;
        this.engine = engine;
        this.say = say;
    }

    /** The file that is measured, the same bytes for every store and contender. */
    Path secondFile(Store store) {
        Path data = folder(work.resolve("data"));
        if (!store.exists(ENGINE)) {
            store.make(UNFINISHED);
            say.accept(store.title() + ": register of " + size.persons() + " persons");
            engine.run(store, UNFINISHED, data, HEAP, List.of("executions"));
            store.with(UNFINISHED, database -> {
                new Register(database).store(size);
                return true;
            });
            say.accept(store.title() + ": requests");
            ask(store, data);
        }
        Path first = work.resolve("files").resolve("CN-IN-01_20261115_0001.txt");
        Path second = work.resolve("files").resolve("CN-IN-01_20261122_0002.txt");
        if (!Files.exists(second)) {
            say.accept("files of " + size.records() + " records");
            folder(work.resolve("files"));
            String references = store.exists(ENGINE) ? ENGINE : UNFINISHED;
            Payments payments = new Payments(
                    size,
                    Catalogue.read(home).exchange("CN-IN-01").orElseThrow().layout(),
                    store.with(references, this::references));
            payments.write(work.resolve("files"), 1, FIRST_NIGHT);
            payments.write(work.resolve("files"), 2, SECOND_NIGHT);
        }
        if (!store.exists(ENGINE)) {
            say.accept(store.title() + ": first night");
            engine.run(
                    store,
                    UNFINISHED,
                    data,
                    HEAP,
                    List.of("run", "CN-IN-01", first.toString(), "--night", FIRST_NIGHT.toString()));
            Engine.Execution done = store.with(UNFINISHED, database -> {
                store.settle(database);
                return Engine.last(database, FIRST_NIGHT);
            });
            say.accept(store.title() + ": first night took " + done.milliseconds() + " ms: " + done.counts() + " "
                    + done.steps());
            store.copy(UNFINISHED, ENGINE);
            store.drop(UNFINISHED);
        }
        if (!store.exists(TEXTBOOK)) {
            store.make(UNFINISHED);
            store.with(UNFINISHED, database -> {
                TextbookTables.make(database, size.persons());
                return true;
            });
            store.copy(UNFINISHED, TEXTBOOK);
            store.drop(UNFINISHED);
        }
        return second;
    }

    /** Our requests, delivered to a partner's server on this machine. */
    private void ask(Store store, Path data) {
        try (PartnerServer server = PartnerServer.start(work.resolve("sftp"), List.of("cnesst"), 0)) {
            Mailbox box = server.mailbox("cnesst");
            Path mailboxes = data.resolve("mailboxes.yaml");
            Engine.write(
                    mailboxes,
                    "mailboxes:\n  - {partner: cnesst, host: " + box.host() + ", port: " + box.port() + ", user: "
                            + box.user() + ", private-key: \"" + box.privateKey().toAbsolutePath()
                            + "\", known-hosts: \"" + box.knownHosts().toAbsolutePath() + "\"}\n");
            engine.run(
                    store, UNFINISHED, data, HEAP, List.of("run", "CN-OUT-01", "--night", FIRST_NIGHT.toString()));
            Files.delete(mailboxes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] references(Database database) {
        Map<Long, String> byPerson = new HashMap<>();
        database.client().sql("select person_id, ref from request").query(row -> {
            byPerson.put(row.getLong(1), row.getString(2));
        });
        String[] references = new String[size.persons()];
        for (int i = 0; i < references.length; i++) {
            references[i] = byPerson.getOrDefault(Register.id(i), "");
        }
        return references;
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
