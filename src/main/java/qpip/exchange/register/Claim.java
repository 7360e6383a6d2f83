package qpip.exchange.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * One person's claim for one event. The spouse at first filing, the other parent and the current spouse are three
 * things: the first is frozen (Reg. old s. 44), the second need not be a spouse, the third is not held. Amounts are
 * dollars with two decimals, per week.
 */
public record Claim(
        long id,
        long eventId,
        long claimantId,
        ParentRole role,
        LocalDate filedOn,
        Plan plan,
        WorkerStatus workerStatus,
        LowIncomeRule lowIncomeRule,
        Period benefitPeriod,
        Period qualifyingPeriod,
        int qualifyingExtensionWeeks,
        BigDecimal averageWeeklyEarnings,
        BigDecimal weeklyBenefit,
        boolean supplementRequested,
        OptionalLong spouseAtFirstFiling,
        OptionalLong otherParent,
        int singleParentWeeks,
        ClaimStatus status) {}
