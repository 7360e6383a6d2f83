package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import qpip.exchange.fact.Fact;
import qpip.exchange.register.Period;

/**
 * An indemnity paid for a period, from which each day has the same part: an indemnity is daily, unlike a salary, which
 * must never be spread this way. A negative amount is a recovery.
 */
record PaidPeriod(Fact fact, Period period, BigDecimal amount) {

    private static final int YEAR_OF_OPEN_END = 9999;
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /**
     * What the fact says was paid; empty when it names no period that can be divided (none, open or reversed) or no
     * amount.
     */
    static Optional<PaidPeriod> of(Fact fact) {
        return period(fact)
                .flatMap(period -> fact.amount("amount").map(amount -> new PaidPeriod(fact, period, amount)));
    }

    /** The days for which was paid. */
    static Optional<Period> period(Fact fact) {
        return fact.day("from")
                .flatMap(from -> fact.day("to")
                        .filter(to -> !to.isBefore(from) && to.getYear() < YEAR_OF_OPEN_END)
                        .map(to -> new Period(from, to)));
    }

    /** The part of the days of one week, in cents such that the parts of all weeks add up to the amount. */
    BigDecimal in(LocalDate sunday) {
        if (!touches(sunday)) {
            return NOTHING;
        }
        return until(sunday.plusDays(7)).subtract(until(sunday));
    }

    boolean touches(LocalDate sunday) {
        return !period.to().isBefore(sunday) && !period.from().isAfter(sunday.plusDays(6));
    }

    /** The part of the days before a day, rounded once. */
    private BigDecimal until(LocalDate day) {
        long days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        long before = Math.max(0, Math.min(days, ChronoUnit.DAYS.between(period.from(), day)));
        return amount.multiply(BigDecimal.valueOf(before)).divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
    }
}
