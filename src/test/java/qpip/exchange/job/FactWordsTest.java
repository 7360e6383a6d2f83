package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;

final class FactWordsTest {

    private final FactWords words = new FactWords(Catalogue.read(Path.of(".")));

    @Test
    void aCodeIsSaidByTheMappingAndASharePerHundred() {
        assertThat(words.of("DE-IN-02", "precision", "E", Locale.CANADA_FRENCH)).isEqualTo("Date exacte (E)");
        assertThat(words.of("DE-IN-02", "precision", "E", Locale.CANADA)).isEqualTo("Exact date (E)");
        assertThat(words.of("RA-IN-01", "name-similarity", "964", Locale.CANADA_FRENCH))
                .isEqualTo("96\u00a0%");
        assertThat(words.of("RA-IN-01", "name-similarity", "1000", Locale.CANADA))
                .isEqualTo("100%");
    }

    @Test
    void whatIsNoCodeStaysAsItIs() {
        assertThat(words.of("DE-IN-02", "precision", "Z", Locale.CANADA)).isEqualTo("Z");
        assertThat(words.of("XX-IN-99", "precision", "E", Locale.CANADA)).isEqualTo("E");
        assertThat(words.of("RA-IN-01", "name-similarity", "•••", Locale.CANADA))
                .isEqualTo("•••");
    }

    @Test
    void aFindingSaysTheCodesOfItsFactsWithinASentence() {
        Fact death = new Fact(
                "civil-status",
                "DE-IN-02",
                FactKind.DEATH,
                "1",
                1,
                false,
                Subject.person(7),
                MatchLevel.CONFIRMED,
                "K8",
                new TreeMap<>(Map.of("precision", "P")),
                LocalDate.of(2026, 11, 22),
                Optional.empty());
        Map<String, String> values = Map.of("precision", "P", "weeks-paid", "3");

        assertThat(words.finding(values, List.of(death), Locale.CANADA_FRENCH))
                .containsEntry("precision", "date présumée ou déclarée par jugement")
                .containsEntry("weeks-paid", "3");
        assertThat(words.finding(values, List.of(), Locale.CANADA_FRENCH)).isEqualTo(values);
    }
}
