package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.WeekStatus;

/** What was paid too much, worked out by the simulation's own arithmetic (LAP, the rules of each week). */
final class Impacts {

    private static final BigDecimal HIGH_TOTAL = new BigDecimal("1000.00");
    private static final LocalDate FREE_BY_EARNINGS = LocalDate.of(2020, 10, 29);
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal MATERIAL_TOTAL = new BigDecimal("100.00");

    private Impacts() {}

    /**
     * Dollars too much by Sunday, where income that wasn't declared came into the weeks that are paid by that night; a
     * week without is left out.
     *
     * @param cents the income of the week that begins on a Sunday
     */
    static SortedMap<LocalDate, BigDecimal> ofIncome(
            Household household, Claim claim, LocalDate night, ToLongFunction<LocalDate> cents) {
        SortedMap<LocalDate, BigDecimal> weeks = new TreeMap<>();
        for (BenefitWeek week : household.weeks(claim, night)) {
            if (week.status() == WeekStatus.PAID) {
                long undeclared = Math.max(0, cents.applyAsLong(week.sunday()));
                BigDecimal income = week.declaredIncome().add(BigDecimal.valueOf(undeclared, 2));
                BigDecimal due = due(claim, week, income);
                BigDecimal impact = due.subtract(week.deduction());
                if (impact.signum() != 0) {
                    weeks.put(week.sunday(), impact);
                }
            }
        }
        return weeks;
    }

    /**
     * What income takes from a week's benefit. For weeks before 2020-10-29 all of it after giving birth, else what is
     * above a quarter of the benefit.
     */
    private static BigDecimal due(Claim claim, BenefitWeek week, BigDecimal income) {
        if (!week.sunday().isBefore(FREE_BY_EARNINGS)) {
            return Household.deduction(claim.averageWeeklyEarnings(), week.benefit(), income);
        }
        BigDecimal free = week.type() == BenefitType.MAT
                ? Household.ZERO
                : week.benefit().multiply(QUARTER).setScale(2, RoundingMode.HALF_UP);
        return income.subtract(free).max(Household.ZERO).min(week.benefit());
    }

    /**
     * The Sundays of the weeks of the qualifying period for which the worker was paid every day, recoveries taken off:
     * such weeks lengthen the period (LAP s. 20).
     */
    static SortedSet<LocalDate> indemnified(Collection<Payment> payments, Claim claim) {
        SortedSet<LocalDate> sundays = new TreeSet<>();
        LocalDate end = claim.qualifyingPeriod().to();
        for (LocalDate sunday = Leaves.sunday(claim.qualifyingPeriod().from().plusDays(6));
                !sunday.plusDays(6).isAfter(end);
                sunday = sunday.plusWeeks(1)) {
            if (everyDay(payments, sunday)) {
                sundays.add(sunday);
            }
        }
        return sundays;
    }

    /** The Sundays of the weeks of the qualifying period that employment insurance paid: they lengthen it, too. */
    static SortedSet<LocalDate> insured(Collection<InsuranceWeek> weeks, Claim claim) {
        SortedSet<LocalDate> sundays = new TreeSet<>();
        weeks.stream()
                .filter(InsuranceWeek::isPaid)
                .map(InsuranceWeek::sunday)
                .filter(sunday -> !sunday.isBefore(claim.qualifyingPeriod().from())
                        && !sunday.plusDays(6).isAfter(claim.qualifyingPeriod().to()))
                .forEach(sundays::add);
        return sundays;
    }

    private static boolean everyDay(Collection<Payment> payments, LocalDate sunday) {
        return sunday.datesUntil(sunday.plusWeeks(1))
                .allMatch(day -> payments.stream()
                                .filter(payment -> !payment.toEmployer()
                                        && !payment.from().isAfter(day)
                                        && !payment.to().isBefore(day))
                                .mapToLong(payment -> Long.signum(payment.cents()))
                                .sum()
                        > 0);
    }

    /** A flag with those weeks, of the severity that their total gives; none when the total isn't material. */
    static Optional<Phase.Standing> standing(SortedMap<LocalDate, BigDecimal> weeks) {
        BigDecimal total = total(weeks);
        return total.compareTo(MATERIAL_TOTAL) < 0
                ? Optional.empty()
                : Optional.of(Phase.Standing.of(total.compareTo(HIGH_TOTAL) >= 0 ? "HIGH" : "MEDIUM", weeks, false));
    }

    static BigDecimal total(SortedMap<LocalDate, BigDecimal> weeks) {
        return weeks.values().stream().reduce(Household.ZERO, BigDecimal::add);
    }
}
