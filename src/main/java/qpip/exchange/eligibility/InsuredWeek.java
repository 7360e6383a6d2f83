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
 * A week that employment insurance paid, Sunday to Saturday as the Plan's weeks are. A waiting week, one that was
 * refused or reversed, and one without an amount are none.
 */
record InsuredWeek(Fact fact, LocalDate sunday, String type, BigDecimal amount) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** The claimant's paid weeks of these types of benefit, by the first day of their benefit period. */
    static SortedMap<LocalDate, List<InsuredWeek>> byPeriod(ClaimView claim, Set<String> types) {
        SortedMap<LocalDate, List<InsuredWeek>> periods = new TreeMap<>();
        for (InsuredWeek week : all(claim)) {
            if (types.contains(week.type())) {
                periods.computeIfAbsent(week.periodStart(), day -> new ArrayList<>())
                        .add(week);
            }
        }
        return periods;
    }

    /** NB: only the claimant's own number: what the other parent gets elsewhere is not this claim's. */
    static List<InsuredWeek> all(ClaimView claim) {
        return claim.factsAbout(claim.claimantId(), FactKind.EMPLOYMENT_INSURANCE).stream()
                .flatMap(fact -> of(fact).stream())
                .toList();
    }

    private static Optional<InsuredWeek> of(Fact fact) {
        return fact.text("week-status")
                .filter("PD"::equals)
                .flatMap(paid -> fact.amount("amount"))
                .filter(amount -> amount.signum() > 0)
                .flatMap(amount -> fact.day("week")
                        .map(week -> new InsuredWeek(
                                fact, week, fact.text("benefit-type").orElse(""), amount)));
    }

    /** NB: a benefit period that would begin after its own week is the partner's slip; the week stands for it. */
    private LocalDate periodStart() {
        return fact.day("entitled-from").filter(start -> !start.isAfter(sunday)).orElse(sunday);
    }

    Period period() {
        return new Period(sunday, sunday.plusDays(6));
    }

    /** What was paid by both for a week of the Plan: at most what the Plan paid. */
    WeekImpact twice(BenefitWeek week) {
        BigDecimal twice = amount.min(week.benefit().subtract(week.deduction())).max(NOTHING);
        return new WeekImpact(
                sunday, amount, NOTHING, week.deduction(), week.deduction().add(twice), twice);
    }

    Statement statement() {
        Period day = new Period(sunday, sunday);
        return new Statement(DeclarationKind.EMPLOYMENT_INSURANCE, day, Optional.of(amount), 1);
    }
}
