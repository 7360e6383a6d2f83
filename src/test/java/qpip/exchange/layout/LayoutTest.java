package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    static List<String> problems(String yaml) {
        return Layout.lint(Declarations.reading(Path.of("sample.yaml"), yaml, Mapping.class)).stream()
                .map(Problem::toString)
                .toList();
    }
}
