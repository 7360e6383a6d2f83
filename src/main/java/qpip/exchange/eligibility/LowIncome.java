package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Plan;

/**
 * The increase for low incomes in its two versions (Reg. s. 44, Schedule A; old ss. 44 and 45): by the family's income
 * for claims filed before 2021-09-26, by the claimant's own earnings since. Only the first may ask about a spouse.
 */
public final class LowIncome {

    private final Policy policy;

    public LowIncome(Policy policy) {
        this.policy = policy;
    }

    /** Which version a claim filed on the day can have. */
    public LowIncomeRule ruleFor(LocalDate filedOn) {
        return filedOn.isBefore(policy.lowIncome().individualSince(filedOn))
                ? LowIncomeRule.FAMILY_2006
                : LowIncomeRule.INDIVIDUAL_2021;
    }

    /**
     * Whether the spouse's income may be asked for: only for a claim under the family rule (A-2.1 s. 68: necessity).
     */
    public boolean mayAskForSpouse(LocalDate filedOn) {
        return ruleFor(filedOn) == LowIncomeRule.FAMILY_2006;
    }

    /** The year whose income counts under the family rule: two years back until June, one since July (old s. 45). */
    public static int taxYear(LocalDate filedOn) {
        return filedOn.getYear() - (filedOn.getMonth().compareTo(Month.JUNE) <= 0 ? 2 : 1);
    }

    /** Whether the family's net income leaves no right to the increase; a loss counts as nothing. */
    public boolean familyReachesThreshold(BigDecimal claimant, BigDecimal spouse, LocalDate filedOn) {
        return claimant.max(BigDecimal.ZERO)
                        .add(spouse.max(BigDecimal.ZERO))
                        .compareTo(policy.lowIncome().familyThreshold(filedOn))
                >= 0;
    }

    /** Average weekly earnings below which the individual rule increases the benefit. */
    public BigDecimal individualThreshold(LocalDate benefitStart) {
        return policy.earnings()
                .minimumWage(benefitStart)
                .multiply(BigDecimal.valueOf(policy.lowIncome().hours(benefitStart)))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** The weekly benefit under the individual rule. */
    public BigDecimal weeklyBenefit(BigDecimal averageEarnings, BigDecimal share, Plan plan, LocalDate benefitStart) {
        BigDecimal threshold = individualThreshold(benefitStart);
        BigDecimal benefit = averageEarnings.compareTo(threshold) < 0
                ? averageEarnings
                        .multiply(policy.lowIncome().cap(plan, benefitStart))
                        .min(share.multiply(threshold))
                : share.multiply(averageEarnings);
        return benefit.setScale(2, RoundingMode.HALF_UP);
    }
}
