package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.register.Person;
import qpip.exchange.transfer.PartnerServer;

/**
 * No personal value leaves the tables and files that are there to hold them: nights of {@link PlantedPeople} through
 * the real commands, good files and bad, a database that refuses rows; then everything that was said or kept is
 * searched.
 */
@Tag("slow")
final class PersonalValuesTest {

    /** Tables whose purpose is to hold what is known of persons. */
    private static final Set<String> HOLD_PERSONS = Set.of(
            "PERSON",
            "REGISTER_IMAGE",
            "IDENTIFIER",
            "ADDRESS",
            "EVENT",
            "EVENT_CHILD",
            "CLAIM",
            "BENEFIT_WEEK",
            "DECLARATION",
            "FACT",
            "STAGED_FACT",
            "FLAG",
            "STAGED_FLAG");

    private static final String NIGHT = PlantedPeople.NIGHT.toString();

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> said = new LinkedHashMap<>();
    private Path data = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        data = folder.resolve("data");
        Path declarations = Program.declarations(folder.resolve("declared"));
        lift(declarations);
        System.setProperty("exchange.declarations", declarations.toString());
        System.setProperty("logging.config", talkative().toUri().toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("exchange.declarations");
        System.clearProperty("logging.config");
    }

    @Test
    void noPersonalValueIsSaidLoggedOrKeptWhereItDoesNotBelong() throws Exception {
        try (Recording exceptions = new Recording()) {
            exceptions.enable("jdk.JavaExceptionThrow").withStackTrace();
            exceptions.start();
            nights();
            exceptions.stop();
            Path recorded = folder.resolve("exceptions.jfr");
            exceptions.dump(recorded);
            said.put("exceptions", exceptions(recorded));
        }

        tables();
        said.put("names of files", names());

        assertThat(said).isNotEmpty();
        assertThat(found(PlantedPeople.MARKERS, said)).isEmpty();
        Map<String, String> butFlags = new LinkedHashMap<>(said);
        butFlags.keySet().removeIf(place -> place.startsWith("flag F-"));
        assertThat(found(PlantedPeople.AMOUNTS, butFlags))
                .as("amounts of a claim are shown by its flags' pages only")
                .isEmpty();
    }

    /** Otherwise the search would prove nothing. */
    @Test
    void theSearchFindsAMarkerInWhateverFormItTurnsUp() {
        for (String form : List.of(
                "ZQMARKÉA",
                "zqmarke",
                "Zqmàrk",
                "ZQMZ31511101",
                "zqmz 3151 1101",
                "899 900 017",
                "899-900-017",
                PlantedPeople.sin(1),
                "Z9Q 1A1",
                "1931-02-12",
                "19310212",
                "2026-07-23",
                "20260723",
                "23 juillet 2026",
                "July 23, 2026")) {
            assertThat(found(PlantedPeople.MARKERS, Map.of("here", form)))
                    .as(form)
                    .hasSize(1);
        }
        assertThat(found(PlantedPeople.MARKERS, Map.of("here", "2026-11-22 8999 of 19310 in 1.9 s")))
                .isEmpty();
    }

