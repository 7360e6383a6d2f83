package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.WeekStatus;

/**
 * Which indemnities the CNESST paid to the claimant of a household. Amounts are whole cents a day, so that every share
 * of a period is exact.
 */
final class Indemnities {

    private static final int FORTNIGHT = 14;
    /** Of ten thousand claims; a small Québec has more, so that its file bears a bad line. */
    private static final int REIMBURSED_MIN = 250;

    private static final int REIMBURSED_MAX = 2_000;
    private static final int REIMBURSED_ENOUGH = 600_000;

    private final Settings settings;
    private final int household;
    private final Claim claim;
    private final List<BenefitWeek> paid;
    private final Chance chance;
    private Optional<LocalDate> entitledFrom = Optional.empty();
    private int payments;

    Indemnities(int household, Claim claim, List<BenefitWeek> weeks, Settings settings, Chance chance) {
        this.settings = settings;
        this.household = household;
        this.claim = claim;
        this.paid =
                weeks.stream().filter(week -> week.status() == WeekStatus.PAID).toList();
        this.chance = chance;
    }

    /** The payments that the plant needs; its weeks must have been paid. */
    List<Payment> planted(CnesstPlant plant) {
        BenefitWeek week = paid.get(0);
        LocalDate sunday = week.sunday();
        return switch (plant) {
            case IRI_OVERLAP, IRI_DECLARED, IRI_REVERSED_WEEKS ->
                List.of(worker(sunday, above(week, chance.between(8_000, 30_000))));
            case IRI_OVERLAP_LARGE -> {
                long daily = above(week, chance.between(25_000, 40_000));
                yield List.of(
                        worker(sunday, daily), worker(sunday.plusWeeks(2), daily), worker(sunday.plusWeeks(4), daily));
            }
            case IRI_WITH_WORK -> List.of(worker(sunday, above(week, chance.between(1_000, 9_000))));
            case IRI_STRADDLING -> List.of(worker(sunday.plusDays(3), above(week, chance.between(20_000, 35_000))));
            case IRI_CORRECTED -> {
                Payment first = worker(sunday, above(week, 40_000));
                yield List.of(first, first.as("C", 2, FORTNIGHT * above(week, chance.between(8_000, 20_000))));
            }
            case IRI_BELOW_EXEMPTION -> List.of(worker(sunday, exemption(week) * 2 / 3 / 7));
            case IRI_IMMATERIAL -> List.of(worker(sunday, above(week, 3_000)));
            case IRI_EMPLOYER -> List.of(employer(sunday, above(week, 20_000)));
            case IRI_RECOVERED -> {
                long daily = above(week, 20_000);
                yield List.of(worker(sunday, daily), worker(sunday, -daily));
            }
            case IRI_NEGATIVE -> List.of(worker(sunday, -above(week, 5_000)));
            case IRI_CANCELLED -> {
                Payment first = worker(sunday, above(week, 25_000));
                yield List.of(first, first.as("X", 2, first.cents()));
            }
            case IRI_CORRECTED_TO_ZERO -> {
                Payment first = worker(sunday, above(week, 25_000));
                yield List.of(first, first.as("C", 2, 0));
            }
            case IRI_DUPLICATE -> {
                Payment once = worker(sunday, exemption(week) * 2 / 3 / 7);
                yield List.of(once, once);
            }
            case IRI_BEFORE_BENEFITS ->
                List.of(worker(sunday.minusWeeks(4), above(week, 25_000)), worker(sunday.minusWeeks(2), 9_000));
            case IRI_LATER ->
                List.of(worker(sunday, above(week, chance.between(8_000, 30_000)))
                        .since(night(9)));
            case IRI_CORRECTED_LATER -> {
                Payment first = worker(sunday, above(week, chance.between(8_000, 12_000)));
                long more = FORTNIGHT * above(week, chance.between(35_000, 45_000));
                yield List.of(first, first.as("C", 2, more).since(night(8)));
            }
            case IRI_CANCELLED_LATER -> {
                Payment first = worker(sunday, above(week, chance.between(30_000, 40_000)));
                long less = FORTNIGHT * above(week, chance.between(8_000, 12_000));
                yield List.of(
                        first.since(night(0)),
                        first.as("C", 2, less).since(night(8)),
                        first.as("X", 3, less).since(night(16)));
            }
            case IRI_REOPENED -> {
                Payment first = worker(sunday, above(week, chance.between(10_000, 30_000)));
                yield List.of(
                        first,
                        first.as("C", 2, 0).since(night(5)),
                        first.as("C", 3, first.cents()).since(night(15)));
            }
        };
    }

    /** What nobody needs to look at: payments to the employer, and an injury that ended before the benefit period. */
    List<Payment> ordinary() {
        List<Payment> all = new ArrayList<>();
        int claims = settings.claims();
        int reimbursed = Math.max(REIMBURSED_MIN, Math.min(REIMBURSED_MAX, REIMBURSED_ENOUGH / claims));
        if (!paid.isEmpty() && chance.happens(reimbursed)) {
            for (int i = 0; i + 1 < Math.min(paid.size(), 30); i += 2) {
                all.add(employer(paid.get(i).sunday(), chance.between(6_000, 12_000)));
            }
        }
        if (chance.happens(300)) {
            LocalDate end = claim.benefitPeriod().from().minusWeeks(chance.between(1, 8));
            entitledFrom = Optional.empty();
            for (int i = chance.between(4, 10); i > 0; i--) {
                LocalDate from = end.minusWeeks(2L * i);
                if (from.plusDays(FORTNIGHT + 5).isBefore(claim.filedOn())) {
                    all.add(worker(from, chance.between(5_000, 12_000)));
                }
            }
        }
        return all;
    }

    private LocalDate night(int index) {
        return settings.night(index);
    }

    private Payment worker(LocalDate from, long dailyCents) {
        return payment(from, dailyCents, false);
    }

    private Payment employer(LocalDate from, long dailyCents) {
        return payment(from, dailyCents, true);
    }

    private Payment payment(LocalDate from, long dailyCents, boolean toEmployer) {
        LocalDate to = from.plusDays(FORTNIGHT - 1);
        payments++;
        LocalDate start = entitledFrom.filter(known -> !known.isAfter(from)).orElse(from);
        entitledFrom = Optional.of(start);
        return new Payment(
                String.format(Locale.ROOT, "CN%09dP%04d", household + 1, payments),
                1,
                "A",
                start,
                household % 2 == 0 ? Optional.of(to) : Optional.empty(),
                from,
                to,
                FORTNIGHT * dailyCents,
                to.plusDays(1),
                toEmployer,
                to.plusDays(1));
    }

    /** Cents a day that exceed the exemption by so much a week. */
    private long above(BenefitWeek week, long weeklyCents) {
        return (exemption(week) + weeklyCents) / 7;
    }

    private long exemption(BenefitWeek week) {
        BigDecimal exemption = claim.averageWeeklyEarnings().subtract(week.benefit());
        return exemption.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }
}
