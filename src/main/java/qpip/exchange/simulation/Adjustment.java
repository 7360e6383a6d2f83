package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import qpip.exchange.register.WeekStatus;

/**
 * What makes one benefit week unlike the others: income that the claimant declared for it, or its reversal; our
 * register has it from a night on.
 */
record Adjustment(long claimId, LocalDate sunday, WeekStatus status, BigDecimal declaredIncome, LocalDate since) {

    /** One that the register has had ever since. */
    Adjustment(long claimId, LocalDate sunday, WeekStatus status, BigDecimal declaredIncome) {
        this(claimId, sunday, status, declaredIncome, sunday);
    }
}
