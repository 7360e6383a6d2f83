package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final Timetable THIRTY = timetable(30);

    @Test
    void aWeeklyExtractHasTheNextNumberOnEachOfItsNights() {
        assertThat(List.of(
                        THIRTY.sequence("WEEKLY", SUNDAY),
                        THIRTY.sequence("WEEKLY", SUNDAY.plusDays(7)),
                        THIRTY.sequence("WEEKLY", SUNDAY.plusDays(28))))
                .containsExactly(1L, 2L, 5L);
        assertThat(THIRTY.sequence("NIGHTLY", SUNDAY.plusDays(29))).isEqualTo(30);
    }

    @Test
    void nothingIsDueOutsideTheNights() {
        assertThat(THIRTY.due("NIGHTLY", SUNDAY.minusDays(1))).isFalse();
        assertThat(THIRTY.due("NIGHTLY", SUNDAY.plusDays(29))).isTrue();
        assertThat(THIRTY.due("NIGHTLY", SUNDAY.plusDays(30))).isFalse();
        assertThat(THIRTY.next("WEEKLY", SUNDAY.plusDays(29))).isEmpty();
    }

    @Test
    void whatIsKnownSinceBeforeComesOnTheFirstNight() {
        assertThat(THIRTY.next("WEEKLY", SUNDAY.minusDays(100))).contains(SUNDAY);
        assertThat(THIRTY.next("WEEKLY", SUNDAY.plusDays(1))).contains(SUNDAY.plusDays(7));
    }

    @Test
    void aPartnerTakesFromNoneToFiveDays() {
        Set<Long> days = new HashSet<>();
        LongStream.rangeClosed(1, 300)
                .forEach(person -> days.add(THIRTY.answered("NIGHTLY", "QUESTION", person, SUNDAY)
                                .orElseThrow()
                                .toEpochDay()
                        - SUNDAY.toEpochDay()));

        assertThat(days).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void anAnswerToALaterQuestionMayComeFirst() {
        assertThat(LongStream.rangeClosed(1, 100)
                        .filter(person -> THIRTY.answered("NIGHTLY", "QUESTION", person, SUNDAY)
                                .orElseThrow()
                                .isAfter(THIRTY.answered("NIGHTLY", "QUESTION", person, SUNDAY.plusDays(1))
                                        .orElseThrow())))
                .isNotEmpty();
    }

    @Test
    void whatIsKnownOnADayIsToldByTheFirstAnswerFromThenOn() {
        for (long person = 1; person <= 50; person++) {
            LocalDate told = THIRTY.told("WEEKLY", "QUESTION", person, SUNDAY.plusDays(8))
                    .orElseThrow();
            assertThat(told).isEqualTo(SUNDAY.plusDays(14));
        }
    }

    @Test
    void aShortSimulationIsAnsweredAtOnce() {
        Timetable one = timetable(1);

        assertThat(LongStream.rangeClosed(1, 50)
                        .mapToObj(person -> one.answered("NIGHTLY", "QUESTION", person, SUNDAY)))
                .containsOnly(Optional.of(SUNDAY));
    }

    @Test
    void anExtractThatLeavesBeforeTheQuestionIsThereAnswersOnALaterNight() {
        Timetable two = timetable(2);

        assertThat(two.answered("EARLY", "QUESTION", 1, SUNDAY)).contains(SUNDAY.plusDays(1));
    }

    private static Timetable timetable(int nights) {
        return new Timetable(new Settings(10, 0, nights, 5, SUNDAY), new Calendar() {
            @Override
            public boolean due(String exchange, LocalDate night) {
                return !exchange.equals("WEEKLY") || night.getDayOfWeek() == DayOfWeek.SUNDAY;
            }

            @Override
            public boolean before(String first, String second) {
                return !second.equals("EARLY");
            }
        });
    }
}
