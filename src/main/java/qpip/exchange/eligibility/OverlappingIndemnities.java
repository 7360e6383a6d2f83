package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * Indemnities that replace income, paid for weeks in which benefits were paid, of all partners together: what several
 * give for a week is deducted once. Those of the SAAQ come after the others, so that each rule's impact is what its own
 * partners add. Basis: Reg. ss. 41 to 43.1.
 */
final class OverlappingIndemnities {

    private static final String SAAQ = "saaq";
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private OverlappingIndemnities() {}

    /** Whether the indemnity is for a road accident. */
    static boolean isAutomobile(Fact fact) {
        return fact.partner().equals(SAAQ);
    }

    /** What the rule finds, one finding for each entitlement. */
    static List<Finding> findings(Rule rule, String message, boolean automobile, ClaimView claim, Policy policy) {
        EarningsDeduction deduction =
                new EarningsDeduction(policy, claim.claim().averageWeeklyEarnings());
        Map<LocalDate, BigDecimal> counted = new HashMap<>();
        List<BenefitWeek> paid = claim.paidWeeks();
        List<Finding> findings = new ArrayList<>();
        entitlements(claim).forEach((entitlement, payments) -> {
            List<WeekImpact> weeks = new ArrayList<>();
            for (BenefitWeek week : paid) {
                BigDecimal income = income(payments, week);
                if (income.signum() > 0) {
                    weeks.add(impact(week, income, Optional.ofNullable(counted.get(week.sunday())), deduction));
                    counted.merge(week.sunday(), income, BigDecimal::add);
                }
            }
            if (!weeks.isEmpty() && entitlement.automobile() == automobile) {
                findings.add(finding(rule, message, claim, policy, entitlement.start(), payments, weeks));
            }
        });
        return findings;
    }

    /** One right to indemnities, by its first day. */
    private record Entitlement(boolean automobile, LocalDate start) implements Comparable<Entitlement> {

        private static final Comparator<Entitlement> ORDER =
                Comparator.comparing(Entitlement::automobile).thenComparing(Entitlement::start);

        @Override
        public int compareTo(Entitlement other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Payments by the first day of their entitlement, in that order; a recovery belongs to the payment it takes back.
     */
    private static SortedMap<Entitlement, List<PaidPeriod>> entitlements(ClaimView claim) {
        List<PaidPeriod> payments = Stream.concat(
                        claim.factsAbout(claim.claimantId(), FactKind.INCOME_REPLACEMENT).stream(),
                        claim.factsAbout(claim.claimantId(), FactKind.PREVENTIVE_WITHDRAWAL).stream()
                                .filter(fact -> fact.text("motive").equals(Optional.of("L"))))
                .filter(fact -> !fact.text("paid-to").equals(Optional.of("E")))
                .flatMap(fact -> PaidPeriod.of(fact).stream())
                .toList();
        SortedMap<Entitlement, List<PaidPeriod>> entitlements = new TreeMap<>();
        for (PaidPeriod payment : payments) {
            entitlements
                    .computeIfAbsent(
                            new Entitlement(isAutomobile(payment.fact()), start(payment, payments)),
                            entitlement -> new ArrayList<>())
                    .add(payment);
        }
        return entitlements;
    }

    private static LocalDate start(PaidPeriod payment, List<PaidPeriod> payments) {
        return payment.fact()
                .day("entitled-from")
                .orElseGet(() -> payment.amount().signum() < 0
                        ? recovered(payment, payments).orElse(payment.period().from())
                        : payment.period().from());
    }

    /** The start of the payment that a recovery without entitlement takes back: the first one it overlaps. */
    private static Optional<LocalDate> recovered(PaidPeriod recovery, List<PaidPeriod> payments) {
        return payments.stream()
                .filter(payment -> payment.amount().signum() > 0
                        && payment.fact().partner().equals(recovery.fact().partner())
                        && payment.period().overlaps(recovery.period()))
                .map(payment -> payment.fact()
                        .day("entitled-from")
                        .orElse(payment.period().from()))
                .min(LocalDate::compareTo);
    }

    /** What an entitlement gave in a week: payments less recoveries, never below nothing. */
    private static BigDecimal income(List<PaidPeriod> payments, BenefitWeek week) {
        BigDecimal income = NOTHING;
        for (PaidPeriod payment : payments) {
            if (payment.touches(week.sunday())) {
                income = income.add(payment.in(week.sunday()));
            }
        }
        return income.max(NOTHING);
    }

    private static WeekImpact impact(
            BenefitWeek week, BigDecimal income, Optional<BigDecimal> earlier, EarningsDeduction deduction) {
        BigDecimal deducted = earlier.map(
                        before -> deduction.of(week, week.declaredIncome().add(before)))
                .orElse(week.deduction());
        BigDecimal should = deduction.of(
                week, week.declaredIncome().add(earlier.orElse(NOTHING)).add(income));
        return new WeekImpact(
                week.sunday(), income, deduction.exemption(week), deducted, should, should.subtract(deducted));
    }

    private static Finding finding(
            Rule rule,
            String message,
            ClaimView claim,
            Policy policy,
            LocalDate start,
            List<PaidPeriod> payments,
            List<WeekImpact> weeks) {
        List<PaidPeriod> counted = payments.stream()
                .filter(payment -> weeks.stream().anyMatch(week -> payment.touches(week.sunday())))
                .toList();
        List<Fact> facts = counted.stream().map(PaidPeriod::fact).toList();
        BigDecimal total = WeekImpact.total(weeks);
        return Finding.of(
                        rule,
                        message,
                        severity(total, policy, claim.night()),
                        claim.claimantId(),
                        period(start, payments),
                        facts)
                .withWeeks(weeks)
                .withStatements(
                        counted.stream().map(OverlappingIndemnities::statement).toList())
                .seenSince(weeks.get(weeks.size() - 1).sunday().plusDays(6))
                .with("partners", facts.stream().map(Fact::partner).distinct().collect(Collectors.joining(", ")))
                .with("from", period(start, payments).from())
                .with("to", period(start, payments).to())
                .with("income", weeks.stream().map(WeekImpact::reportedIncome).reduce(NOTHING, BigDecimal::add))
                .with("weeks", weeks.size())
                .with("impact", total)
                .with("material-total", policy.impact().materialTotal(claim.night()))
                .with("high-total", policy.impact().highTotal(claim.night()));
    }

    private static Statement statement(PaidPeriod payment) {
        return Statement.of(
                payment.fact().kind() == FactKind.INCOME_REPLACEMENT
                        ? DeclarationKind.INCOME_REPLACEMENT
                        : DeclarationKind.PREVENTIVE_WITHDRAWAL,
                payment);
    }

    /** From the start of the entitlement to the last day paid: later payments leave the first day as it is. */
    private static Period period(LocalDate start, List<PaidPeriod> payments) {
        return payments.stream()
                .map(payment -> payment.period().to())
                .max(LocalDate::compareTo)
                .filter(end -> !end.isBefore(start))
                .map(end -> new Period(start, end))
                .orElseGet(() -> new Period(start, start));
    }

    private static Severity severity(BigDecimal impact, Policy policy, LocalDate night) {
        if (impact.signum() <= 0) {
            return Severity.INFO;
        }
        return impact.compareTo(policy.impact().highTotal(night)) >= 0 ? Severity.HIGH : Severity.MEDIUM;
    }
}
