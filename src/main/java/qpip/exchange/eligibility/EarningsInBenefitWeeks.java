package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        Map<LocalDate, BenefitWeek> paid = claim.paidWeeks().stream()
                .collect(Collectors.toMap(BenefitWeek::sunday, Function.identity(), (one, other) -> one));
        SortedMap<String, List<EmploymentRecord>> employers = new TreeMap<>();
        EmploymentRecord.of(claim)
                .forEach(record -> employers
                        .computeIfAbsent(record.employer(), employer -> new ArrayList<>())
                        .add(record));
        return employers.values().stream()
                .flatMap(records -> findings(claim, policy, records, paid))
                .toList();
    }

    private Stream<Finding> findings(
            ClaimView claim, Policy policy, List<EmploymentRecord> records, Map<LocalDate, BenefitWeek> paid) {
        // NB: pay for work before the benefit period is not income of it, even where its pay period ends in it.
        List<EmploymentRecord.PayPeriod> during = records.stream()
                .flatMap(record -> record.periods().stream())
                .filter(period -> !period.days()
                                .from()
                                .isBefore(claim.claim().benefitPeriod().from())
                        && period.earnings().signum() > 0)
                .distinct()
                .toList();
        List<EmploymentRecord.PayPeriod> whole = during.stream()
                .filter(period -> paid.keySet().containsAll(period.sundays()))
                .toList();
        List<EmploymentRecord.PayPeriod> part = during.stream()
                .filter(period ->
                        !whole.contains(period) && period.sundays().stream().anyMatch(paid::containsKey))
                .toList();
        List<Fact> facts = records.stream().map(EmploymentRecord::fact).toList();
        return Stream.concat(
                estimate(claim, policy, facts, whole, paid).stream(), evidence(claim, facts, part).stream());
    }

    private Optional<Finding> estimate(
            ClaimView claim,
            Policy policy,
            List<Fact> facts,
            List<EmploymentRecord.PayPeriod> periods,
            Map<LocalDate, BenefitWeek> paid) {
        if (periods.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<LocalDate, BigDecimal> income = new TreeMap<>();
        periods.forEach(
                period -> period.sundays().forEach(sunday -> income.merge(sunday, period.in(sunday), BigDecimal::add)));
        EarningsDeduction deduction =
                new EarningsDeduction(policy, claim.claim().averageWeeklyEarnings());
        List<WeekImpact> weeks = new ArrayList<>();
        income.forEach((sunday, earned) ->
                weeks.add(impact(Optional.ofNullable(paid.get(sunday)).orElseThrow(), earned, deduction)));
        BigDecimal total = WeekImpact.total(weeks);
        Severity severity = total.compareTo(policy.impact().highTotal(claim.night())) >= 0
                ? Severity.HIGH
                : total.signum() <= 0 ? Severity.INFO : Severity.MEDIUM;
        return Optional.of(finding(claim, "earnings-in-benefit-weeks.estimate", severity, facts, periods)
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

    private Optional<Finding> evidence(ClaimView claim, List<Fact> facts, List<EmploymentRecord.PayPeriod> periods) {
        return periods.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        finding(claim, "earnings-in-benefit-weeks.weekly-evidence", Severity.MEDIUM, facts, periods)
                                .with("periods", periods.size()));
    }

    private Finding finding(
            ClaimView claim,
            String message,
            Severity severity,
            List<Fact> facts,
            List<EmploymentRecord.PayPeriod> periods) {
        LocalDate from = periods.stream()
                .map(period -> period.days().from())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate to = periods.stream()
                .map(period -> period.days().to())
                .max(LocalDate::compareTo)
                .orElseThrow();
        BigDecimal total =
                periods.stream().map(EmploymentRecord.PayPeriod::earnings).reduce(NOTHING, BigDecimal::add);
        Period days = new Period(from, to);
        return Finding.of(this, message, severity, claim.claimantId(), days, facts)
                .withStatements(List.of(new Statement(
                        DeclarationKind.WORK, new Period(from, from), Optional.of(total), BenefitWeeks.touched(days))))
                .with("from", from)
                .with("to", to);
    }
}