    private void nights() throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        PlantedPeople.writeRegister(register);
        badRegisters(register);
        assertThat(run("register", "load", register.toString()).status()).isZero();
        Path server = folder.resolve("server");
        try (PartnerServer partners = PartnerServer.start(server, Partners.ALL, 0)) {
            Partners.mailboxes(data, partners, Partners.ALL);
            assertThat(run("tonight", "--night", NIGHT).status()).isZero();
            PlantedPartners.answer(server);
            assertThat(run("tonight", "--night", NIGHT).status()).isEqualTo(ExitStatus.HELD);
            for (String held : executions("held", "retenue")) {
                assertThat(run("restart", held).status()).isEqualTo(ExitStatus.MISUSE);
                assertThat(run("restart", held, "--approve").status())
                        .as("nobody asked")
                        .isEqualTo(ExitStatus.MISUSE);
                assertThat(run("restart", held, "--release", "looked at").status())
                        .isEqualTo(ExitStatus.HELD);
                assertThat(run("restart", held, "--approve").status())
                        .as("who asked doesn't approve")
                        .isEqualTo(ExitStatus.MISUSE);
                assertThat(bySomebodyElse("restart", held, "--approve").status())
                        .isZero();
            }
            assertThat(run("tonight", "--night", NIGHT).status()).isZero();
            inquiries();
            assertThat(run("run", "CN-OUT-01", "--night", NIGHT, "--again", "it carries a question")
                            .status())
                    .isZero();
            for (String exchange : PlantedPartners.INBOUND) {
                hostile(exchange);
            }
            refusedByTheDatabase();
        }
        assertThat(run("tonight", "--night", PlantedPeople.NIGHT.plusDays(1).toString())
                        .status())
                .as("no server answers")
                .isEqualTo(ExitStatus.FAILED);
        looks();
    }

    /** Questions on flags, asked well and badly; those that are taken leave with the next night's files. */
    private void inquiries() {
        String[] cells = run("flags", "--rule", "R15", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",");
        String flag = cells[0];
        Person mother = PlantedPeople.mother(Integer.parseInt(cells[4]) - 1);
        for (String reason : List.of(
                "is this " + mother.surname(),
                "born " + mother.dateOfBirth().orElseThrow(),
                "number " + PlantedPeople.sin(mother.id()))) {
            assertThat(inquire(flag, "cnesst", "inquiry with what identifies", "--reason", reason))
                    .isEqualTo(ExitStatus.MISUSE);
        }
        assertThat(inquire(flag, PlantedPeople.sin(11), "inquiry to nobody", "--reason", "amounts differ"))
                .isEqualTo(ExitStatus.MISUSE);
        for (String partner : List.of("cnesst", "ramq", "civil-status")) {
            assertThat(inquire(flag, partner, "inquiry to " + partner, "--reason", "amounts differ"))
                    .isZero();
        }
    }

    /** NB: what was typed is not repeated by the name under which the answer is kept. */
    private int inquire(String flag, String partner, String name, String... more) {
        List<String> command = new ArrayList<>(
                List.of("inquire", flag, "--partner", partner, "--night", NIGHT, "--data=" + data, "--lang=en"));
        command.addAll(List.of(more));
        Program.Answer answer = Program.run(command.toArray(String[]::new));
        said.put(name + " (" + said.size() + "), stdout", answer.out());
        said.put(name + " (" + said.size() + "), stderr", answer.err());
        return answer.status();
    }

    private void badRegisters(Path good) throws IOException {
        int number = 0;
        for (String[] fault : new String[][] {
            {"REG-PERSONS", "1931-01-11", "1931-13-11"},
            {"REG-PERSONS", "Zqmarké", "Zqmark\u0001"},
            {"REG-PERSONS", ";F", ";Zqmark"},
            {"REG-IDENTIFIERS", PlantedPeople.sin(1), "Zqmark 899"},
            {"REG-IDENTIFIERS", PlantedPeople.nam(1), ""},
            {"REG-ADDRESSES", "Z9Q1A0", "Z9Q1A0Z9Q1A0"},
            {"REG-EVENTS", PlantedPeople.BORN.toString(), "2026-07-99"},
            {"REG-CLAIMS", "1931.31", "Zqmark"},
            {"REG-WEEKS", "931.93", "93193Z"}
        }) {
            Path folderOfOne = Files.createDirectories(folder.resolve("bad" + number++));
            try (Stream<Path> files = Files.list(good)) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file);
                    boolean faulty = String.valueOf(file.getFileName()).startsWith(fault[0]);
                    assertThat(!faulty || text.contains(fault[1])).as(fault[0]).isTrue();
                    Files.writeString(
                            folderOfOne.resolve(file.getFileName()), faulty ? text.replace(fault[1], fault[2]) : text);
                }
            }
            assertThat(run("register", "load", folderOfOne.toString()).status()).isEqualTo(ExitStatus.FAILED);
        }
    }

    private void hostile(String exchange) {
        Path file = folder.resolve("hostile").resolve(PlantedPartners.name(exchange, 2));
        PlantedPartners.write(file, PlantedPartners.faulty(exchange, 2));
        Program.Answer taken = run("run", exchange, file.toString(), "--night", NIGHT);
        assertThat(taken.status()).as(taken.err()).isIn(ExitStatus.DONE, ExitStatus.HELD);
        if (exchange.equals("DE-IN-02")) {
            return; // Of the same format as the other.
        }
        int number = 0;
        for (byte[] bytes : PlantedPartners.refused(exchange, 3)) {
            Path refused = folder.resolve("hostile").resolve(number++ + "-" + exchange + ".dat");
            PlantedPartners.write(refused, bytes);
            Program.Answer answer = run("run", exchange, refused.toString(), "--night", NIGHT);
            assertThat(answer.status())
                    .as(exchange + " " + number + answer.err())
                    .isIn(ExitStatus.DONE, ExitStatus.FAILED);
        }
    }

    /** A column too narrow for what is to be stored: the database's own message then quotes the value. */
    private void refusedByTheDatabase() throws Exception {
        Path file = folder.resolve("hostile").resolve("broken.csv");
        PlantedPartners.write(
                file, PlantedPartners.file("RA-IN-01", 3, List.of(PlantedPartners.moved(6, requestAbout(61)))));
        sql("alter table staged_fact alter column content rename to wide");
        sql("alter table staged_fact add column content varchar(10)");
        Program.Answer broken = run("run", "RA-IN-01", file.toString(), "--night", NIGHT);
        assertThat(broken.status()).as(broken.out() + broken.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(broken.err())
                .contains("the database refused a statement or did not answer")
                .doesNotContain("\tat ");
        String failed = executions("failed", "échouée").get(0);
        assertThat(run("restart", failed).status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run("execution", failed).status()).isZero();
        assertThat(run("abandon", failed, "--reason", "the database has no room")
                        .status())
                .isZero();
        sql("alter table staged_fact drop column content");
        sql("alter table staged_fact alter column wide rename to content");
    }

    private void looks() throws IOException {
        for (String language : List.of("fr", "en")) {
            run("executions", "--lang", language);
            run("check", "--lang", language);
            for (String execution : executions("", "")) {
                assertThat(run("execution", execution, "--lang", language).status())
                        .isZero();
            }
            for (String format : List.of("table", "csv", "json")) {
                assertThat(run("flags", "--format", format, "--lang", language).status())
                        .isZero();
            }
            Set<String> rules = new TreeSet<>();
            for (String line :
                    run("flags", "--format", "csv").out().lines().skip(1).toList()) {
                String[] cells = line.split(",");
                rules.add(cells[1]);
                assertThat(run("flag", cells[0], "--lang", language).status()).isZero();
            }
            assertThat(rules).contains("R15", "R22", "R26", "R27", "R29", "R30", "R31", "R32");
        }
        Path truth = folder.resolve("truth.jsonl");
        Files.writeString(truth, "");
        run("score", truth.toString());
        Path broken = folder.resolve("broken.jsonl");
        Files.writeString(broken, "{\"surname\": \"Zqmark\", \"sin\": 899900017 Zqmark");
        assertThat(run("score", broken.toString()).status()).isNotZero();
        run("flag", PlantedPeople.sin(1));
    }

    private Program.Answer bySomebodyElse(String... arguments) {
        String name = System.getProperty("user.name");
        System.setProperty("user.name", "somebody-else");
        try {
            return run(arguments);
        } finally {
            System.setProperty("user.name", name);
        }
    }

    private Program.Answer run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add("--data=" + data);
        if (!command.contains("--lang")) {
            command.add("--lang=" + (said.size() % 2 == 0 ? "fr" : "en"));
        }
        Program.Answer answer = Program.run(command.toArray(String[]::new));
        String name = String.join(" ", arguments).replace(folder.toString(), "");
        said.put(name + " (" + said.size() + "), stdout", answer.out());
        said.put(name + " (" + said.size() + "), stderr", answer.err());
        return answer;
    }

    private List<String> executions(String english, String french) {
        return run("executions")
                .out()
                .lines()
                .skip(1)
                .filter(line -> line.contains(" " + english) || line.contains(" " + french))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    /** Bad lines are to be kept, not to condemn their file; and one exchange is to be held. */
    private static void lift(Path declarations) throws IOException {
        try (Stream<Path> jobs = Files.list(declarations.resolve("jobs"))) {
            for (Path job : jobs.toList()) {
                String text = Files.readString(job).replace("rejected-max: 0.02", "rejected-max: 1.00");
                Files.writeString(
                        job, job.endsWith("DE-IN-02.yaml") ? text.replace("flags-max: 500", "flags-max: 1") : text);
            }
        }
    }

    /** The log as it is configured, but with everything that our own classes can say. */
    private Path talkative() throws IOException {
        String configuration = new String(
                        getClass().getResourceAsStream("/exchange-logback.xml").readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("(<logger name=\"qpip.exchange[a-z.]*\" level=)\"[A-Z]+\"", "$1\"TRACE\"")
                .replace("%nopex", "%ex");
        Path file = folder.resolve("talkative.xml");
        return Files.writeString(file, configuration);
    }

    /** The reference under which RAMQ was asked about a person. */
    private String requestAbout(long person) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select ref from request where exchange = 'RA-OUT-01' and person_id = " + person)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database();
                Statement alter = connection.createStatement()) {
            alter.execute(statement);
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + data.toAbsolutePath().resolve("db").resolve("exchange"), "exchange", "");
    }

    /** Every table that isn't there to hold persons, whole. */
    private void tables() throws SQLException, IOException {
        try (Connection connection = database();
                ResultSet tables =
                        connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"BASE TABLE"})) {
            Set<String> names = new TreeSet<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            assertThat(names)
                    .containsAll(HOLD_PERSONS)
                    .contains("BATCH_STEP_EXECUTION", "QUARANTINED_LINE", "EXECUTION");
            names.removeAll(HOLD_PERSONS);
            // NB: a model's long numbers hold any number by chance; it must be the one that we ship.
            names.remove("LINKAGE_MODEL");
            assertThat(rows(connection, "LINKAGE_MODEL"))
                    .endsWith("MODEL=" + Files.readString(Path.of("mappings", "models", "people.json")) + "\n");
            for (String table : names) {
                said.put("table " + table, rows(connection, table));
            }
        }
        assertThat(said.get("table QUARANTINED_LINE")).isNotBlank();
        assertThat(said.get("table BATCH_STEP_EXECUTION")).contains("the database refused a statement");
    }

    private static String rows(Connection connection, String table) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    text.append(rows.getMetaData().getColumnName(column))
                            .append('=')
                            .append(rows.getString(column))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    /**
     * What exceptions said, of whatever class, caught or not; a database's own are what they are, and picocli finds out
     * whether what was typed is a number by trying.
     */
    private static String exceptions(Path recorded) throws IOException {
        return RecordingFile.readAllEvents(recorded).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.JavaExceptionThrow"))
                .filter(event -> !event.getClass("thrownClass")
                        .getName()
                        .matches("org\\.h2\\..*|org\\.springframework\\.dao\\..*"))
                .map(PersonalValuesTest::sentence)
                .filter(sentence -> !sentence.contains("CommandSpec.resemblesOption"))
                .collect(Collectors.joining("\n"));
    }

    private static String sentence(RecordedEvent event) {
        return event.getClass("thrownClass").getName() + ": " + event.getString("message") + " in "
                + (event.getStackTrace() == null
                        ? ""
                        : event.getStackTrace().getFrames().stream()
                                .filter(frame -> !frame.getMethod().getName().equals("<init>"))
                                .limit(8)
                                .map(frame -> frame.getMethod().getType().getName() + "."
                                        + frame.getMethod().getName())
                                .collect(Collectors.joining(" < ")));
    }

    private String names() {
        try (Stream<Path> files = Files.walk(data)) {
            return files.map(file -> data.relativize(file).toString()).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a pattern is found, with the words around it. */
    private static List<String> found(Pattern pattern, Map<String, String> places) {
        List<String> found = new ArrayList<>();
        places.forEach((place, text) -> {
            String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .toLowerCase(Locale.ROOT);
            Matcher matcher = pattern.matcher(plain);
            while (matcher.find()) {
                found.add(place + ": …"
                        + plain.substring(
                                Math.max(0, matcher.start() - 80), Math.min(plain.length(), matcher.end() + 200)));
            }
        });
        return found;
    }
}
