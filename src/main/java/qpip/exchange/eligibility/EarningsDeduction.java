package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;

/**
 * What is deducted from a week's benefit for income of the week (Reg. ss. 41 to 43.1). Since 2020-10-29 income is free
 * up to the average weekly earnings less the benefit; before, maternity was reduced dollar for dollar and other
 * benefits above a quarter of the benefit, or 50 $ when it was below 200 $.
 *
 * <p>NB: weeks are not divided: the new rule holds for weeks that begin on or after its day.
 */
public final class EarningsDeduction {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final Policy.Earnings earnings;
    private final BigDecimal averageWeeklyEarnings;

    public EarningsDeduction(Policy policy, BigDecimal averageWeeklyEarnings) {
        this.earnings = policy.earnings();
        this.averageWeeklyEarnings = averageWeeklyEarnings;
    }

    /** The income of the week that leaves the benefit whole. */
    public BigDecimal exemption(BenefitWeek week) {
        if (!week.sunday().isBefore(earnings.exemptionByEarningsSince(week.sunday()))) {
            return averageWeeklyEarnings.subtract(week.benefit()).max(NOTHING);
        }
        return isMaternity(week.type()) ? NOTHING : oldExemption(week);
    }

    /** What the income takes from the benefit of the week, at most all of it. */
    public BigDecimal of(BenefitWeek week, BigDecimal income) {
        return income.subtract(exemption(week)).max(NOTHING).min(week.benefit());
    }

    /** What is left to pay. */
    public BigDecimal paid(BenefitWeek week, BigDecimal income) {
        return week.benefit().subtract(of(week, income));
    }

    private BigDecimal oldExemption(BenefitWeek week) {
        if (week.benefit().compareTo(earnings.oldExemptionBelow(week.sunday())) < 0) {
            return earnings.oldExemption(week.sunday());
        }
        return week.benefit()
                .multiply(earnings.oldExemptionShare(week.sunday()))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** A pregnancy that ended after the 19th week gave maternity benefits, too. */
    private static boolean isMaternity(BenefitType type) {
        return type == BenefitType.MAT || type == BenefitType.TERM;
    }
}
