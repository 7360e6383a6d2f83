package qpip.exchange.review;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/**
 * The days on which Québec's administration rests, beside Saturdays and Sundays. Source: Interpretation Act (CQLR, c.
 * I-16), holidays [section to confirm]; days that a proclamation adds are not known here.
 */
final class Holidays {

    private Holidays() {}

    static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    private static boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        LocalDate easter = easter(year);
        LocalDate canada = LocalDate.of(year, Month.JULY, 1);
        return day.equals(LocalDate.of(year, Month.JANUARY, 1))
                || day.equals(easter.minusDays(2))
                || day.equals(easter.plusDays(1))
                || day.equals(LocalDate.of(year, Month.MAY, 25).with(TemporalAdjusters.previous(DayOfWeek.MONDAY)))
                || day.equals(LocalDate.of(year, Month.JUNE, 24))
                || day.equals(canada.getDayOfWeek() == DayOfWeek.SUNDAY ? canada.plusDays(1) : canada)
                || day.equals(
                        LocalDate.of(year, Month.SEPTEMBER, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)))
                || day.equals(LocalDate.of(year, Month.OCTOBER, 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)))
                || day.equals(LocalDate.of(year, Month.DECEMBER, 25));
    }

    /** Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm of Nature, 20 April 1876. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
