package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.declaration.Problem;

/** Every mapping that we ship is sound and its examples hold. */
class LayoutTest {

    static List<Path> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.getFileName().toString().matches("[A-Z]{2}-(IN|OUT)-\\d+\\.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void everyMappingIsSoundAndItsExamplesHold(Path file) {
        assertThat(Layout.lint(Declarations.reading(file, Mapping.class))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void everyMappingSaysFirstThatItIsIllustrativeAndUnderWhichAgreement(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0) + lines.get(1)).contains("ILLUSTRATIVE", "Agreement ENT-");
    }

    @Test
    void theSixMappingsAreThere() throws IOException {
        assertThat(mappings().stream().map(file -> file.getFileName().toString()))
                .contains(
                        "CN-IN-01.yaml",
                        "CN-OUT-01.yaml",
                        "DE-IN-01.yaml",
                        "DE-IN-02.yaml",
                        "RA-IN-01.yaml",
                        "RA-OUT-01.yaml");
    }

    @Test
    void aSpoiltMappingIsDescribedByAllItsFaultsWithTheirLines() {
        String spoilt = Faulty.FIXED
                .replace("charset:        ISO-8859-1", "charset:        latin1")
                .replace("{name: name, at: 12", "{name: name, at: 13")
                .replace("codes: paid-to, required: true}", "codes: paid-by, required: true}")
                .replace("of: amount, equals: amount-total", "of: amounts, equals: amount-total");
        assertThat(problems(spoilt))
                .containsExactly(
                        "sample.yaml:7: unknown charset 'latin1'; the charsets are ISO-8859-1, windows-1252, UTF-8, cp500, cp1047",
                        "sample.yaml:10: no field uses the list of codes 'paid-to'",
                        "sample.yaml:21: 'name' must begin at 12, where the field before it ends, not at 13",
                        "sample.yaml:22: 'week' must begin at 23, where the field before it ends, not at 22",
                        "sample.yaml:24: there is no list of codes 'paid-by'; the lists are paid-to",
                        "sample.yaml:35: no detail has a field 'amounts'");
    }

