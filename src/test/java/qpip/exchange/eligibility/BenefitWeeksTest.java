package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.Period;

class BenefitWeeksTest {

    @Test
    void v1TheWeekOfAWednesdayBeginsOnItsSunday() {
        assertThat(BenefitWeeks.of(day("2025-01-15"))).isEqualTo(day("2025-01-12"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-11, 2025-01-05",
        "2025-01-12, 2025-01-12",
        "2025-01-18, 2025-01-12",
        "2025-01-19, 2025-01-19",
        "2024-02-29, 2024-02-25",
        "2025-01-01, 2024-12-29",
        "2025-03-09, 2025-03-09",
        "2025-11-02, 2025-11-02"
    })
    void aWeekRunsFromSundayToSaturdayAcrossYearsAndClockChanges(String of, String sunday) {
        assertThat(BenefitWeeks.of(day(of))).isEqualTo(day(sunday));
    }

    /** The years 2006, 2012, 2017, 2023 and 2028 have 53 Sundays. */
    @Test
    void everyDayOfThirtyYearsIsInExactlyOneWeekThatBeginsOnASunday() {
        LocalDate expected = day("2005-12-25");
        for (LocalDate day = day("2005-12-25"); day.isBefore(day("2036-01-01")); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                expected = day;
            }
            assertThat(BenefitWeeks.of(day)).isEqualTo(expected);
            assertThat(BenefitWeeks.lastDay(day)).isEqualTo(expected.plusDays(6));
            assertThat(BenefitWeeks.after(BenefitWeeks.before(day, 53), 53)).isEqualTo(expected);
            assertThat(BenefitWeeks.after(day, 1)).isEqualTo(BenefitWeeks.of(day.plusDays(7)));
        }
    }

    @Test
    void aYearOf53SundaysHas53Weeks() {
        long sundays = day("2023-01-01")
                .datesUntil(day("2024-01-01"))
                .map(BenefitWeeks::of)
                .distinct()
                .count();

        assertThat(sundays).isEqualTo(53);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-02, 2025-02-15, 2",
        "2025-02-02, 2025-02-16, 3",
        "2025-02-08, 2025-02-09, 2",
        "2025-02-05, 2025-02-05, 1"
    })
    void aPeriodTouchesEachWeekThatItHasADayOf(String from, String to, int weeks) {
        assertThat(BenefitWeeks.touched(new Period(day(from), day(to)))).isEqualTo(weeks);
    }
}
