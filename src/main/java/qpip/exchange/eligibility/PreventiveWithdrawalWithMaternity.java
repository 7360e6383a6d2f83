package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * Preventive withdrawal of a pregnant worker was paid for weeks in which maternity was paid, too: one of the two plans
 * is not the payer. Days of the period paid count, not the day of the payment. Basis: Act respecting occupational
 * health and safety, s. 42.1 (number to confirm); facts CN-IN-02.
 *
 * <p>The impact is what was paid twice, whichever plan must recover it.
 */
final class PreventiveWithdrawalWithMaternity implements Rule {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Override
    public String code() {
        return "R16";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.PREVENTIVE_WITHDRAWAL);
    }

    @Override
    public Set<String> messages() {
        return Set.of("preventive-withdrawal-with-maternity");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<BenefitWeek> maternity =
                claim.paidWeeks().stream().filter(ClaimView::isMaternity).toList();
        List<Finding> findings = new ArrayList<>();
        entitlements(claim).forEach((start, facts) -> {
            List<WeekImpact> weeks = new ArrayList<>();
            maternity.forEach(week -> paidTwice(facts, week).ifPresent(weeks::add));
            if (!weeks.isEmpty()) {
                findings.add(finding(claim, start, facts, weeks));
            }
        });
        return findings;
    }

    /** Facts with days paid, by the first day of their entitlement. */
    private static SortedMap<LocalDate, List<Fact>> entitlements(ClaimView claim) {
        SortedMap<LocalDate, List<Fact>> entitlements = new TreeMap<>();
        for (Fact fact : claim.factsAbout(claim.claimantId(), FactKind.PREVENTIVE_WITHDRAWAL)) {
            if (fact.text("motive").equals(Optional.of("G"))) {
                PaidPeriod.period(fact)
                        .ifPresent(paid -> entitlements
                                .computeIfAbsent(
                                        fact.day("entitled-from").orElse(paid.from()), day -> new ArrayList<>())
                                .add(fact));
            }
        }
        return entitlements;
    }

    /** Empty when nothing was paid for the week, or all of it was recovered. A fact without amount counts as paid. */
    private static Optional<WeekImpact> paidTwice(List<Fact> facts, BenefitWeek week) {
        List<Fact> ofWeek = facts.stream()
                .filter(fact -> PaidPeriod.period(fact)
                        .filter(paid -> paid.overlaps(new Period(week.sunday(), week.saturday())))
                        .isPresent())
                .toList();
        BigDecimal indemnity = ofWeek.stream()
                .flatMap(fact -> PaidPeriod.of(fact).stream())
                .map(payment -> payment.in(week.sunday()))
                .reduce(NOTHING, BigDecimal::add)
                .max(NOTHING);
        boolean amountUnknown =
                ofWeek.stream().anyMatch(fact -> fact.amount("amount").isEmpty());
        if (indemnity.signum() == 0 && !amountUnknown) {
            return Optional.empty();
        }
        BigDecimal twice =
                indemnity.min(week.benefit().subtract(week.deduction())).max(NOTHING);
        return Optional.of(new WeekImpact(
                week.sunday(),
                indemnity,
                NOTHING,
                week.deduction(),
                week.deduction().add(twice),
                twice));
    }

    private Finding finding(ClaimView claim, LocalDate start, List<Fact> facts, List<WeekImpact> weeks) {
        List<Fact> counted = facts.stream()
                .filter(fact -> PaidPeriod.period(fact)
                        .filter(paid -> weeks.stream()
                                .anyMatch(week -> paid.overlaps(
                                        new Period(week.sunday(), week.sunday().plusDays(6)))))
                        .isPresent())
                .toList();
        LocalDate end = counted.stream()
                .flatMap(fact -> PaidPeriod.period(fact).stream())
                .map(Period::to)
                .filter(day -> !day.isBefore(start))
                .max(LocalDate::compareTo)
                .orElse(start);
        return Finding.of(
                        this,
                        "preventive-withdrawal-with-maternity",
                        Severity.HIGH,
                        claim.claimantId(),
                        new Period(start, end),
                        counted)
                .withWeeks(weeks)
                .withStatements(List.of(Statement.of(
                        DeclarationKind.PREVENTIVE_WITHDRAWAL, new Period(start, firstPaid(start, counted)))))
                .seenSince(weeks.get(weeks.size() - 1).sunday().plusDays(6))
                .with("from", start)
                .with("to", end)
                .with("weeks", weeks.size())
                .with("impact", WeekImpact.total(weeks));
    }

    private static LocalDate firstPaid(LocalDate start, List<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> fact.day("from").stream())
                .filter(day -> !day.isBefore(start))
                .min(LocalDate::compareTo)
                .orElse(start);
    }
}
