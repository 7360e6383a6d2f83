package qpip.exchange.simulation;

import java.math.RoundingMode;
import java.util.List;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.WeekStatus;

/** The benefit weeks of a claim that are paid on the first night: where income is planted. */
final class PaidWeeks {

    private final Claim claim;
    private final List<BenefitWeek> weeks;

    PaidWeeks(Claim claim, List<BenefitWeek> weeks) {
        this.claim = claim;
        this.weeks =
                weeks.stream().filter(week -> week.status() == WeekStatus.PAID).toList();
    }

    List<BenefitWeek> all() {
        return weeks;
    }

    BenefitWeek first() {
        return weeks.get(0);
    }

    /** The first week of that type. */
    BenefitWeek first(BenefitType type) {
        return weeks.stream().filter(week -> week.type() == type).findFirst().orElseThrow();
    }

    /** Cents a day that exceed the exemption by so much a week. */
    long above(BenefitWeek week, long weeklyCents) {
        return (exemption(week) + weeklyCents) / 7;
    }

    /** What a week's income may be before anything is deducted, in cents. */
    long exemption(BenefitWeek week) {
        return claim.averageWeeklyEarnings()
                .subtract(week.benefit())
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }
}
