package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import qpip.exchange.fact.Fact;
import qpip.exchange.register.Period;

/**
 * The whole weeks, Sunday to Saturday, of a qualifying period for which indemnities were paid day by day. What was
 * recovered was not paid.
 */
record IndemnifiedWeeks(SortedSet<LocalDate> sundays, List<Fact> facts) {

    static IndemnifiedWeeks of(List<Fact> indemnities, Period qualifying) {
        List<PaidPeriod> payments = indemnities.stream()
                .flatMap(fact -> PaidPeriod.of(fact).stream())
                .filter(payment -> payment.period().overlaps(qualifying))
                .toList();
        Map<LocalDate, Integer> days = new HashMap<>();
        for (PaidPeriod payment : payments) {
            Period paid = payment.period();
            LocalDate last = paid.to().isAfter(qualifying.to()) ? qualifying.to() : paid.to();
            LocalDate day = paid.from().isBefore(qualifying.from()) ? qualifying.from() : paid.from();
            for (; !day.isAfter(last); day = day.plusDays(1)) {
                days.merge(day, payment.amount().signum(), Integer::sum);
            }
        }
        SortedSet<LocalDate> sundays = new TreeSet<>();
        for (LocalDate week = BenefitWeeks.of(qualifying.from());
                !week.isAfter(qualifying.to());
                week = week.plusWeeks(1)) {
            LocalDate sunday = week;
            if (IntStream.range(0, 7).allMatch(day -> days.getOrDefault(sunday.plusDays(day), 0) > 0)) {
                sundays.add(sunday);
            }
        }
        return new IndemnifiedWeeks(
                sundays, payments.stream().map(PaidPeriod::fact).toList());
    }
}
