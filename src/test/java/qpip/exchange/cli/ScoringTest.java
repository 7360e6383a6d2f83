package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.simulation.Expectation;
import qpip.exchange.simulation.Phase;

class ScoringTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 9, 13);

    /** A flag from the second night on, of another impact from the fourth, none from the sixth. */
    private static final Expectation DEVELOPS = new Expectation(
            "R15",
            1,
            10,
            "iri",
            "",
            List.of(
                    new Phase(NIGHT.plusDays(1), Optional.of(standing("520.00")), ""),
                    new Phase(NIGHT.plusDays(3), Optional.of(standing("130.00")), ""),
                    new Phase(NIGHT.plusDays(5), Optional.empty(), "taken back")));

    @Test
    void whatStandsAsItShouldOnEveryNightIsNoFault() {
        Scoring scoring = new Scoring(List.of(DEVELOPS));
        night(scoring, 0);
        night(scoring, 1, flag("520.00"));
        night(scoring, 2, flag("520.00"));
        night(scoring, 3, flag("130.00"));
        night(scoring, 4, flag("130.00"));
        night(scoring, 5);

        assertThat(scoring.faults()).isEmpty();
        assertThat(scoring.rows()).containsExactly(new Scoring.Row("R15", 1, 2, 1, 0, 0, 0));
    }

    @Test
    void aNightTooLateIsMissed() {
        Scoring scoring = new Scoring(List.of(DEVELOPS));
        night(scoring, 0);
        night(scoring, 1);
        night(scoring, 2, flag("520.00"));

        assertThat(scoring.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Scoring.Kind.MISSED);
            assertThat(fault.from()).isEqualTo(NIGHT.plusDays(1));
            assertThat(fault.nights()).isEqualTo(1);
        });
        assertThat(scoring.rows()).containsExactly(new Scoring.Row("R15", 1, 0, 0, 1, 0, 0));
    }

    @Test
    void aNightTooEarlyIsUnexpected() {
        Scoring scoring = new Scoring(List.of(DEVELOPS));
        night(scoring, 0, flag("520.00"));
        night(scoring, 1, flag("520.00"));

        assertThat(scoring.rows()).containsExactly(new Scoring.Row("R15", 1, 0, 1, 0, 1, 0));
    }

    @Test
    void oneCentOffIsDifferentAndTwoNightsOfItAreOneFault() {
        Scoring scoring = new Scoring(List.of(DEVELOPS));
        night(scoring, 1, flag("520.01"));
        night(scoring, 2, flag("520.01"));

        assertThat(scoring.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Scoring.Kind.DIFFERENT);
            assertThat(fault.nights()).isEqualTo(2);
        });
    }

    @Test
    void theSameTotalInOtherWeeksIsDifferent() {
        Scoring scoring = new Scoring(List.of(DEVELOPS));
        night(scoring, 1, flag("520.00", SUNDAY.plusWeeks(1)));

        assertThat(scoring.rows()).containsExactly(new Scoring.Row("R15", 1, 0, 1, 0, 0, 1));
    }

    @Test
    void aFlagThatStaysAfterItWasTakenBackIsUnexpected() {
        Scoring scoring = new Scoring(List.of(DEVELOPS));
        night(scoring, 4, flag("130.00"));
        night(scoring, 5, flag("130.00"));

        assertThat(scoring.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Scoring.Kind.UNEXPECTED);
            assertThat(fault.plant()).isEqualTo("iri");
        });
    }

    @Test
    void aSecondFlagOfTheSamePersonIsUnexpected() {
        Scoring scoring = new Scoring(List.of(DEVELOPS));
        Diary.Entry other =
                new Diary.Entry("other", "R15", 1, 10, "MEDIUM", new BigDecimal("300.00"), false, new TreeMap<>());
        night(scoring, 1, other, flag("520.00"));

        assertThat(scoring.rows()).containsExactly(new Scoring.Row("R15", 1, 0, 1, 0, 1, 0));
    }

    @Test
    void aFlagOfNobodyPlantedIsUnexpected() {
        Scoring scoring = new Scoring(List.of());
        night(scoring, 0, flag("1.00"));

        assertThat(scoring.rows()).containsExactly(new Scoring.Row("R15", 0, 0, 0, 0, 1, 0));
    }

    @Test
    void theDiaryTellsEachNightAsItWas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("diary.jsonl");
        Diary.Entry first = flag("520.00");
        Diary.Entry second = flag("130.00");
        Diary diary = new Diary(file);

        diary.write(NIGHT, Map.of());
        diary.write(NIGHT.plusDays(1), Map.of(first.ref(), first));
        diary.write(NIGHT.plusDays(2), Map.of(first.ref(), first));
        diary.write(NIGHT.plusDays(3), Map.of(second.ref(), second));
        diary.write(NIGHT.plusDays(4), Map.of());
        diary.write(NIGHT.plusDays(1), Map.of());

        var nights = new Diary(file).nights();
        assertThat(nights.values().stream().map(TreeMap::new).toList())
                .isEqualTo(List.of(
                        new TreeMap<>(),
                        new TreeMap<>(Map.of(first.ref(), first)),
                        new TreeMap<>(Map.of(first.ref(), first)),
                        new TreeMap<>(Map.of(second.ref(), second)),
                        new TreeMap<>()));
        assertThat(Files.readAllLines(file)).hasSize(8);
    }

    private static void night(Scoring scoring, int index, Diary.Entry... standing) {
        scoring.night(NIGHT.plusDays(index), List.of(standing));
    }

    private static Phase.Standing standing(String impact) {
        return new Phase.Standing(
                "MEDIUM",
                Optional.of(new BigDecimal(impact)),
                new TreeMap<>(Map.of(SUNDAY, new BigDecimal(impact))),
                false);
    }

    private static Diary.Entry flag(String impact) {
        return flag(impact, SUNDAY);
    }

    private static Diary.Entry flag(String impact, LocalDate sunday) {
        BigDecimal dollars = new BigDecimal(impact);
        return new Diary.Entry("ref", "R15", 1, 10, "MEDIUM", dollars, false, new TreeMap<>(Map.of(sunday, dollars)));
    }
}
