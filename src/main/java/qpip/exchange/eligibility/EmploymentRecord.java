package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Period;

/** What an employer's record says: when the employment ended and why, and what each pay period gave. */
record EmploymentRecord(
        Fact fact, LocalDate firstDayWorked, LocalDate lastDayPaid, String reason, List<PayPeriod> periods) {

    EmploymentRecord {
        periods = List.copyOf(periods);
    }

    /** The records that stand, of the claimant's employments. */
    static List<EmploymentRecord> of(ClaimView claim) {
        return claim.factsAbout(claim.claimantId(), FactKind.EMPLOYMENT_RECORD).stream()
                .flatMap(fact -> of(fact).stream())
                .toList();
    }

    private static Optional<EmploymentRecord> of(Fact fact) {
        return fact.day("first-day-worked")
                .flatMap(first -> fact.day("last-day-paid")
                        .map(last -> new EmploymentRecord(
                                fact,
                                first,
                                last,
                                fact.text("reason")
                                        .map(code -> code.substring(0, 1))
                                        .orElse(""),
                                periods(fact))));
    }

    /** The employer, as a number that names nobody; two records of one employer are of one employment. */
    String employer() {
        return fact.text("employer").orElse(fact.key());
    }

    private static List<PayPeriod> periods(Fact fact) {
        List<PayPeriod> periods = new ArrayList<>();
        String type = fact.text("pay-period-type").orElse("");
        for (String member : fact.text("pay-periods").orElse("").split(";")) {
            String[] values = member.split("\\|", -1);
            if (values.length == 3) {
                PayPeriod.of(type, LocalDate.parse(values[1]), new BigDecimal(values[2]))
                        .ifPresent(periods::add);
            }
        }
        return periods;
    }

    /**
     * What was earned in a pay period. Its earnings may be spread over its weeks as an estimate, since it is not longer
     * than a month; nothing longer may ever be.
     */
    record PayPeriod(Period days, BigDecimal earnings) {

        static Optional<PayPeriod> of(String type, LocalDate end, BigDecimal earnings) {
            return start(type, end).map(start -> new PayPeriod(new Period(start, end), earnings));
        }

        /** NB: the record gives the ends only. A type that is not known says nothing of the beginning. */
        private static Optional<LocalDate> start(String type, LocalDate end) {
            return switch (type) {
                case "W" -> Optional.of(end.minusDays(6));
                case "B" -> Optional.of(end.minusDays(13));
                case "S" -> Optional.of(end.withDayOfMonth(end.getDayOfMonth() <= 15 ? 1 : 16));
                case "M" ->
                    Optional.of(
                            end.equals(end.with(TemporalAdjusters.lastDayOfMonth()))
                                    ? end.withDayOfMonth(1)
                                    : end.minusMonths(1).plusDays(1));
                default -> Optional.empty();
            };
        }

        /** The Sundays of the weeks that the period touches, in order. */
        List<LocalDate> sundays() {
            List<LocalDate> sundays = new ArrayList<>();
            for (LocalDate week = BenefitWeeks.of(days.from()); !week.isAfter(days.to()); week = week.plusWeeks(1)) {
                sundays.add(week);
            }
            return sundays;
        }

        /** The part of one of its weeks, in cents such that all parts add up to the earnings. */
        BigDecimal in(LocalDate sunday) {
            int weeks = BenefitWeeks.touched(days);
            long before = ChronoUnit.WEEKS.between(BenefitWeeks.of(days.from()), sunday);
            return share(before + 1, weeks).subtract(share(before, weeks));
        }

        private BigDecimal share(long weeks, int of) {
            return earnings.multiply(BigDecimal.valueOf(weeks)).divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
        }
    }
}
