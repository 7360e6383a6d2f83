package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import qpip.exchange.register.WeekStatus;

/** What makes one benefit week unlike the others: income that the claimant declared for it, or its reversal. */
record Adjustment(long claimId, LocalDate sunday, WeekStatus status, BigDecimal declaredIncome) {}
