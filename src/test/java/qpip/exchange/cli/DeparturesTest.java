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
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * No file of several nights holds a spouse where the rule forbids it, a claimant whose claim is closed, anybody whom
 * the agreement doesn't cover, or a field that it doesn't list: read from the files by {@link OutboundFile}.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeparturesTest {

    /** Nights of the demonstration; {@code -Doutbound.nights=30} for a whole month. */
    private static final int NIGHTS = Integer.getInteger("outbound.nights", 3);

    private static final Path DECLARATIONS = Path.of("");

    private Path folder = Path.of("");
    private Path data = Path.of("");

    @BeforeAll
    void nights(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Program.Answer demo = Program.run(
                "demo",
                "--no-console",
                "--claims=600",
                "--nights=" + NIGHTS,
                "--seed=11",
                "--lang=en",
                "--data=" + folder);
        assertThat(demo.status()).as(demo.err()).isZero();
        try (Stream<Path> folders = Files.list(folder)) {
            data = folders.findFirst().orElseThrow();
        }
    }

    @Test
    void whatLeftIsWhatMayLeave() throws SQLException {
        assertThat(Departures.problems(data, DECLARATIONS)).isEmpty();
        List<OutboundFile> files = Departures.files(data).stream()
                .map(file -> OutboundFile.read(file, DECLARATIONS))
                .toList();
        assertThat(files)
                .extracting(OutboundFile::exchange)
                .contains("CN-OUT-01", "RA-OUT-01", "SC-OUT-01", "SC-OUT-02", "DE-OUT-01");
        assertThat(files.stream().filter(file -> file.exchange().matches("(CN|RA|SC)-OUT-01")))
                .noneMatch(file -> file.details().isEmpty());
        assertThat(number("select count(*) from claim where status = 'CLOSED'")).isPositive();
        assertThat(number("select count(*) from claim where other_parent is not null and status = 'OPEN'"))
                .isPositive();
        assertThat(number("select count(*) from request"))
                .as("as many as were asked about")
                .isEqualTo(
                        files.stream().mapToLong(file -> file.details().size()).sum());
    }

    @Test
    void aClaimantWhoseClaimIsClosedIsFound() throws SQLException {
        String closed = text(
                "select i.number from claim c join identifier i on i.person_id = c.claimant_id and i.type ="
                        + " 'SIN' and i.held_to is null where c.status = 'CLOSED' and c.filed_on <"
                        + " date '2021-09-26' and not exists (select 1 from claim o where"
                        + " o.claimant_id = c.claimant_id and o.status = 'OPEN') order by c.id fetch first 1 rows only");
        assertThat(tampered(
                        "CN-OUT-01",
                        text -> onFirstDetail(text, line -> line.substring(0, 18) + closed + line.substring(27))))
                .anyMatch(problem -> problem.endsWith(": a claimant whose claim is closed"));
    }

    @Test
    void aSpouseIsFoundByNumberAndByName() throws SQLException {
        String spouse =
                "from claim c join person p on p.id = c.other_parent join identifier i on i.person_id = p.id and"
                        + " i.type = 'SIN' and i.held_to is null where c.status = 'OPEN' and not exists (select 1 from claim o"
                        + " where o.claimant_id = p.id) and length(p.surname) < 20 order by c.id fetch first 1 rows only";
        String number = text("select i.number " + spouse);
        String surname = text("select p.surname " + spouse);
        String born = text("select p.born_on " + spouse);
        assertThat(tampered(
                        "SC-OUT-01",
                        text -> onFirstDetail(text, line -> line.substring(0, 18) + number + line.substring(27))))
                .anyMatch(problem -> problem.endsWith(": a spouse or other parent"));
        assertThat(tampered(
                        "RA-OUT-01",
                        text -> text.replaceFirst(
                                "\n([A-Z0-9]{16});P;[^\n]*\n", "\n$1;P;;" + surname + ";X;" + born + ";M;;\n")))
                .anyMatch(problem -> problem.endsWith(": a spouse or other parent"))
                .anyMatch(problem -> problem.endsWith(": its reference is of somebody else"));
    }

    @Test
    void whatTheAgreementDoesNotListIsFound() throws IOException {
        assertThat(tampered("CN-OUT-01", text -> onFirstDetail(text, line -> line + "X")))
                .anyMatch(problem -> problem.endsWith(": there is characters outside the fields"));
        assertThat(tampered("RA-OUT-01", text -> text.replaceFirst("(\n[A-Z0-9]{16};P;[^\n]*)\n", "$1;800123457\n")))
                .anyMatch(problem -> problem.endsWith(": there is cells without a column"));
        Path fewer = Program.declarations(folder.resolve("declared"));
        Path partner = fewer.resolve("mappings/cnesst/partner.yaml");
        Files.writeString(partner, Files.readString(partner).replaceFirst("given-name, dob, ", "given-name, "));
        assertThat(Departures.problems(data, fewer))
                .isNotEmpty()
                .allMatch(problem -> problem.endsWith(": field dob is not permitted"));
        Files.writeString(partner, Files.readString(partner).replaceFirst("expires: +[0-9-]+", "expires: 2026-11-21"));
        assertThat(Departures.problems(data, fewer))
                .anyMatch(problem ->
                        problem.startsWith("CN-OUT-01_") && problem.endsWith(": no agreement in force permits it"));
    }

    /** What is found when the first file of an exchange says something else; the file is put back. */
    private List<String> tampered(String exchange, UnaryOperator<String> change) {
        Path file = Departures.files(data).stream()
                .filter(one -> one.getFileName().toString().startsWith(exchange))
                .findFirst()
                .orElseThrow();
        try {
            byte[] before = Files.readAllBytes(file);
            var charset = exchange.startsWith("RA") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            String text = new String(before, charset);
            String changed = change.apply(text);
            assertThat(changed).isNotEqualTo(text);
            Files.write(file, changed.getBytes(charset));
            List<String> problems = Departures.problems(data, DECLARATIONS);
            Files.write(file, before);
            return problems;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String onFirstDetail(String text, UnaryOperator<String> change) {
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n")));
        lines.set(1, change.apply(lines.get(1)));
        return String.join("\r\n", lines) + "\r\n";
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + data.toAbsolutePath().resolve("db/exchange"), "exchange", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
