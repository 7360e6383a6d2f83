package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.transfer.PartnerServer;

/**
 * What goes wrong at the command line is one clear sentence on stderr, nothing on stdout, and the right exit status.
 */
final class MistakesTest {

    @TempDir
    private Path data = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | a command is missing; ./exchange --help lists them
            frobnicate                          | Unmatched argument at index 0: 'frobnicate'
            register                            | a command is missing; there is: register load DIR
            run                                 | Missing required parameter: 'EXCHANGE'
            tonight --night tomorrow            | Invalid value for option '--night': expected a date such as 2026-11-22
            flags --lang de                     | Invalid value for option '--lang': expected one of [FR, EN] (case-insensitive) but was 'de'
            flags --format xml                  | Invalid value for option '--format': expected one of [TABLE, JSON, CSV] (case-insensitive) but was 'xml'
            executions --threads 0              | option --threads must be at least 1, not 0
            inquire F-AAAA --partner cnesst     | Missing required option: '--reason=REASON'
            abandon CN-IN-01.1                  | Missing required option: '--reason=REASON'
            register load /nowhere              | folder /nowhere can't be read; give the folder that has the register's extracts
            score /nowhere/truth.jsonl          | the truth /nowhere/truth.jsonl can't be read; give the truth.jsonl of a simulation
            simulate --out x --claims 0         | a simulation must have at least one claim, not 0
            schema poem                         | Invalid value for positional parameter at index 0 (KIND): expected one of [PARTNER, MAPPING, JOB, POLICY, MAILBOXES] (case-insensitive) but was 'poem'
            """)
    void whatIsNotUnderstoodIsMisuse(String arguments, String sentence) {
        Program.Answer answer = Program.run(arguments.isEmpty() ? new String[0] : arguments.split(" +"));

        assertThat(answer.complaints()).first().isEqualTo("exchange: " + sentence);
        assertThat(answer.complaints()).hasSizeLessThanOrEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.status()).isEqualTo(ExitStatus.MISUSE);
    }

    @Test
    void anUnknownExchangeIsMisuseAndThoseThatThereAreAreListed() throws IOException {
        try (Stream<Path> jobs = Files.list(Path.of("jobs"))) {
            String exchanges = jobs.map(job -> job.getFileName().toString().replace(".yaml", ""))
                    .filter(job -> !job.equals("policy"))
                    .sorted()
                    .collect(Collectors.joining(", "));
            assertThat(run("run", "XX-IN-99"))
                    .isEqualTo(new Program.Answer(
                            ExitStatus.MISUSE,
                            "",
                            line("exchange: unknown exchange 'XX-IN-99'; the exchanges are " + exchanges)));
        }
    }

    @Test
    void aFileThatCannotBeReadIsMisuse() {
        assertThat(run("run", "CN-IN-01", "/nowhere/CN-IN-01_20261122_0001.txt"))
                .isEqualTo(
                        new Program.Answer(
                                ExitStatus.MISUSE,
                                "",
                                line(
                                        "exchange: file CN-IN-01_20261122_0001.txt can't be read; check that it exists and that this user may read it")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            execution CN-IN-01.7          | unknown execution 'CN-IN-01.7'; ./exchange executions lists them
            restart CN-IN-01.7            | unknown execution 'CN-IN-01.7'; ./exchange executions lists them
            abandon CN-IN-01.7 --reason x | unknown execution 'CN-IN-01.7'; ./exchange executions lists them
            flag F-AAAA                   | unknown flag 'F-AAAA'; ./exchange flags lists them
            flag 899900017                | unknown flag '•••'; ./exchange flags lists them
            inquire F-AAAA --partner cnesst --reason x | unknown flag 'F-AAAA'; ./exchange flags lists them
            """)
    void whatIsNotThereIsMisuse(String arguments, String sentence) {
        assertThat(run(arguments.split(" +")))
                .isEqualTo(new Program.Answer(ExitStatus.MISUSE, "", line("exchange: " + sentence)));
    }

    @Test
    void aDataFolderThatCannotBeMadeIsSaidAtOnce() {
        Program.Answer answer = Program.run("executions", "--data=/proc/nowhere");

        assertThat(answer)
                .isEqualTo(
                        new Program.Answer(
                                ExitStatus.FAILED,
                                "",
                                line(
                                        "exchange: the data folder /proc/nowhere can't be made; check its parent's permissions or give --data")));
    }

    @Test
    void aBadDeclarationIsSaidWithFileAndLine() throws IOException {
        Path declarations = Program.declarations(data.resolve("declared"));
        Path job = declarations.resolve("jobs/CN-IN-01.yaml");
        Files.writeString(job, Files.readString(job).replace("[IndemnityInBenefitWeek", "[PersonDead"));
        System.setProperty("exchange.declarations", declarations.toString());
        try {
            Program.Answer answer = run("check");
            assertThat(answer.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("exchange: jobs/CN-IN-01.yaml:10: unknown rule 'PersonDead'; the rules are ");
            assertThat(answer.status()).isEqualTo(ExitStatus.FAILED);
        } finally {
            System.clearProperty("exchange.declarations");
        }
    }

    @Tag("slow")
    @Test
    void aDatabaseThatAnotherProcessHasOpenIsInUse() throws Exception {
        Files.createDirectories(data.resolve("db"));
        try (Connection held = DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("db").resolve("exchange").toAbsolutePath(), "exchange", "")) {
            Program.Answer answer = Program.start("executions", "--data=" + data);

            assertThat(held.isClosed()).isFalse();
            assertThat(answer)
                    .isEqualTo(
                            new Program.Answer(
                                    ExitStatus.RUNNING,
                                    "",
                                    line(
                                            "exchange: the database is in use by another process; wait until it ends, or use PostgreSQL to work with several")));
        }
    }

    @Test
    @Tag("slow")
    void aPartnerWithoutAServerIsSaidAfterTwoTriesToWhoeverWaits() throws IOException {
        try (PartnerServer server = PartnerServer.start(data.resolve("server"), Partners.ALL, 0)) {
            Partners.mailboxes(data, server, Partners.ALL);
        }

        Program.Answer answer = Program.start("run", "DE-IN-01", "--data=" + data);

        assertThat(answer.complaints())
                .singleElement()
                .asString()
                .startsWith("exchange: cannot reach the SFTP server of partner civil-status at localhost:")
                .endsWith(
                        " to list the outbox: connection refused (2 tries); check that the server is running, the port, and the firewall");
        assertThat(answer.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aFileThatIsRefusedSaysWhyInTheLanguageAskedForAndAgainWhenItIsGivenAgain() throws IOException {
        Path file = data.resolve("CN-IN-01_20261122_0001.txt");
        Files.write(file, new byte[0]);
        for (int status : new int[] {ExitStatus.FAILED, ExitStatus.DONE}) {
            Program.Answer answer = run("run", "CN-IN-01", file.toString(), "--night", "2026-11-22", "--lang", "fr");

            assertThat(answer.complaints())
                    .contains("exchange: CN-IN-01.00000001.e3b0c442: le fichier a été refusé (empty) :"
                            + " le fichier est vide; il doit contenir un en-tête, des détails et une fin de fichier");
            assertThat(answer.out()).contains("refusée");
            assertThat(answer.status()).isEqualTo(status);
        }
        assertThat(run("execution", "CN-IN-01.00000001.e3b0c442", "--lang", "fr")
                        .out())
                .contains("empty: le fichier est vide; il doit contenir un en-tête");
    }

    /** NB: a server that takes the connection and then says nothing. */
    @Test
    @Tag("slow")
    void aServerThatSaysNothingIsGivenUp() throws IOException {
        try (PartnerServer server = PartnerServer.start(data.resolve("server"), Partners.ALL, 0);
                ServerSocket silent = new ServerSocket(0)) {
            Partners.mailboxes(data, server, Partners.ALL);
            Path mailboxes = data.resolve("mailboxes.yaml");
            Files.writeString(
                    mailboxes,
                    Files.readString(mailboxes).replace("port: " + server.port(), "port: " + silent.getLocalPort()));

            Program.Answer answer = run("run", "DE-IN-01");

            assertThat(answer.complaints())
                    .singleElement()
                    .asString()
                    .contains(" to list the outbox: ", " (2 tries); check ");
            assertThat(answer.status()).isEqualTo(ExitStatus.FAILED);
        }
    }

    /**
     * What makes help quick is that it starts nothing: of the libraries it knows only types that a command's methods
     * name, and that holds on a busy machine too.
     */
    @Test
    void helpIsThereAtOnceAsItStartsNothing() throws IOException {
        Path loaded = data.resolve("loaded.txt");

        Program.Answer help = Program.start(List.of("-Xlog:class+load:file=" + loaded), "--help");

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Usage: exchange", "tonight", "Exit status:");
        assertThat(loaded)
                .content()
                .contains(" " + Exchange.class.getName() + " source:")
                .doesNotContain(
                        " org.springframework.boot.", " org.springframework.context.", " org.springframework.jdbc.")
                .doesNotContain(
                        " org.h2.", " org.postgresql.", " org.flywaydb.", " org.apache.sshd.", " ch.qos.logback.");
        assertThat(Files.readAllLines(loaded))
                .as("the engine's classes are three times as many")
                .hasSizeLessThan(3_000);
    }

    private Program.Answer run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--data=" + data;
        return Program.run(all);
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
