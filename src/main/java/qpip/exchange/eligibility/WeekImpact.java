package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a finding would change in one benefit week, step by step: income that the partner reports, the exemption, the
 * deduction made and the one that the formula gives, and the difference (positive: paid too much). Dollars with two
 * decimals.
 */
public record WeekImpact(
        LocalDate sunday,
        BigDecimal reportedIncome,
        BigDecimal exemption,
        BigDecimal deducted,
        BigDecimal shouldDeduct,
        BigDecimal impact) {

    static BigDecimal total(List<WeekImpact> weeks) {
        return weeks.stream().map(WeekImpact::impact).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
