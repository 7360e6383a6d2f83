package qpip.exchange.simulation;

import java.util.OptionalLong;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Period;
import qpip.exchange.register.WorkerStatus;

/** A claim as filed, but for what is changed in it. */
final class Claims {

    private final Claim filed;
    private long event;
    private WorkerStatus worker;
    private LowIncomeRule lowIncome;
    private Period qualifying;
    private int extension;
    private boolean supplement;
    private OptionalLong spouse;
    private ClaimStatus status;

    private Claims(Claim filed) {
        this.filed = filed;
        this.event = filed.eventId();
        this.worker = filed.workerStatus();
        this.lowIncome = filed.lowIncomeRule();
        this.qualifying = filed.qualifyingPeriod();
        this.extension = filed.qualifyingExtensionWeeks();
        this.supplement = filed.supplementRequested();
        this.spouse = filed.spouseAtFirstFiling();
        this.status = filed.status();
    }

    static Claims like(Claim filed) {
        return new Claims(filed);
    }

    Claims ofEvent(long other) {
        event = other;
        return this;
    }

    Claims working(WorkerStatus other) {
        worker = other;
        return this;
    }

    /** With a qualifying period that was lengthened by so many weeks. */
    Claims extended(int weeks) {
        qualifying = new Period(qualifying.from().minusWeeks(weeks), qualifying.to());
        extension += weeks;
        return this;
    }

    /** Open, with a supplement for the family of both parents. */
    Claims ofFamily() {
        lowIncome = LowIncomeRule.FAMILY_2006;
        return supplement(true, filed.otherParent()).as(ClaimStatus.OPEN);
    }

    /** Without a supplement for a family. */
    Claims ofOne() {
        return supplement(false, OptionalLong.empty());
    }

    /** Under no rule for low incomes. */
    Claims withoutIncrease() {
        lowIncome = LowIncomeRule.NONE;
        return this;
    }

    Claims as(ClaimStatus other) {
        status = other;
        return this;
    }

    private Claims supplement(boolean requested, OptionalLong with) {
        supplement = requested;
        spouse = with;
        return this;
    }

    Claim claim() {
        return new Claim(
                filed.id(),
                event,
                filed.claimantId(),
                filed.role(),
                filed.filedOn(),
                filed.plan(),
                worker,
                lowIncome,
                filed.benefitPeriod(),
                qualifying,
                extension,
                filed.averageWeeklyEarnings(),
                filed.weeklyBenefit(),
                supplement,
                spouse,
                filed.otherParent(),
                filed.singleParentWeeks(),
                status);
    }
}
