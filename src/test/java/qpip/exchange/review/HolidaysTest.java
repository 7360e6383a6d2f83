package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.eligibility.Severity;

class HolidaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-18", "2026-06-24", "2026-07-01", "2026-09-07",
                "2026-10-12", "2026-12-25", "2027-03-26", "2027-03-29", "2027-05-24", "2029-07-02", "2038-04-26"
            })
    void nobodyWorksOnAHoliday(LocalDate day) {
        assertThat(Holidays.isWorked(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02",
                "2026-04-02",
                "2026-04-07",
                "2026-05-25",
                "2026-07-02",
                "2026-08-31",
                "2026-10-05",
                "2026-12-24",
                "2026-12-28",
                "2027-05-17"
            })
    void andOnTheOtherDaysOfAWeekPeopleDo(LocalDate day) {
        assertThat(Holidays.isWorked(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, 2026-12-24, 2026-12-28",
        "HIGH, 2026-12-23, 2026-12-31",
        "HIGH, 2026-12-25, 2027-01-04",
        "HIGH, 2026-11-20, 2026-11-27"
    })
    void aDueDayIsCountedInDaysThatAreWorked(Severity severity, LocalDate raised, LocalDate due) {
        assertThat(Priority.due(severity, raised)).isEqualTo(due);
    }
}
