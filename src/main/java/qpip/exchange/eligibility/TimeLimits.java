package qpip.exchange.eligibility;

import java.time.LocalDate;

/** From when and until when weeks can be paid (LAP ss. 7, 14, 23, 24); weeks by their Sundays. */
public final class TimeLimits {

    private final Policy.Weeks weeks;

    public TimeLimits(Policy policy) {
        this.weeks = policy.weeks();
    }

    /** The first week in which maternity can begin: the 16th preceding the expected week of delivery. */
    public LocalDate firstMaternityWeek(LocalDate expectedOn) {
        return BenefitWeeks.before(expectedOn, weeks.maternityBeforeDelivery(expectedOn));
    }

    /** The last week of maternity: the 20th following the week of birth (LAP s. 7). */
    public LocalDate lastMaternityWeek(LocalDate bornOn) {
        return BenefitWeeks.after(bornOn, weeks.maternityAfterBirth(bornOn));
    }

    /** The last week of the benefit period: the 78th following the week of birth or arrival (LAP s. 23). */
    public LocalDate lastBenefitWeek(LocalDate bornOn) {
        return BenefitWeeks.after(bornOn, weeks.benefitPeriodAfterBirth(bornOn));
    }

    /** The last week that an extension of the benefit period can reach (LAP s. 23). */
    public LocalDate lastExtendedWeek(LocalDate bornOn) {
        return BenefitWeeks.after(bornOn, weeks.benefitPeriodCap(bornOn));
    }

    /** The first week that an application reaches back to: the sixth preceding its week (LAP s. 24). */
    public LocalDate firstWeekOfApplication(LocalDate appliedOn) {
        return BenefitWeeks.before(appliedOn, weeks.beforeApplication(appliedOn));
    }

    /** Where preventive withdrawal gives way to maternity: the 4th week before the expected week of delivery. */
    public LocalDate endOfPreventiveWithdrawal(LocalDate expectedOn) {
        return BenefitWeeks.before(expectedOn, weeks.preventiveWithdrawalBeforeDelivery(expectedOn));
    }

    /** The last day on which a child who died is deemed present: the end of the second week following (LAP s. 14). */
    public LocalDate lastDayOfPresence(LocalDate diedOn) {
        return BenefitWeeks.lastDay(BenefitWeeks.after(diedOn, weeks.presenceAfterDeath(diedOn)));
    }
}
