package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;

/**
 * Preventive withdrawal of a pregnant worker was paid into the fourth week before the expected week of delivery, where
 * maternity takes over: the Plan may have had to begin earlier. The last date expected counts, as it may be corrected.
 * Basis: Act respecting occupational health and safety, s. 42.1 (number to confirm), LAP s. 24; facts CN-IN-02.
 */
final class PreventiveWithdrawalTooLong implements Rule {

    @Override
    public String code() {
        return "R17";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.PREVENTIVE_WITHDRAWAL);
    }

    @Override
    public Set<String> messages() {
        return Set.of("preventive-withdrawal-too-long");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        if (claim.claim().role() != ParentRole.GAVE_BIRTH) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        entitlements(claim)
                .forEach((start, facts) -> expected(facts)
                        .map(day -> BenefitWeeks.before(day, policy.weeks().preventiveWithdrawalBeforeDelivery(day)))
                        .flatMap(limit -> finding(claim, start, facts, limit))
                        .ifPresent(findings::add));
        return findings;
    }

    private static SortedMap<LocalDate, List<Fact>> entitlements(ClaimView claim) {
        SortedMap<LocalDate, List<Fact>> entitlements = new TreeMap<>();
        for (Fact fact : claim.factsAbout(claim.claimantId(), FactKind.PREVENTIVE_WITHDRAWAL)) {
            if (fact.text("motive").equals(Optional.of("G"))) {
                fact.day("entitled-from")
                        .or(() -> fact.day("from"))
                        .ifPresent(start -> entitlements
                                .computeIfAbsent(start, day -> new ArrayList<>())
                                .add(fact));
            }
        }
        return entitlements;
    }

    private static Optional<LocalDate> expected(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.day("expected-delivery").isPresent())
                .max(ClaimView.latest())
                .flatMap(fact -> fact.day("expected-delivery"));
    }

    private Optional<Finding> finding(ClaimView claim, LocalDate start, List<Fact> facts, LocalDate limit) {
        List<Fact> beyond = facts.stream()
                .filter(fact -> PaidPeriod.of(fact)
                        .filter(paid -> paid.amount().signum() > 0
                                && !paid.period().to().isBefore(limit)
                                && !isRecovered(paid, facts))
                        .isPresent())
                .toList();
        return beyond.stream()
                .flatMap(fact -> fact.day("to").stream())
                .max(LocalDate::compareTo)
                .map(last -> Finding.of(
                                this,
                                "preventive-withdrawal-too-long",
                                Severity.MEDIUM,
                                claim.claimantId(),
                                new Period(start, last.isBefore(start) ? start : last),
                                beyond)
                        .withStatements(
                                List.of(Statement.of(DeclarationKind.PREVENTIVE_WITHDRAWAL, new Period(start, start))))
                        .with("from", start)
                        .with("limit", limit)
                        .with("paid-to", last)
                        .with("expected", expected(facts).orElse(limit)));
    }

    /** Whether a negative payment of the same days takes it back. */
    private static boolean isRecovered(PaidPeriod paid, List<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> PaidPeriod.of(fact).stream())
                .anyMatch(other -> other.period().equals(paid.period())
                        && other.amount().add(paid.amount()).signum() <= 0
                        && other.amount().signum() < 0);
    }
}
