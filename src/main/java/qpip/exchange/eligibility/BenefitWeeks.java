package qpip.exchange.eligibility;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import qpip.exchange.register.Period;

/** The arithmetic of weeks: seven days from Sunday (Reg. s. 5). A week is named by its Sunday. */
public final class BenefitWeeks {

    private BenefitWeeks() {}

    /** The week of a day. */
    public static LocalDate of(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    /** The nth week preceding the week of a day. */
    public static LocalDate before(LocalDate day, int weeks) {
        return of(day).minusWeeks(weeks);
    }

    /** The nth week following the week of a day. */
    public static LocalDate after(LocalDate day, int weeks) {
        return of(day).plusWeeks(weeks);
    }

    /** The Saturday that ends the week of a day. */
    public static LocalDate lastDay(LocalDate day) {
        return of(day).plusDays(6);
    }

    /** How many weeks a period touches. */
    public static int touched(Period period) {
        return (int) ChronoUnit.WEEKS.between(of(period.from()), of(period.to())) + 1;
    }
}
