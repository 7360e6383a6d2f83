package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.declaration.Problem;

/** Every field of every mapping that we ship has a name that people can read, in both languages. */
class FieldLabelsTest {

    static List<Path> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("partner.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void everyFieldHasWordsInBothLanguages(Path mapping) {
        assertThat(FieldWords.missing(Declarations.reading(mapping, Mapping.class)))
                .as("add them to messages/fields_fr.properties and fields_en.properties, or give the field a label")
                .isEmpty();
    }

    @Test
    void bothBundlesHaveTheSameNames() {
        assertThat(bundle("fr").stringPropertyNames()).isEqualTo(bundle("en").stringPropertyNames());
        assertThat(bundle("fr").values()).noneMatch(text -> text.toString().isBlank());
        assertThat(bundle("fr").values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void aFieldsOwnLabelComesBeforeTheCommonOne() {
        Mapping mapping = Sample.declared(Faulty.FIXED.replace(
                "{name: sin, at: 3,", "{name: sin, label: {fr: \"NAS du parent\", en: \"Parent’s SIN\"}, at: 3,"));
        Field sin = mapping.details().get(0).fields().get(1);

        assertThat(FieldWords.in(Locale.CANADA_FRENCH, sin)).isEqualTo("NAS du parent");
        assertThat(FieldWords.in(Locale.CANADA, sin)).isEqualTo("Parent’s SIN");
    }

    @Test
    void aFieldThatNobodyNamedIsAProblemWithItsLine() {
        String yaml = Faulty.FIXED.replace("{name: rest, at", "{name: remains, at");

        assertThat(FieldWords.missing(Declarations.reading(Path.of("sample.yaml"), yaml, Mapping.class)))
                .extracting(Problem::toString)
                .containsExactly(
                        "sample.yaml:25: the field 'remains' has no words for people; give it a label: {fr: ..., en: ...}");
    }

    private static Properties bundle(String language) {
        Properties bundle = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages/fields_" + language + ".properties"))) {
            bundle.load(reader);
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
