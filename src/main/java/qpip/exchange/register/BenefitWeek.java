package qpip.exchange.register;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * One week of benefits, Sunday to Saturday (Reg. s. 5): the benefit before deduction, the income the claimant declared
 * for the week, and what was deducted for it. Dollars with two decimals.
 */
public record BenefitWeek(
        LocalDate sunday,
        BenefitType type,
        WeekStatus status,
        BigDecimal benefit,
        BigDecimal declaredIncome,
        BigDecimal deduction) {

    public BenefitWeek {
        if (sunday.getDayOfWeek() != DayOfWeek.SUNDAY) {
            throw new IllegalArgumentException("a benefit week must begin on a Sunday, not on " + sunday);
        }
    }

    public LocalDate saturday() {
        return sunday.plusDays(6);
    }
}
