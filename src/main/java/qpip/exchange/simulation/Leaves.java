package qpip.exchange.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Plan;

/**
 * Which weeks the parents of an event take, within what each plan gives (LAP ss. 7 to 12.8 and 18, since 2021-01-01).
 */
final class Leaves {

    private static final int WEEKS_AT_HIGH_RATE = 7;

    private final EventType event;
    private final Plan plan;
    private final LocalDate date;
    private final int multiple;
    private final int single;

    Leaves(EventType event, Plan plan, LocalDate date, int children, int singleParentWeeks) {
        this.event = event;
        this.plan = plan;
        this.date = date;
        this.multiple = children > 1 ? either(5, 3) : 0;
        this.single = singleParentWeeks;
    }

    static LocalDate sunday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    static int singleParentWeeks(Plan plan) {
        return plan == Plan.BASIC ? 5 : 3;
    }

    /** The leave of the one who gave birth, or of the first adoptive or intended parent. */
    Leave first(boolean gaveBirth, int leftToOther, Chance chance) {
        List<Leave.Stretch> stretches = new ArrayList<>();
        LocalDate start = sunday(date.plusDays(chance.between(0, 6)));
        if (event == EventType.TERMINATION) {
            stretches.add(high(BenefitType.TERM, either(18, 15)));
        } else if (event == EventType.SURROGACY && gaveBirth) {
            stretches.add(high(BenefitType.SURR, either(18, 15)));
        } else {
            if (gaveBirth) {
                stretches.add(high(BenefitType.MAT, either(18, 15)));
                start = sunday(date.minusWeeks(chance.between(0, 6)));
            } else {
                stretches.add(high(BenefitType.ADOW, either(13, 12)));
                stretches.add(high(BenefitType.ADOE, either(5, 3)));
            }
            stretches.add(high(BenefitType.EXCL, multiple + single));
            int shareable = either(32, 25) - leftToOther - chance.between(0, 4);
            stretches.add(high(BenefitType.PARS, Math.min(shareable, WEEKS_AT_HIGH_RATE)));
            stretches.add(low(shareable - WEEKS_AT_HIGH_RATE));
        }
        return new Leave(start, stretches);
    }

    /** The leave of the other parent, who takes some shareable weeks after the exclusive ones. */
    Leave second(int shareable, boolean alone, Chance chance) {
        List<Leave.Stretch> stretches = new ArrayList<>();
        boolean birth = event == EventType.BIRTH;
        stretches.add(high(birth ? BenefitType.PAT : BenefitType.ADOE, either(5, 3)));
        stretches.add(high(BenefitType.EXCL, multiple));
        int atHighRate = alone ? Math.min(shareable, WEEKS_AT_HIGH_RATE) : 0;
        stretches.add(high(BenefitType.PARS, atHighRate));
        stretches.add(low(shareable - atHighRate));
        return new Leave(sunday(date.plusDays(6)).plusWeeks(chance.between(0, 3)), stretches);
    }

    private Leave.Stretch high(BenefitType type, int weeks) {
        return new Leave.Stretch(type, either(70, 75), weeks);
    }

    private Leave.Stretch low(int weeks) {
        return new Leave.Stretch(BenefitType.PARS, either(55, 75), weeks);
    }

    private int either(int basic, int special) {
        return plan == Plan.BASIC ? basic : special;
    }
}
