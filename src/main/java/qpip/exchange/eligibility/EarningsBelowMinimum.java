package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import qpip.exchange.fact.FactKind;

/**
 * Even the whole calendar years that the qualifying period touches give less than the insurable earnings that a claim
 * needs, whatever of them falls into the period. Only when every year is closed: a recent job may have no slip yet.
 * Basis: LAP s. 3(3), Reg. s. 6; facts RQ-IN-01 and RQ-IN-02.
 */
final class EarningsBelowMinimum implements Rule {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Override
    public String code() {
        return "R10";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.TAX_ASSESSMENT, FactKind.EARNINGS_SLIP);
    }

    @Override
    public Set<String> messages() {
        return Set.of("earnings-below-minimum");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        AssessedYears assessed = new AssessedYears(claim);
        List<Integer> years = assessed.closedQualifyingYears();
        BigDecimal minimum =
                policy.earnings().insurableMin(claim.claim().benefitPeriod().from());
        BigDecimal total = years.stream().map(assessed::insurable).reduce(NOTHING, BigDecimal::add);
        return !years.isEmpty() && total.compareTo(minimum) < 0
                ? List.of(finding(claim, assessed, years, total, minimum))
                : List.of();
    }

    private Finding finding(
            ClaimView claim, AssessedYears assessed, List<Integer> years, BigDecimal total, BigDecimal minimum) {
        boolean paid = !claim.paidWeeks().isEmpty();
        return Finding.of(
                        this,
                        "earnings-below-minimum",
                        paid ? Severity.HIGH : Severity.CRITICAL,
                        claim.claimantId(),
                        claim.claim().qualifyingPeriod(),
                        assessed.evidence(years))
                .with(
                        "steps",
                        years.stream()
                                .map(year -> year + ": " + assessed.employment(year) + " + "
                                        + assessed.business(year).max(NOTHING) + " = " + assessed.insurable(year))
                                .collect(Collectors.joining("; ")))
                .with("from", claim.claim().qualifyingPeriod().from())
                .with("to", claim.claim().qualifyingPeriod().to())
                .with("total", total)
                .with("minimum", minimum)
                .with("weeks", claim.paidWeeks().size());
    }
}
