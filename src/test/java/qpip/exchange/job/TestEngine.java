package qpip.exchange.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.FileSystemUtils;
import qpip.exchange.agreement.Partner;
import qpip.exchange.fact.FactKind;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.layout.Values;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.PartnerServer;
import qpip.exchange.transfer.Patience;

/**
 * A whole engine on a test's database: the project's own declarations, Spring Batch's own repository, real files, and
 * {@link TestPeople} on the register.
 */
public final class TestEngine implements AutoCloseable {

    public static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);
    public static final String CN_IN = "CN-IN-01";
    static final String RA_IN = "RA-IN-01";
    static final String DE_IN = "DE-IN-01";
    static final String DEATHS = "DE-IN-02";

    /** What an analyst can see of an execution. */
    static final List<String> PUBLISHED = List.of("fact", "known_page", "flag", "match_review", "file_sequence");

    /** What an execution may leave behind only until it ends. */
    static final List<String> STAGED =
            List.of("staged_fact", "staged_block", "staged_review", "staged_answer", "staged_flag", "examined_claim");

    private static final Settings PLAIN = new Settings(1, 1, OptionalInt.empty(), "T");
    private static final Catalogue DECLARED = Catalogue.read(Path.of("."));

    private final Path folder;
    private final TestDatabase testDatabase;
    private final Workshop workshop;
    private final Control control;
    private final Map<String, ExchangeDefinition> replaced = new HashMap<>();
    private final boolean first;
    private Optional<PartnerServer> server = Optional.empty();

    private TestEngine(TestDatabase testDatabase, Path folder, Settings settings, Effects effects, boolean first) {
        this(testDatabase, folder, settings, effects, first, Progress.NONE);
    }

    private TestEngine(
            TestDatabase testDatabase,
            Path folder,
            Settings settings,
            Effects effects,
            boolean first,
            Progress progress) {
        this.first = first;
        this.testDatabase = testDatabase;
        this.folder = folder;
        Database database = testDatabase.database();
        JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
        JobRepository repository = repository(database.dataSource(), transactions);
        Folders folders = new Folders(folder.resolve("data"));
        if (!Files.exists(folders.requestKey())) {
            RequestRefs.keep(folders.requestKey(), new byte[32], Effects.real());
        }
        this.workshop = new Workshop(
                database,
                repository,
                transactions,
                Clock.fixed(NIGHT.atTime(20, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
                folders,
                effects,
                new Couriers(
                        folders.mailboxes(), effects, new Patience(1, Duration.ofMillis(10), Duration.ofSeconds(10))),
                RequestRefs.at(folders.requestKey(), effects),
                DECLARED.policy(),
                settings,
                progress);
        this.control = new Control(workshop, operator(repository, transactions));
    }

    /** An engine with one partition and one thread, whose register is loaded. */
    public static TestEngine on(TestDatabase database) {
        return on(database, PLAIN);
    }

    /** An engine with nobody on its register. */
    public static TestEngine bare(TestDatabase database) {
        return new TestEngine(database, temporary(), PLAIN, Effects.real(), true);
    }

    static TestEngine on(TestDatabase database, Settings settings) {
        return loaded(new TestEngine(database, temporary(), settings, Effects.real(), true));
    }

    /** An engine that works in blocks of so many records and tells somebody how far it is, who may make it wait. */
    public static TestEngine watched(TestDatabase database, int blockRecords, Progress progress) {
        Settings settings = new Settings(1, 1, OptionalInt.of(blockRecords), "T");
        return loaded(new TestEngine(database, temporary(), settings, Effects.real(), true, progress));
    }

    private static TestEngine loaded(TestEngine engine) {
        RegisterExtracts.load(Written.REGISTER, Path.of("mappings", "register"), engine.database());
        return engine;
    }

    /** An engine whose register is loaded from a folder of extracts. */
    static TestEngine on(TestDatabase database, Path register) {
        TestEngine engine = new TestEngine(database, temporary(), PLAIN, Effects.real(), true);
        RegisterExtracts.load(register, Path.of("mappings", "register"), engine.database());
        return engine;
    }

    /** Another process on the same database and data folder. */
    TestEngine another(Effects effects) {
        return new TestEngine(testDatabase, folder, workshop.settings(), effects, false);
    }

    /** Gives every partner an account on a real SFTP server. */
    public TestEngine withServer() {
        serve(0);
        return this;
    }

    /** Starts the SFTP server, again on the port it had. */
    public void serve(int port) {
        List<String> partners =
                DECLARED.partners().stream().map(Partner::partner).toList();
        PartnerServer started = PartnerServer.start(folder.resolve("sftp"), partners, port);
        server = Optional.of(started);
        String yaml = partners.stream()
                .map(started::mailbox)
                .map(TestEngine::account)
                .collect(Collectors.joining("", "mailboxes:\n", ""));
        Effects.real().write(workshop.folders().mailboxes(), out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** Stops the SFTP server and says on which port it was. */
    public int unserve() {
        PartnerServer running = server.orElseThrow();
        int port = running.port();
        running.close();
        server = Optional.empty();
        return port;
    }

    /** The partner's outbox, where it puts what we fetch. */
    Path outbox(String partner) {
        return folder.resolve("sftp").resolve(partner).resolve("outbox");
    }

    /** The partner's inbox, into which we deliver. */
    Path inbox(String partner) {
        return folder.resolve("sftp").resolve(partner).resolve("inbox");
    }

    Path folder() {
        return folder;
    }

    Workshop workshop() {
        return workshop;
    }

    public Control control() {
        return control;
    }

    public Database database() {
        return workshop.database();
    }

    /** What people do to executions, behind the pages. */
    public Operations operations() {
        return new Operations(DECLARED, control, workshop);
    }

    public Catalogue catalogue() {
        return DECLARED;
    }

    ExchangeDefinition exchange(String id) {
        return Optional.ofNullable(replaced.get(id))
                .orElseGet(() -> DECLARED.exchange(id).orElseThrow());
    }

    /** Runs an exchange by another declaration from now on. */
    void declare(ExchangeDefinition exchange) {
        replaced.put(exchange.id(), exchange);
    }

    /** Runs an inbound exchange with other gates from now on. */
    public void gates(String id, Gates gates) {
        ExchangeDefinition declared = exchange(id);
        Inbound work = (Inbound) declared.job().work();
        declare(new ExchangeDefinition(
                declared.partner(),
                declared.layout(),
                new JobDeclaration(
                        id,
                        declared.job().order(),
                        declared.job().every(),
                        new Inbound(
                                work.fact(),
                                work.linkedBy(),
                                work.answers(),
                                work.rules(),
                                gates,
                                work.blockRecords(),
                                work.nightsOpen(),
                                work.model())),
                declared.rules(),
                declared.model()));
    }

    /** Keeps the questions that CN-OUT-01 and RA-OUT-01 would ask, so that answers have references. */
    public TestEngine asked() {
        for (String exchange : List.of("CN-OUT-01", "RA-OUT-01")) {
            List<Request> requests = new ArrayList<>();
            for (int i = 1; i < TestPeople.COUNT; i++) {
                requests.add(new Request(
                        ref(exchange, i), i, 5000 + i, TestPeople.claim(i).benefitPeriod()));
            }
            database()
                    .transaction()
                    .executeWithoutResult(
                            status -> workshop.requests().keep(exchange + ".asked", exchange, NIGHT, requests));
        }
        return this;
    }

    /** The reference under which person i was asked about. */
    static String ref(String exchange, int i) {
        return (exchange.startsWith("CN") ? "CN" : "RA") + String.format("%014d", i);
    }

    /** Takes a file that lies in a folder and returns its execution as it then stands. */
    public Execution take(String exchange, Path file) {
        return take(exchange, file, "");
    }

    Execution take(String exchange, Path file, String again) {
        return find(control.take(exchange(exchange), file, NIGHT, again).execution());
    }

    public Execution find(String id) {
        return workshop.executions().find(id).orElseThrow();
    }

    List<RejectedLine> quarantined(Execution execution) {
        return new Quarantine(database()).lines(execution.id());
    }

    long count(String table) {
        return database()
                .client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** The rows of the tables in their own order, as text; without the columns named. */
    String dump(List<String> tables, String... without) {
        StringBuilder text = new StringBuilder();
        for (String table : tables) {
            List<String> rows = database().client().sql("select * from " + table).query().listOfRows().stream()
                    .map(row -> {
                        Map<String, Object> sorted = new TreeMap<>();
                        row.forEach((column, value) -> sorted.put(
                                column.toLowerCase(Locale.ROOT),
                                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value));
                        List.of(without).forEach(sorted::remove);
                        return sorted.toString();
                    })
                    .sorted()
                    .toList();
            text.append(table).append('\n');
            rows.forEach(row -> text.append("  ").append(row).append('\n'));
        }
        return text.toString();
    }

    /** Nothing is left between the steps: neither in the staging tables nor in the working folder. */
    boolean tidy() {
        return STAGED.stream().allMatch(table -> count(table) == 0)
                && files("inbound").isEmpty();
    }

    /** The files under a folder of the data folder, in order; their paths relative to it. */
    List<String> files(String sub) {
        Path data = workshop.folders().data().resolve(sub);
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An extract of a partner as bytes. */
    byte[] extract(String exchange, long sequence, List<Values> details) {
        return extract(exchange(exchange).layout(), header(exchange, sequence).build(), details);
    }

    static byte[] extract(Layout layout, Values header, List<Values> details) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExtractWriter writer = new ExtractWriter(out, layout, header)) {
            details.forEach(writer::detail);
        }
        return out.toByteArray();
    }

    Values.Builder header(String exchange, long sequence) {
        Partner partner = exchange(exchange).partner();
        return Values.builder()
                .put("sender-code", partner.code())
                .put("receiver-code", "QPIP")
                .put("file-seq", sequence)
                .put("created-at", LocalDateTime.of(2026, 11, 22, 18, 0))
                .put("period-from", LocalDate.of(2026, 1, 1))
                .put("period-to", LocalDate.of(2026, 11, 21))
                .put("env", "T")
                .put("agreement-no", partner.agreements().get(0).number());
    }

    /** Puts the bytes into a file of the name that a partner would give it, in a folder of its own. */
    Path file(String exchange, long sequence, byte[] bytes) {
        try {
            Path place = Files.createTempDirectory(folder, "sent-");
            return Files.write(place.resolve(name(exchange, sequence)), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String exchange, long sequence, List<Values> details) {
        return file(exchange, sequence, extract(exchange, sequence, details));
    }

    String name(String exchange, long sequence) {
        Format format = exchange(exchange).layout().mapping().format();
        String ending = format instanceof Format.Xml ? ".xml" : format instanceof Format.Csv ? ".csv" : ".txt";
        return exchange + "_20261122_" + String.format("%04d", sequence) + ending;
    }

    /** Details that the exchange could carry about the persons from 1 to {@code count}. */
    public static List<Values> details(String exchange, int count) {
        List<Values> details = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            details.add(
                    switch (exchange) {
                        case CN_IN -> indemnity(i).build();
                        case RA_IN -> answer(i).build();
                        case DE_IN -> birth(i).build();
                        default -> death(i).build();
                    });
        }
        return details;
    }

    /** The CNESST paid 1600 $ for two weeks in June: 400 $ above the exemption in each. */
    static Values.Builder indemnity(int i) {
        Person person = TestPeople.claimant(i);
        return Values.builder()
                .put("match-code", "00")
                .put("request-ref", ref("CN-OUT-01", i))
                .put("sin", person.current(IdentifierType.SIN).orElseThrow())
                .put("surname-birth", person.surname().replace("Œ", "OE"))
                .put("given-name", person.calledName())
                .put("dob", person.dateOfBirth().orElseThrow())
                .put("action-code", "A")
                .put("source-key", String.format("CN-%06d", i))
                .put("record-version", 1)
                .put("file-no", String.format("5%08d", i))
                .put("event-date", LocalDate.of(2026, 5, 4))
                .put("irr-start", LocalDate.of(2026, 5, 18))
                .put("pay-from", LocalDate.of(2026, 6, 7))
                .put("pay-to", LocalDate.of(2026, 6, 20))
                .cents("pay-amount", 160_000)
                .put("payment-date", LocalDate.of(2026, 6, 24))
                .put("paid-to", "T");
    }

    /** The RAMQ knows the person and finds nothing remarkable. */
    static Values.Builder answer(int i) {
        Person person = TestPeople.claimant(i);
        return Values.builder()
                .put("request-ref", ref("RA-OUT-01", i))
                .put("match-code", "00")
                .put("surname-birth", person.surname())
                .put("given-name", person.calledName())
                .put("dob", person.dateOfBirth().orElseThrow())
                .put("sex-marker", "F")
                .put("elig-status", "ADM")
                .put("stay-type", "R");
    }

    static Values.Builder birth(int i) {
        return Values.builder()
                .put("act-no", String.format("11260%08d", i))
                .put("act-version", 1)
                .put("action-code", "A")
                .put("registered-on", TestPeople.born(i).plusDays(14))
                .put("child-surname", TestPeople.claimant(i).surname())
                .put(
                        "child-given",
                        List.of(Values.builder().put("given", "Bébé").build()))
                .put("child-sex", "F")
                .put("child-dob", TestPeople.born(i))
                .put("birth-municipality", "Québec")
                .put("plurality-total", 1)
                .put("plurality-rank", 1)
                .put(
                        "parents",
                        List.of(parent("MERE", TestPeople.claimant(i)), parent("PERE", TestPeople.otherParent(i))));
    }

    static Values.Builder death(int i) {
        Person person = TestPeople.claimant(i);
        Person spouse = TestPeople.otherParent(i);
        return Values.builder()
                .put("act-no", String.format("31260%08d", i))
                .put("act-version", 1)
                .put("action-code", "A")
                .put("registered-on", LocalDate.of(2026, 11, 18))
                .put("surname", person.surname())
                .put(
                        "given",
                        List.of(Values.builder()
                                .put("name", person.calledName())
                                .build()))
                .put("dob", person.dateOfBirth().orElseThrow())
                .put("sex", "F")
                .put("death-date", LocalDate.of(2026, 8, 1))
                .put("death-date-precision", "E")
                .put("judgment-flag", "N")
                .put("spouse-name", spouse.calledName() + " " + spouse.surname());
    }

    static FactKind kind(String exchange) {
        return ((Inbound) DECLARED.exchange(exchange).orElseThrow().job().work()).fact();
    }

    @Override
    public void close() {
        workshop.couriers().close();
        server.ifPresent(PartnerServer::close);
        if (first) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    static Values parent(String quality, Person person) {
        return Values.builder()
                .put("quality", quality)
                .put("surname", person.surname())
                .put(
                        "given",
                        List.of(Values.builder()
                                .put("name", person.calledName())
                                .build()))
                .put("dob", person.dateOfBirth().orElseThrow())
                .build();
    }

    private static String account(Mailbox mailbox) {
        return "  - {partner: " + mailbox.partner() + ", host: " + mailbox.host() + ", port: " + mailbox.port()
                + ", user: " + mailbox.user() + ", private-key: \""
                + mailbox.privateKey().toAbsolutePath() + "\", known-hosts: \""
                + mailbox.knownHosts().toAbsolutePath() + "\"}\n";
    }

    private static JobRepository repository(DataSource dataSource, JdbcTransactionManager transactions) {
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(dataSource);
            factory.setTransactionManager(transactions);
            factory.afterPropertiesSet();
            return Objects.requireNonNull(factory.getObject());
        } catch (Exception e) {
            throw new IllegalStateException("the batch repository can't be made", e);
        }
    }

    private static JobOperator operator(JobRepository repository, JdbcTransactionManager transactions) {
        try {
            JobOperatorFactoryBean factory = new JobOperatorFactoryBean();
            factory.setJobRepository(repository);
            factory.setJobRegistry(new MapJobRegistry());
            factory.setTransactionManager(transactions);
            factory.afterPropertiesSet();
            return Objects.requireNonNull(factory.getObject());
        } catch (Exception e) {
            throw new IllegalStateException("the batch operator can't be made", e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("qpip-engine-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The register's extracts, written once for all tests. */
    private static final class Written {

        private static final Path REGISTER = written();

        private static Path written() {
            Path folder = temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            TestPeople.write(folder, 1);
            return folder;
        }
    }
}
