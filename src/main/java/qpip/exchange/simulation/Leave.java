package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Plan;

/** The weeks that one parent takes, without a gap from a Sunday on. */
record Leave(LocalDate start, List<Stretch> stretches) {

    /** Weeks of one type at one rate (LAP s. 18). */
    record Stretch(BenefitType type, int percent, int weeks) {}

    Leave {
        stretches = stretches.stream().filter(stretch -> stretch.weeks() > 0).toList();
    }

    int weeks() {
        return stretches.stream().mapToInt(Stretch::weeks).sum();
    }

    /**
     * The weekly benefit at a rate: of the average weekly earnings, raised for low earners whose claim is subject to
     * the individual increase (Reg. s. 44): 85 % of earnings (100 % in the special plan), up to the rate of the
     * threshold.
     */
    static BigDecimal benefit(BigDecimal earnings, int percent, Plan plan, boolean increased, LocalDate start) {
        BigDecimal threshold = threshold(start);
        if (!increased || earnings.compareTo(threshold) >= 0) {
            return share(earnings, percent);
        }
        return share(earnings, plan == Plan.BASIC ? 85 : 100).min(share(threshold, percent));
    }

    /** Forty hours at the minimum wage of that day; the last known wage holds on. */
    static BigDecimal threshold(LocalDate day) {
        int hourlyCents = 1_610;
        if (day.isBefore(LocalDate.of(2022, 5, 1))) {
            hourlyCents = 1_350;
        } else if (day.isBefore(LocalDate.of(2023, 5, 1))) {
            hourlyCents = 1_425;
        } else if (day.isBefore(LocalDate.of(2024, 5, 1))) {
            hourlyCents = 1_525;
        } else if (day.isBefore(LocalDate.of(2025, 5, 1))) {
            hourlyCents = 1_575;
        }
        return BigDecimal.valueOf(40L * hourlyCents, 2);
    }

    private static BigDecimal share(BigDecimal amount, int percent) {
        return amount.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, RoundingMode.HALF_UP);
    }
}
