package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.EarningsKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.WorkerStatus;

/**
 * The claim is a wage earner's, and net business income was assessed in a year of the qualifying period or of paid
 * weeks for which none was declared. A loss is no finding, and when in the year it was earned only the person can say.
 * Basis: LAP s. 3, Reg. ss. 41 to 43.1; facts RQ-IN-01.
 */
final class BusinessNotDeclared implements Rule {

    @Override
    public String code() {
        return "R14";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.TAX_ASSESSMENT);
    }

    @Override
    public Set<String> messages() {
        return Set.of("business-not-declared");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        if (claim.claim().workerStatus() != WorkerStatus.WAGE) {
            return List.of();
        }
        AssessedYears assessed = new AssessedYears(claim);
        BigDecimal free = policy.tax().businessIncomeFree(claim.night());
        return years(claim).stream()
                .filter(year -> AssessedEarningsDiffer.declared(claim, year, EarningsKind.BUSINESS)
                                .signum()
                        <= 0)
                .flatMap(
                        year -> assessed
                                .closed(AssessedYears.CLAIMANT, year)
                                .flatMap(answer -> finding(claim, answer, year, free))
                                .stream())
                .toList();
    }

    private static Set<Integer> years(ClaimView claim) {
        Set<Integer> years = new TreeSet<>(AssessedYears.years(claim.claim().qualifyingPeriod()));
        for (BenefitWeek week : claim.paidWeeks()) {
            years.addAll(AssessedYears.years(new Period(week.sunday(), week.saturday())));
        }
        return years;
    }

    private Optional<Finding> finding(ClaimView claim, Fact answer, int year, BigDecimal free) {
        return answer.amount("business-net")
                .filter(income -> income.compareTo(free) > 0)
                .map(income -> Finding.of(
                                this,
                                "business-not-declared",
                                Severity.MEDIUM,
                                claim.claimantId(),
                                new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                                List.of(answer))
                        .with("year", year)
                        .with("income", income)
                        .with("free", free)
                        .with("weeks", paidWeeks(claim, year)));
    }

    private static long paidWeeks(ClaimView claim, int year) {
        return claim.paidWeeks().stream()
                .filter(week ->
                        week.sunday().getYear() == year || week.saturday().getYear() == year)
                .count();
    }
}
