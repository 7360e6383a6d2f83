package qpip.exchange.simulation;

import java.util.OptionalLong;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Period;
import qpip.exchange.register.WorkerStatus;

/** Claims as filed, but for one thing. */
final class Claims {

    private Claims() {}

    static Claim working(Claim claim, WorkerStatus status) {
        return new Claim(
                claim.id(),
                claim.eventId(),
                claim.claimantId(),
                claim.role(),
                claim.filedOn(),
                claim.plan(),
                status,
                claim.lowIncomeRule(),
                claim.benefitPeriod(),
                claim.qualifyingPeriod(),
                claim.qualifyingExtensionWeeks(),
                claim.averageWeeklyEarnings(),
                claim.weeklyBenefit(),
                claim.supplementRequested(),
                claim.spouseAtFirstFiling(),
                claim.otherParent(),
                claim.singleParentWeeks(),
                claim.status());
    }

    static Claim ofEvent(Claim claim, long event) {
        return new Claim(
                claim.id(),
                event,
                claim.claimantId(),
                claim.role(),
                claim.filedOn(),
                claim.plan(),
                claim.workerStatus(),
                claim.lowIncomeRule(),
                claim.benefitPeriod(),
                claim.qualifyingPeriod(),
                claim.qualifyingExtensionWeeks(),
                claim.averageWeeklyEarnings(),
                claim.weeklyBenefit(),
                claim.supplementRequested(),
                claim.spouseAtFirstFiling(),
                claim.otherParent(),
                claim.singleParentWeeks(),
                claim.status());
    }

    /** With a qualifying period that was lengthened by so many weeks. */
    static Claim extended(Claim claim, int weeks) {
        return new Claim(
                claim.id(),
                claim.eventId(),
                claim.claimantId(),
                claim.role(),
                claim.filedOn(),
                claim.plan(),
                claim.workerStatus(),
                claim.lowIncomeRule(),
                claim.benefitPeriod(),
                new Period(
                        claim.qualifyingPeriod().from().minusWeeks(weeks),
                        claim.qualifyingPeriod().to()),
                claim.qualifyingExtensionWeeks() + weeks,
                claim.averageWeeklyEarnings(),
                claim.weeklyBenefit(),
                claim.supplementRequested(),
                claim.spouseAtFirstFiling(),
                claim.otherParent(),
                claim.singleParentWeeks(),
                claim.status());
    }

    /** Open again, without a supplement for a family. */
    static Claim open(Claim claim) {
        return new Claim(
                claim.id(),
                claim.eventId(),
                claim.claimantId(),
                claim.role(),
                claim.filedOn(),
                claim.plan(),
                claim.workerStatus(),
                LowIncomeRule.NONE,
                claim.benefitPeriod(),
                claim.qualifyingPeriod(),
                claim.qualifyingExtensionWeeks(),
                claim.averageWeeklyEarnings(),
                claim.weeklyBenefit(),
                false,
                OptionalLong.empty(),
                claim.otherParent(),
                claim.singleParentWeeks(),
                ClaimStatus.OPEN);
    }

    static Claim closed(Claim claim) {
        return new Claim(
                claim.id(),
                claim.eventId(),
                claim.claimantId(),
                claim.role(),
                claim.filedOn(),
                claim.plan(),
                claim.workerStatus(),
                claim.lowIncomeRule(),
                claim.benefitPeriod(),
                claim.qualifyingPeriod(),
                claim.qualifyingExtensionWeeks(),
                claim.averageWeeklyEarnings(),
                claim.weeklyBenefit(),
                claim.supplementRequested(),
                claim.spouseAtFirstFiling(),
                claim.otherParent(),
                claim.singleParentWeeks(),
                ClaimStatus.CLOSED);
    }
}
