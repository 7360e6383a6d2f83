package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.layout.Difference.Change;
import qpip.exchange.layout.Difference.Effect;
import qpip.exchange.layout.Difference.Kind;

class DifferenceTest {

    private static final String FIXED = "cnesst/CN-IN-01";
    private static final String CSV = "ramq/RA-IN-01";
    private static final String XML = "civil-status/DE-IN-02";

    @Test
    void aMappingDoesNotDifferFromItself() {
        assertThat(Difference.between(Sample.mapping(XML), Sample.mapping(XML))).isEmpty();
    }

    /** One row: the mapping, what is changed into what, and the one change that follows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                FIXED + "|layout-version: \"0100\"|layout-version: \"0200\"|LAYOUT_VERSION|BREAKS_BOTH",
                FIXED + "|charset:        ISO-8859-1|charset:        windows-1252|CHARSET|BREAKS_BOTH",
                FIXED + "|{name: pay-from, |{name: paid-from,|FIELD_RENAMED|COMPATIBLE",
                CSV + "|{name: language, |{name: tongue,   |FIELD_RENAMED|BREAKS_BOTH",
                XML + "|{name: death-place, |{name: place-of-death, |FIELD_RENAMED|COMPATIBLE",
                XML + "|path: DeathPlace, |path: Place, |FIELD_MOVED|BREAKS_BOTH",
                XML
                        + "|{name: death-place,          length: 60|{name: death-place,          length: 80|LONGER|BREAKS_READER",
                XML
                        + "|{name: death-place,          length: 60|{name: death-place,          length: 40|SHORTER|BREAKS_WRITER",
                XML + "|    U: {fr: \"Date inconnue\", en: \"Date unknown\"}||CODE_REMOVED|BREAKS_WRITER",
                XML
                        + "|    U: {fr: \"Date inconnue\"|    V: {fr: \"Autre\", en: Other}\\n    U: {fr: \"Date inconnue\"|CODE_ADDED|BREAKS_READER",
                XML + "|fr: \"Date inconnue\"|fr: \"Inconnue\"|CODE_REWORDED|COMPATIBLE",
                XML + "|occurs:   {min: 0, max: 4}|occurs:   {min: 0, max: 5}|OCCURS|BREAKS_READER",
                XML + "|occurs:   {min: 0, max: 4}|occurs:   {min: 1, max: 4}|OCCURS|BREAKS_WRITER",
                XML + "|max-text: 2000|max-text: 3000|FORMAT|BREAKS_READER",
                XML + "|max-text: 2000|max-text: 1000|FORMAT|BREAKS_WRITER",
                XML + "|  - {kind: LineLengths, equals: hash-total}||TOTAL_REMOVED|BREAKS_READER",
                FIXED + "|check: sin|check: none|CHECK|COMPATIBLE",
                FIXED
                        + "|absent: [\"000000000\"]|absent: [\"000000000\", \"999999999\"]|PLACEHOLDER_ADDED|BREAKS_READER",
                FIXED + "|open-ended: [\"99991231\"]|open-ended: []|PLACEHOLDER_REMOVED|BREAKS_WRITER",
                FIXED + "|means: fact.file-no|means: fact.file|MEANING|COMPATIBLE",
                FIXED + "|record-length: 200|record-length: 210|FORMAT|BREAKS_BOTH",
                FIXED + "|identifier: \"20\"|identifier: \"21\"|IDENTIFIER|BREAKS_BOTH"
            })
    void eachChangeIsClassedByWhomItBreaks(String mapping, String from, String to, Kind kind, Effect effect) {
        List<Change> changes = changes(mapping, from, to == null ? "" : to.replace("\\n", "\n"));

        assertThat(changes)
                .filteredOn(change -> change.kind() != Kind.LABEL)
                .extracting(Change::kind, Change::effect)
                .containsExactly(tuple(kind, effect));
    }

    @Test
    void aFieldThatBecomesRequiredBreaksTheWriterAndOneThatNoLongerIsTheReader() {
        String optional = "{name: death-place,          length: 60, path: DeathPlace,         type: text,";
        String required = optional + " required: true,";

        assertThat(changes(XML, optional, required))
                .extracting(Change::kind, Change::effect)
                .containsExactly(tuple(Kind.NOW_REQUIRED, Effect.BREAKS_WRITER));
        assertThat(Difference.between(changed(XML, optional, required), Sample.mapping(XML)))
                .extracting(Change::kind, Change::effect)
                .containsExactly(tuple(Kind.NOW_OPTIONAL, Effect.BREAKS_READER));
    }

    @Test
    void anElementThatMayBeMissingBreaksNoWriterWhenItIsAddedAndAColumnDoes() {
        String place = "      - {name: death-place, ";
        List<Change> element = changes(
                XML, place, "      - {name: death-hour, length: 5, path: Hour, type: time, personal: true}\n" + place);
        String language = "      - {name: language, ";
        List<Change> column = changes(CSV, language, "      - {name: dialect, length: 5, type: text}\n" + language);

        assertThat(element).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.FIELD_ADDED);
            assertThat(change.effect()).isEqualTo(Effect.BREAKS_READER);
            assertThat(change.field()).isEqualTo("death-hour");
        });
        assertThat(column)
                .filteredOn(change -> change.kind() == Kind.FIELD_ADDED)
                .singleElement()
                .satisfies(change -> assertThat(change.effect()).isEqualTo(Effect.BREAKS_BOTH));
        assertThat(column)
                .filteredOn(change -> change.kind() == Kind.FIELD_MOVED)
                .isNotEmpty();
    }

    @Test
    void aChangeInsideAGroupIsNamedWithItsGroup() {
        assertThat(changes(
                        XML,
                        "{name: birth-place,     length: 60, path: BirthPlace,     type: text, personal: true}",
                        "{name: birth-place,     length: 60, path: BirthPlace,     type: text, personal: false}"))
                .containsExactly(
                        new Change(Kind.PERSONAL, "death", "parents.birth-place", "true", "false", Effect.COMPATIBLE));
    }

    private List<Change> changes(String mapping, String from, String to) {
        return Difference.between(Sample.mapping(mapping), changed(mapping, from, to));
    }

    private Mapping changed(String mapping, String from, String to) {
        try {
            String yaml = Files.readString(Path.of("mappings", mapping + ".yaml"));
            assertThat(yaml).contains(from);
            return Sample.declared(yaml.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
