package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.console.Role;

/** The demonstration as a newcomer sees it: one night, what it says, and the same night once more. */
@Tag("slow")
final class DemoTest {

    private static final List<String> DEMO = List.of("demo", "--no-console", "--claims=80", "--seed=7");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNightIsShownAsItRanAndTheSameNightAgainChangesNothing() throws Exception {
        Program.Answer first = demo("en");

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out().lines()).first().isEqualTo("Night of 2026-11-22");
        List<String> executed = executions(first);
        assertThat(order()).as("in the order of the jobs").containsSubsequence(executed);
        assertThat(executed)
                .doesNotHaveDuplicates()
                .contains("CN-OUT-01", "RA-OUT-01", "DE-IN-01", "DE-IN-02", "RA-IN-01", "CN-IN-01");
        assertThat(first.err().lines())
                .as("a line for each execution, and nothing that libraries say")
                .hasSize(executed.size())
                .allMatch(line -> line.matches("[A-Z]{2}-(IN|OUT)-[0-9]{2}\\.[0-9a-f.-]+"));
        Path data = data();
        String before = dump(data);
        List<String> files = files(data);

        Program.Answer again = demo("en");

        assertThat(again.status()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.out())
                .contains("Everything due on the night of 2026-11-22 was done already; nothing was changed.");
        assertThat(dump(data)).isEqualTo(before);
        assertThat(files(data)).isEqualTo(files);

        assertThat(demo("fr").out())
                .contains("Nuit du 2026-11-22", "était déjà fait; rien n’a été changé.", "terminée");
        looks(data, executed);
    }

    @Test
    void itEndsWithTheConsoleAndAnAccountForEachRole() throws Exception {
        Process demo = new ProcessBuilder(
                        Program.command("demo", "--claims=30", "--seed=7", "--lang=en", "--data=" + folder))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = demo.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            String line;
            while ((line = out.readLine()) != null) {
                lines.add(line);
                if (line.contains("http://")) {
                    break;
                }
            }

            assertThat(lines)
                    .as("what goes wrong on purpose")
                    .anyMatch(said -> said.matches("CN-OUT-01\\.2026-11-22\\.again1 +failed .*"))
                    .anyMatch(said -> said.matches("DE-IN-01\\.00000002\\.[0-9a-f]{8} +refused .*"))
                    .anyMatch(said -> said.matches("RA-IN-01\\.00000002\\.[0-9a-f]{8} +on hold .*"));
            assertThat(lines.stream()
                            .filter(said -> said.matches("Account [a-z0-9-]+ \\([A-Z]+\\), password: \\S{20}")))
                    .hasSize(Role.values().length + 1);
            String address = lines.get(lines.size() - 1).replaceAll(".*(http://\\S+/).*", "$1");
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(address + "connexion"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(demo.isAlive()).isTrue();
        } finally {
            demo.destroy();
            demo.waitFor();
        }
        try (Stream<Path> made = Files.list(folder)) {
            aDemonstrationLivesInTheTimeOfItsNights(made.findFirst().orElseThrow());
        }
    }

    private static void aDemonstrationLivesInTheTimeOfItsNights(Path data) throws IOException {
        assertThat(run("run", "CN-OUT-01", "--data=" + data, "--lang=en").out())
                .as("it is still the evening of its last night")
                .contains("CN-OUT-01.2026-11-22 ", "There was nothing to do; nothing was changed.");
        Files.writeString(data.resolve("clock"), "yesterday");
        assertThat(run("run", "CN-OUT-01", "--data=" + data).err())
                .contains("the demonstration's clock " + data.resolve("clock") + " can't be read");
    }

    /** The exchanges in the order of a night. */
    private static List<String> order() throws IOException {
        try (Stream<Path> jobs = Files.list(Path.of("jobs"))) {
            return jobs.filter(job -> !job.endsWith("policy.yaml"))
                    .map(Tree::read)
                    .sorted(Comparator.comparingInt((Tree job) -> job.number("order"))
                            .thenComparing(job -> job.text("exchange")))
                    .map(job -> job.text("exchange"))
                    .toList();
        }
    }

    private void looks(Path data, List<String> executed) {
        Program.Answer score = run("score", data.resolve("truth.jsonl").toString(), "--data=" + data, "--lang=en");
        assertThat(score.out().lines().findFirst().orElse(""))
                .matches("Rule +Expected +Changes +Found +Missed +Unexpected +Different");
        assertThat(score.err()).isEmpty();
        Program.Answer executions = run("executions", "--data=" + data, "--lang=fr");
        assertThat(executions.err()).isEmpty();
        assertThat(executions.out().lines()).hasSize(executed.size() + 1);
        assertThat(run("executions", "--night=2026-11-23", "--data=" + data)
                        .out()
                        .lines())
                .as("the headings only")
                .hasSize(1);
        String file = executions(executions).get(5);
        String id = executions
                .out()
                .lines()
                .filter(line -> line.startsWith(file))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
        assertThat(run("restart", id, "--data=" + data, "--lang=en").out())
                .contains("There was nothing to do; nothing was changed.");
        assertThat(run("abandon", id, "--reason=x", "--data=" + data).err())
                .startsWith("exchange: execution " + id + " has ended (DONE); there is nothing to abandon");
    }

    private static List<String> executions(Program.Answer answer) {
        return answer.out()
                .lines()
                .filter(line -> line.matches("[A-Z]{2}-(IN|OUT)-[0-9]{2}\\..*"))
                .map(line -> line.substring(0, line.indexOf('.')))
                .toList();
    }

    private Program.Answer demo(String language) {
        List<String> arguments = new ArrayList<>(DEMO);
        arguments.add("--data=" + folder);
        arguments.add("--lang=" + language);
        return run(arguments.toArray(String[]::new));
    }

    private static Program.Answer run(String... arguments) {
        return Program.run(arguments);
    }

    private Path data() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.findFirst().orElseThrow();
        }
    }

    /** Every row of every table; NB: but the leases, which count who asked. */
    private static String dump(Path data) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + data.toAbsolutePath().resolve("db/exchange"), "exchange", "");
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("script nosettings")) {
            StringBuilder text = new StringBuilder();
            while (script.next()) {
                if (!script.getString(1).contains("\"LEASE\"")
                        && !script.getString(1).startsWith("CREATE USER")) {
                    text.append(script.getString(1)).append('\n');
                }
            }
            return text.toString();
        }
    }

    /** Names and lengths of everything that the engine has put into its folders, the database aside. */
    private static List<String> files(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(data.resolve("db")) && !file.startsWith(data.resolve("sftp/keys")))
                    .filter(file -> !file.endsWith("mailboxes.yaml"))
                    .map(file -> data.relativize(file) + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}