    @Test
    void anExampleThatDoesNotHoldIsNamedWithWhatTheLineGives() {
        assertThat(problems(Faulty.FIXED.replace("name: ANNE", "name: MARIE")))
                .containsExactly("sample.yaml:39: the line gives 'ANNE', not 'MARIE'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length: 8, type: amount | length: 7, type: amount | 24: 'paid-to' must begin at 37, where the field before it ends, not at 38
            record-length: 40 | record-length: 39 | 18: the fields end at 40, behind the record's end at 39
            charset:        ISO-8859-1 | charset:        cp500 | 8: EBCDIC has no line end of its own; the line end must be none
            name: name, at | name: sin, at | 21: the field 'sin' stands twice
            identifier: "20" | identifier: "21" | 17: the first field must have the value '21', by which the record is known
            {kind: Count, equals: detail-count} | {kind: Sum, of: amount, equals: detail-count} | 33: a total of kind Count is missing: without it a file could lose details unseen
            equals: hash-total | equals: hash-tot | 36: the trailer has no field 'hash-tot'
            type: week | type: date, partial: true, absent: ["00000000"] | 22: 'week' has placeholders for none and for no end; what is written would be ambiguous
            E: {fr: Employeur | EM: {fr: Employeur | 24: the code 'EM' of 'paid-to' does not fit into 1 positions
            T: {fr: Travailleur | "漢": {fr: Travailleur | 10: the code '漢' cannot be written in ISO-8859-1
            name: name, at: 12, length: 10, type: text | name: name, at: 12, length: 10, path: Name, type: text | 21: only XML fields have a path
            name: name, at: 12, length: 10, type: text | name: name, at: 12, length: 10, type: group | 21: only XML has groups
            rejected: {field: week, reason: week-not-sunday} | rejected: {field: week, reason: date} | 41: the line should be rejected for field week with reason date, but it is rejected: field week, week-not-sunday (expected a Sunday, found another day)
            20261123+0056000T | 20261122+0056000T | 41: the line should be rejected for field week with reason week-not-sunday, but it is accepted
            """)
    void aSpoiltMappingIsNamedWithItsLineAndWhatWouldBeRight(String sound, String spoilt, String problem) {
        assertThat(problems(Faulty.FIXED.replace(sound, spoilt))).contains("sample.yaml:" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            charset:        ISO-8859-1 | charset:        UTF-8 | 7: the columns of a fixed-width record are bytes, so in UTF-8 an accent shifts all that follows it for who counts characters; use ISO-8859-1 or windows-1252, or CSV
            amount-total, at: 12, length: 12 | amount-total, at: 12, length: 10 | 35: the field 'amount-total' has 9 digits; the sum of a thousand amounts of 7 digits, as 'amount' may have, needs 10
            """)
    void whatWouldGoWrongOneDayIsRefusedByCheckAlthoughALayoutCanBeMadeOfIt(
            String sound, String spoilt, String problem) {
        String yaml = Faulty.FIXED.replace(sound, spoilt).replace("at: 24, length: 15", "at: 22, length: 15");
        String moved = spoilt.contains("length: 10") ? yaml : Faulty.FIXED.replace(sound, spoilt);

        assertThat(problems(moved)).containsExactly("sample.yaml:" + problem);
        assertThat(Layout.of(Sample.declared(moved)).exchange()).isEqualTo("FX-IN-01");
    }

    @Test
    void theElementsOfAGroupStandInAnElementOfTheirOwn() throws IOException {
        String births = Files.readString(Path.of("mappings/civil-status/DE-IN-01.yaml"));

        assertThat(problems(births.replace("path:     Parents/Parent", "path:     Parent")))
                .anyMatch(problem -> problem.contains("the elements of the group 'parents' must stand in an element of"
                        + " their own, such as Parents/Parent; an XML Schema cannot say that what repeats comes in any"
                        + " order"));
    }

    @Test
    void aTrailerOfCsvHasAnotherNumberOfColumnsThanADetailWithoutIdentifier() throws IOException {
        String answers = Files.readString(Path.of("mappings/ramq/RA-IN-01.yaml"));
        String details = answers.substring(
                answers.indexOf("      - {name: address-line"), answers.indexOf("      - {name: elig-status"));
        String four = answers.replace(details, "")
                .replaceAll(
                        "      - \\{name: (nam|previous-nam|surname-birth|given-name|dob|sex-marker|elig-reason|elig-date|stay-type|death-date),.*\n",
                        "")
                .replaceAll("(?m)^  - \\{name: hash", "  - {name: hash");
        String same = four.replace(
                "      - {name: elig-status",
                "      - {name: language,      length: 1,  type: text}\n      - {name: elig-status");

        assertThat(problems(same))
                .anyMatch(
                        problem -> problem.contains(
                                "the trailer has as many columns as the detail, so a trailer with more records after it could not be told"));
        assertThat(problems(four)).noneMatch(problem -> problem.contains("as many columns"));
    }

    @Test
    void anUnsoundMappingMakesNoLayout() {
        Mapping mapping = Sample.declared(Faulty.FIXED.replace("charset:        ISO-8859-1", "charset:        ebcdic"));
        assertThatThrownBy(() -> Layout.of(mapping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the mapping of FX-IN-01 is not sound: charset: unknown charset 'ebcdic'; "
                        + "the charsets are ISO-8859-1, windows-1252, UTF-8, cp500, cp1047");
    }

    @Test
    void theFieldsOfEveryPartnerThatIdentifyAPersonAreMarked() throws IOException {
        for (Path file : mappings()) {
            Mapping mapping = Declarations.read(file, Mapping.class);
            mapping.details().get(0).fields().stream()
                    .filter(field -> field.means()
                            .filter(means -> means.startsWith("subject.") && !means.startsWith("subject.role"))
                            .isPresent())
                    .forEach(field -> assertThat(field.personal())
                            .as("%s %s", file, field.name())
                            .isTrue());
        }
    }

    static List<String> problems(String yaml) {
        return Layout.lint(Declarations.reading(Path.of("sample.yaml"), yaml, Mapping.class)).stream()
                .map(Problem::toString)
                .toList();
    }
}
