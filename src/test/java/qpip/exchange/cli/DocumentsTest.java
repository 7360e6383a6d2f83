package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that explain: agreement, layout explain, layout diff, layout xsd, and rules. */
class DocumentsTest {

    private static final String SAMPLE = "samples/CN-IN-01_20261122_0001.txt";

    private final Path folder;

    DocumentsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theAgreementIsPrintedInTheLanguageThatIsAskedFor() {
        assertThat(run("agreement", "CN-IN-01", "--lang", "fr").out())
                .startsWith("Entente d’interface CN-IN-01 – Indemnités de remplacement du revenu (structure 0100)");
        assertThat(run("agreement", "CN-IN-01", "--lang", "en", "--format", "markdown")
                        .out())
                .startsWith("# Interface agreement CN-IN-01 – Income replacement indemnities (layout 0100)");
    }

    @Test
    void anExplainedRecordShowsItsPlacesAndNoPersonalValue() throws IOException {
        String out = run("layout", "explain", SAMPLE, "1", "--lang", "en").out();
        String line = Files.readString(Path.of(SAMPLE), StandardCharsets.ISO_8859_1)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();

        assertThat(out)
                .contains("182-191", "Amount paid [pay-amount]", "776.02", "The record follows its layout.")
                .doesNotContain(line.substring(20, 29), line.substring(29, 36), line.substring(99, 107));
        assertThat(out).doesNotContain("504C414E5445", "50 4C 41 4E 54 45");
    }

    @Test
    void theRuleThatWasBrokenIsSaidAndOneBadFieldIsShownWithItsBytes() throws IOException {
        Path file = spoilt("+000077602", "+0000776O2");

        String out =
                run("layout", "explain", file.toString(), "1", "--lang", "en").out();

        assertThat(out)
                .contains("+0000776O2", "37 37 36 4F 32")
                .contains(
                        "Rejected: type, pay-amount: expected a sign and digits, found 10 characters that are not all")
                .contains("The field is not of its type");
    }

    /** NB: a name that slipped into another field is still a name. */
    @Test
    void whereColumnsHaveMovedEverythingIsMasked() throws IOException {
        Path file = spoilt("2000", "200");

        String out =
                run("layout", "explain", file.toString(), "1", "--lang", "fr").out();

        assertThat(out).contains("Les champs semblent décalés; tout est masqué").doesNotContain("PLANTE", "LANTE");
        assertThat(out).doesNotContain("882716053");
    }

    @Test
    void theDifferenceSaysWhomEachChangeBreaks() throws IOException {
        Path old = Path.of("mappings/cnesst/CN-IN-01.yaml");
        Path next = Files.writeString(
                folder.resolve("CN-IN-01.yaml"),
                Files.readString(old)
                        .replace("    E: {fr: \"Employeur, remboursé\", en: \"Employer, reimbursed\"}\n", ""));

        assertThat(run("layout", "diff", old.toString(), next.toString(), "--lang", "en")
                        .out())
                .contains("code removed", "breaks the writer", "Changes: 1; break the reader: 0; break the writer: 1.");
    }

    @Test
    void theRulesAreListedWithLawValuesAndTestsInBothLanguages() {
        assertThat(run("rules", "R28", "--on", "2026-11-22", "--lang", "en").out())
                .contains("R28  BirthNotFound", "civil.birth-grace-days = 60  (since 2006-01-01, our policy)")
                .contains(
                        "[fr] ",
                        "[en] ",
                        "basis: ",
                        "BirthNotFoundTest.",
                        "For every rule, values in force on 2026-11-22:");
        assertThat(run("rules", "--on", "2026-11-22").out()).contains("R15  IndemnityInBenefitWeek", "R32  ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            agreement XX-IN-99                             | no exchange with a partner is called XX-IN-99; those that are: CN-IN-01,
            layout                                         | a command is missing; there are: layout explain FILE RECORD, layout diff OLD NEW, layout xsd EXCHANGE
            layout explain /nowhere 1                      | file /nowhere can't be read; check that it exists and that this user may read it
            layout explain samples/README.md 1             | the file's name doesn't say which exchange it is of; give --exchange, such as CN-IN-01
            layout explain samples/CN-IN-01_20261122_0001.txt x  | RECORD must be the number of a detail, from 1, or header, or trailer
            layout explain samples/CN-IN-01_20261122_0001.txt 99 | the file has no record 99; its details are numbered from 1 to 6
            layout diff /nowhere.yaml /nowhere.yaml        | file /nowhere.yaml can't be read; give two mappings, such as mappings/cnesst/CN-IN-01.yaml and its new version
            layout xsd CN-IN-01                            | exchange CN-IN-01 isn't XML, so it has no schema; its files are FixedWidth
            layout xsd XX-IN-99                            | there is no mapping of exchange 'XX-IN-99'; those that are: CN-IN-01,
            rules R99                                      | unknown rule 'R99'; the rules are AddressOrDeathReported,
            """)
    void whatIsNotThereIsMisuse(String arguments, String sentence) {
        Program.Answer answer = run(arguments.split(" +"));

        assertThat(answer.err()).startsWith("exchange: " + sentence);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.status()).isEqualTo(ExitStatus.MISUSE);
    }

    private Path spoilt(String from, String to) throws IOException {
        String text = Files.readString(Path.of(SAMPLE), StandardCharsets.ISO_8859_1);
        String first = text.lines().skip(1).findFirst().orElseThrow();
        Path file = folder.resolve("CN-IN-01_20261122_0002.txt");
        return Files.write(file, text.replace(first, first.replace(from, to)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Program.Answer run(String... arguments) {
        return Program.run(arguments);
    }
}
