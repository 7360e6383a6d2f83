package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.transfer.PartnerServer;

/** A question on a flag as an analyst puts it, from the command to the page of the flag, in both languages. */
@Tag("slow")
final class InquireTest {

    private static final String NIGHT = PlantedPeople.NIGHT.toString();
    private static final String NEXT = PlantedPeople.NIGHT.plusDays(7).toString();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aQuestionIsAskedSentAndAnsweredOnThePageOfItsFlag() throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        PlantedPeople.writeRegister(register);
        assertThat(run("en", "register", "load", register.toString()).status()).isZero();
        Path server = folder.resolve("server");
        try (PartnerServer partners = PartnerServer.start(server, Partners.ALL, 0)) {
            Partners.mailboxes(folder.resolve("data"), partners, Partners.ALL);
            assertThat(run("en", "run", "CN-OUT-01", "--night", NIGHT).status()).isZero();
            PlantedPartners.answer(server, "CN-IN-01", 1);
            assertThat(run("en", "run", "CN-IN-01", "--night", NIGHT).status()).isZero();
            String flag = flags().get(0);

            assertThat(ask(flag, "amounts of two weeks differ").out())
                    .isEqualTo("Inquiry " + flag + "/1 is on record; it leaves with CN-OUT-01 on the night of " + NEXT
                            + "." + System.lineSeparator());
            assertThat(run("en", "flag", flag).out())
                    .contains("Inquiries", flag + "/1  cnesst (CN-OUT-01)  asked " + NIGHT + " by ")
                    .contains(": amounts of two weeks differ", "it leaves with the next file");
            assertThat(run("fr", "flag", flag).out())
                    .contains(
                            "Demandes de renseignements",
                            "demandée le " + NIGHT,
                            "elle partira avec le prochain fichier");
            assertThat(run("en", "flags").out()).containsPattern(flag + " .* to be sent ");
            assertThat(ask(flag, "once more"))
                    .isEqualTo(new Program.Answer(
                            ExitStatus.MISUSE,
                            "",
                            "exchange: partner cnesst was asked on this flag on " + NIGHT
                                    + ", and the answer is awaited" + System.lineSeparator()));
            assertThat(run("en", "inquire", flag, "--partner", "nobody", "--reason", "x")
                            .err())
                    .startsWith("exchange: unknown partner; the partners are civil-status, cnesst, ");
            assertThat(run("en", "inquire", flag, "--partner", "cnesst", "--exchange", "CN-IN-01", "--reason", "x")
                            .err())
                    .isEqualTo(
                            "exchange: exchange CN-IN-01 of partner cnesst does not ask about the person of this flag;"
                                    + " the agreements cover nobody else" + System.lineSeparator());

            assertThat(run("en", "run", "CN-OUT-01", "--night", NEXT).status()).isZero();
            assertThat(run("fr", "flag", flag).out())
                    .contains("transmise la nuit du " + NEXT, "la réponse est attendue");
            assertThat(run("fr", "flags").out()).containsPattern(flag + " .* transmise ");
            PlantedPartners.answer(server, "CN-IN-01", 2);
            assertThat(run("en", "run", "CN-IN-01", "--night", NEXT).status()).isZero();
            assertThat(run("en", "flag", flag).out())
                    .contains("answered " + NEXT + " (CN-IN-01.00000002.")
                    .containsPattern("answered " + NEXT + "[^\n]*:\\R +CN-IN-01  v1  received " + NIGHT);
            assertThat(run("fr", "flags", "--format", "csv").out()).contains(",ANSWERED,");
        }
    }

    private Program.Answer ask(String flag, String reason) {
        return run("en", "inquire", flag, "--partner", "cnesst", "--reason", reason, "--night", NIGHT);
    }

    private List<String> flags() {
        return run("en", "flags", "--rule", "R15", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private Program.Answer run(String language, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data=" + folder.resolve("data");
        all[arguments.length + 1] = "--lang=" + language;
        return Program.run(all);
    }
}
