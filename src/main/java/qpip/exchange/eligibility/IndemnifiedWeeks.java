package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import qpip.exchange.fact.Fact;
import qpip.exchange.register.Period;

/**
 * The whole weeks, Sunday to Saturday, of a qualifying period for which indemnities were paid day by day. What was
 * recovered was not paid.
 */
record IndemnifiedWeeks(SortedSet<LocalDate> sundays, List<Fact> facts) {

    private static final int DAYS = 7;

    static IndemnifiedWeeks of(List<Fact> indemnities, Period qualifying) {
        List<PaidPeriod> payments = indemnities.stream()
                .flatMap(fact -> PaidPeriod.of(fact).stream())
                .filter(payment -> payment.period().overlaps(qualifying))
                .toList();
        LocalDate first = BenefitWeeks.of(qualifying.from());
        int weeks = BenefitWeeks.touched(qualifying);
        int[] paid = new int[DAYS * weeks];
        for (PaidPeriod payment : payments) {
            int from = place(first, later(payment.period().from(), qualifying.from()));
            int to = place(first, earlier(payment.period().to(), qualifying.to()));
            for (int day = from; day <= to; day++) {
                paid[day] += payment.amount().signum();
            }
        }
        SortedSet<LocalDate> sundays = new TreeSet<>();
        for (int week = 0; week < weeks; week++) {
            if (isWhole(paid, DAYS * week)) {
                sundays.add(first.plusWeeks(week));
            }
        }
        return new IndemnifiedWeeks(
                sundays, payments.stream().map(PaidPeriod::fact).toList());
    }

    private static boolean isWhole(int[] paid, int sunday) {
        for (int day = sunday; day < sunday + DAYS; day++) {
            if (paid[day] <= 0) {
                return false;
            }
        }
        return true;
    }

    private static int place(LocalDate first, LocalDate day) {
        return (int) (day.toEpochDay() - first.toEpochDay());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
