package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * An employer paid earnings for paid benefit weeks, more than was declared. A pay period of at most a month that lies
 * in paid weeks, whole, is spread equally over them, as an estimate: weekly evidence must confirm it. One that lies in
 * them in part gives no amount, only the question. Basis: LAP s. 26 (number to confirm), Reg. ss. 41 to 43.1; facts
 * SC-IN-02.
 *
 * <p>Only insurable earnings of pay periods count: vacation pay, severance and an employer's top-up are for an analyst.
 */
final class EarningsInBenefitWeeks implements Rule {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Override
    public String code() {
        return "R04";
    }

    /** 2: what several employers paid for a week is added up before the exemption. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.EMPLOYMENT_RECORD);
    }

    @Override
    public Set<String> messages() {
        return Set.of("earnings-in-benefit-weeks.estimate", "earnings-in-benefit-weeks.weekly-evidence");
    }

    @Override
    public boolean isMeasured() {
        return true;
    }

    /** NB: together, whoever paid: what a week may bring free of deduction is free once, not once for each employer. */
    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        Map<LocalDate, BenefitWeek> paid = claim.paidWeeks().stream()
                .collect(Collectors.toMap(BenefitWeek::sunday, Function.identity(), (one, other) -> one));
        List<Pay> during = EmploymentRecord.of(claim).stream()
                .sorted(Comparator.comparing(EmploymentRecord::employer))
                .flatMap(record -> record.periods().stream().map(period -> new Pay(record, period)))
                // NB: pay for work before the benefit period is not income of it, even where its pay period ends in it.
                .filter(pay -> !pay.period()
                                .days()
                                .from()
                                .isBefore(claim.claim().benefitPeriod().from())
                        && pay.period().earnings().signum() > 0)
                .filter(distinctBy(pay -> pay.record().employer() + " " + pay.period()))
                .toList();
        List<Pay> whole = during.stream()
                .filter(pay -> paid.keySet().containsAll(pay.period().sundays()))
                .toList();
        List<Pay> part = during.stream()
                .filter(pay ->
                        !whole.contains(pay) && pay.period().sundays().stream().anyMatch(paid::containsKey))
                .toList();
        Optional<Finding> estimate = estimate(claim, policy, whole, paid);
        // NB: a flag is known by the first day of its period; an estimate from the same day asks for the same evidence.
        Optional<Finding> evidence = evidence(claim, part)
                .filter(question -> estimate.filter(one ->
                                one.period().from().equals(question.period().from()))
                        .isEmpty());
        return Stream.concat(estimate.stream(), evidence.stream()).toList();
    }

    /** What one employer paid for one pay period. */
    private record Pay(EmploymentRecord record, EmploymentRecord.PayPeriod period) {}

    private static <T> Predicate<T> distinctBy(Function<T, Object> key) {
        Set<Object> seen = new HashSet<>();
        return one -> seen.add(key.apply(one));
    }

    private Optional<Finding> estimate(
            ClaimView claim, Policy policy, List<Pay> pays, Map<LocalDate, BenefitWeek> paid) {
        if (pays.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<LocalDate, BigDecimal> income = new TreeMap<>();
        pays.forEach(pay -> pay.period()
                .sundays()
                .forEach(sunday -> income.merge(sunday, pay.period().in(sunday), BigDecimal::add)));
        EarningsDeduction deduction =
                new EarningsDeduction(policy, claim.claim().averageWeeklyEarnings());
        List<WeekImpact> weeks = new ArrayList<>();
        income.forEach((sunday, earned) ->
                weeks.add(impact(Optional.ofNullable(paid.get(sunday)).orElseThrow(), earned, deduction)));
        BigDecimal total = WeekImpact.total(weeks);
        Severity severity = total.compareTo(policy.impact().highTotal(claim.night())) >= 0
                ? Severity.HIGH
                : total.signum() <= 0 ? Severity.INFO : Severity.MEDIUM;
        return Optional.of(finding(claim, "earnings-in-benefit-weeks.estimate", severity, pays)
                .withWeeks(weeks)
                .with("income", income.values().stream().reduce(NOTHING, BigDecimal::add))
                .with(
                        "declared",
                        weeks.stream()
                                .map(week -> Optional.ofNullable(paid.get(week.sunday()))
                                        .orElseThrow()
                                        .declaredIncome())
                                .reduce(NOTHING, BigDecimal::add))
                .with("weeks", weeks.size())
                .with("impact", total)
                .with("material-total", policy.impact().materialTotal(claim.night()))
                .with("high-total", policy.impact().highTotal(claim.night())));
    }

    /** What was declared is taken to be of the same work; only what is above it counts. */
    private static WeekImpact impact(BenefitWeek week, BigDecimal earned, EarningsDeduction deduction) {
        BigDecimal should =
                deduction.of(week, earned.max(week.declaredIncome())).max(week.deduction());
        return new WeekImpact(
                week.sunday(),
                earned,
                deduction.exemption(week),
                week.deduction(),
                should,
                should.subtract(week.deduction()));
    }

    private Optional<Finding> evidence(ClaimView claim, List<Pay> pays) {
        return pays.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(claim, "earnings-in-benefit-weeks.weekly-evidence", Severity.MEDIUM, pays)
                        .with("periods", pays.size()));
    }

    /**
     * NB: each employer's earnings are a statement of their own: who declared one job may not have declared another.
     */
    private Finding finding(ClaimView claim, String message, Severity severity, List<Pay> pays) {
        Period days = days(pays);
        List<Fact> facts =
                pays.stream().map(pay -> pay.record().fact()).distinct().toList();
        List<Statement> statements = pays.stream()
                .collect(Collectors.groupingBy(pay -> pay.record().employer(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(EarningsInBenefitWeeks::statement)
                .toList();
        return Finding.of(this, message, severity, claim.claimantId(), days, facts)
                .withStatements(statements)
                .with("from", days.from())
                .with("to", days.to());
    }

    private static Statement statement(List<Pay> pays) {
        Period days = days(pays);
        BigDecimal total = pays.stream().map(pay -> pay.period().earnings()).reduce(NOTHING, BigDecimal::add);
        return new Statement(
                DeclarationKind.WORK,
                new Period(days.from(), days.from()),
                Optional.of(total),
                BenefitWeeks.touched(days));
    }

    private static Period days(List<Pay> pays) {
        return new Period(
                pays.stream()
                        .map(pay -> pay.period().days().from())
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                pays.stream()
                        .map(pay -> pay.period().days().to())
                        .max(LocalDate::compareTo)
                        .orElseThrow());
    }
}
