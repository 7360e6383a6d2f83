package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Claim;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Period;

/**
 * The supplement for low family income was asked for, and the net income of the family, as it was at the first filing,
 * reaches the threshold. Both years must be assessed; a loss counts as nothing. Only claims filed before 2021-09-26
 * have this supplement. Basis: Reg. old ss. 44 and 45; facts RQ-IN-01.
 */
final class FamilyIncomeAboveThreshold implements Rule {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Override
    public String code() {
        return "R07";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.TAX_ASSESSMENT);
    }

    @Override
    public Set<String> messages() {
        return Set.of("family-income-above-threshold.couple", "family-income-above-threshold.alone");
    }

    @Override
    public List<Finding> examine(ClaimView view, Policy policy) {
        Claim claim = view.claim();
        LowIncome lowIncome = new LowIncome(policy);
        if (claim.lowIncomeRule() != LowIncomeRule.FAMILY_2006
                || !lowIncome.mayAskForSpouse(claim.filedOn())
                || !claim.supplementRequested()) {
            return List.of();
        }
        AssessedYears assessed = new AssessedYears(view);
        int year = LowIncome.taxYear(claim.filedOn());
        Optional<Fact> claimant = withIncome(assessed, AssessedYears.CLAIMANT, year);
        Optional<Fact> spouse = withIncome(assessed, AssessedYears.SPOUSE, year);
        boolean couple = claim.spouseAtFirstFiling().isPresent();
        if (claimant.isEmpty() || couple && spouse.isEmpty()) {
            return List.of();
        }
        BigDecimal own = income(claimant);
        BigDecimal spouses = income(spouse);
        return lowIncome.familyReachesThreshold(own, spouses, claim.filedOn())
                ? List.of(finding(view, policy, year, claimant.get(), spouse, own.add(spouses)))
                : List.of();
    }

    private static Optional<Fact> withIncome(AssessedYears assessed, String role, int year) {
        return assessed.closed(role, year)
                .filter(answer -> answer.amount("net-income").isPresent());
    }

    /** A loss counts as nothing; the answer itself keeps its sign. */
    private static BigDecimal income(Optional<Fact> answer) {
        return answer.flatMap(fact -> fact.amount("net-income")).orElse(NOTHING).max(NOTHING);
    }

    private Finding finding(
            ClaimView view, Policy policy, int year, Fact claimant, Optional<Fact> spouse, BigDecimal family) {
        Period taxYear = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        return Finding.of(
                        this,
                        spouse.isPresent()
                                ? "family-income-above-threshold.couple"
                                : "family-income-above-threshold.alone",
                        Severity.HIGH,
                        view.claimantId(),
                        taxYear,
                        Stream.concat(Stream.of(claimant), spouse.stream()).toList())
                .with("year", year)
                .with("filed", view.claim().filedOn())
                .with("claimant", income(Optional.of(claimant)))
                .with("spouse", income(spouse))
                .with("family", family)
                .with(
                        "threshold",
                        policy.lowIncome().familyThreshold(view.claim().filedOn()))
                .with("status", claimant.text("assessment-status").orElse("-"))
                .with(
                        "spouse-status",
                        spouse.flatMap(answer -> answer.text("assessment-status"))
                                .orElse("-"))
                .with("spouse-match", claimant.text("spouse-match").orElse("-"))
                .with("weeks", view.paidWeeks().size());
    }
}
