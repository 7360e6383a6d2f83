package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Claim;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Period;

/**
 * The benefit has the increase for low earners although in every year of the qualifying period as much was earned as
 * the threshold asks for; or it lacks the increase although in every one less was earned, which is favourable.
 *
 * <p>NB: a lead, and no more. A year divided by its weeks says nothing about the 26 weeks that count, so no amount
 * follows from it and none is computed. Basis: Reg. s. 44 and Schedule A; facts RQ-IN-01 and RQ-IN-02.
 */
final class LowEarnerIncreaseDiffers implements Rule {

    private static final BigDecimal WEEKS_A_YEAR = new BigDecimal("52");
    /** A benefit may be rounded; a claimant is not bothered for a dollar. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private static final BigDecimal MARGIN = new BigDecimal("1.00");

    /** NB: the policy has no minimum wage before; benefits under the individual rule began half a year later. */
    private static final LocalDate WAGES_SINCE = LocalDate.of(2021, 5, 1);

    @Override
    public String code() {
        return "R09";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.TAX_ASSESSMENT, FactKind.EARNINGS_SLIP);
    }

    @Override
    public Set<String> messages() {
        return Set.of("low-earner-increase-differs.paid", "low-earner-increase-differs.missing");
    }

    @Override
    public List<Finding> examine(ClaimView view, Policy policy) {
        Claim claim = view.claim();
        LocalDate start = claim.benefitPeriod().from();
        LowIncome lowIncome = new LowIncome(policy);
        AssessedYears assessed = new AssessedYears(view);
        List<Integer> years = assessed.closedQualifyingYears();
        if (lowIncome.ruleFor(claim.filedOn()) != LowIncomeRule.INDIVIDUAL_2021
                || claim.lowIncomeRule() == LowIncomeRule.FAMILY_2006
                || start.isBefore(WAGES_SINCE)
                || years.isEmpty()) {
            return List.of();
        }
        BigDecimal threshold = lowIncome.individualThreshold(start);
        boolean paid = isIncreased(claim, policy);
        boolean noneIsLow =
                years.stream().allMatch(year -> weekly(assessed, year).compareTo(threshold) >= 0);
        boolean allAreLow =
                years.stream().allMatch(year -> weekly(assessed, year).compareTo(threshold.subtract(MARGIN)) < 0);
        if (paid && noneIsLow) {
            return List.of(finding("low-earner-increase-differs.paid", view, policy, assessed, years));
        }
        return !paid && allAreLow
                ? List.of(finding("low-earner-increase-differs.missing", view, policy, assessed, years)
                        .asFavourable())
                : List.of();
    }

    /** Whether more is paid than the plan's share of average earnings. */
    private static boolean isIncreased(Claim claim, Policy policy) {
        BigDecimal share = policy.rate(
                        claim.plan(), BenefitType.PARS, claim.benefitPeriod().from())
                .share();
        return claim.weeklyBenefit()
                        .compareTo(share.multiply(claim.averageWeeklyEarnings()).add(ROUNDING))
                > 0;
    }

    private static BigDecimal weekly(AssessedYears assessed, int year) {
        return assessed.insurable(year).divide(WEEKS_A_YEAR, 2, RoundingMode.HALF_UP);
    }

    private Finding finding(
            String message, ClaimView view, Policy policy, AssessedYears assessed, List<Integer> years) {
        LocalDate start = view.claim().benefitPeriod().from();
        return Finding.of(
                        this,
                        message,
                        Severity.MEDIUM,
                        view.claimantId(),
                        new Period(start, start),
                        assessed.evidence(years))
                .with(
                        "steps",
                        years.stream()
                                .map(year -> year + ": " + assessed.insurable(year) + " / " + WEEKS_A_YEAR + " = "
                                        + weekly(assessed, year))
                                .collect(Collectors.joining("; ")))
                .with("minimum-wage", policy.earnings().minimumWage(start))
                .with("hours", policy.lowIncome().hours(start))
                .with("threshold", new LowIncome(policy).individualThreshold(start))
                .with("average", view.claim().averageWeeklyEarnings())
                .with("benefit", view.claim().weeklyBenefit());
    }
}
