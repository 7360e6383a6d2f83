package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;

/** Which indemnities the CNESST paid to the claimant of a household who was injured at work. */
final class Indemnities {

    /** Of ten thousand claims; a small Québec has more, so that its file bears a bad line. */
    private static final int REIMBURSED_MIN = 250;

    private static final int REIMBURSED_MAX = 2_000;
    private static final int REIMBURSED_ENOUGH = 600_000;

    private final Settings settings;
    private final Claim claim;
    private final PaidWeeks paid;
    private final Payer payer;
    private final Chance chance;

    Indemnities(Household household, PaidWeeks paid, Settings settings, Chance chance) {
        this.settings = settings;
        this.claim = household.claim();
        this.paid = paid;
        this.payer = new Payer("CN-IN-01", "CN", household.index());
        this.chance = chance;
    }

    /** The payments that the plant needs; its weeks must have been paid. */
    List<Payment> planted(CnesstPlant plant) {
        BenefitWeek week = paid.first();
        LocalDate sunday = week.sunday();
        return switch (plant) {
            case PW_OVERLAP,
                    PW_OVERLAP_DECLARED,
                    PW_RECOVERED,
                    PW_PAID_LATE,
                    PW_TOO_LONG,
                    PW_EXPECTED_LATER,
                    PW_CORRECTED_LATER,
                    PW_BREASTFEEDING -> List.of();
            case IRI_OVERLAP, IRI_DECLARED, IRI_REVERSED_WEEKS ->
                List.of(payer.worker(sunday, paid.above(week, chance.between(8_000, 30_000))));
            case IRI_WEEK_REVERSED_LATER ->
                List.of(payer.worker(sunday, paid.above(week, chance.between(12_000, 30_000))));
            case IRI_WEEKS_PAID_LATER -> {
                LocalDate from = Leaves.sunday(settings.firstNight()).minusWeeks(1);
                long daily = paid.above(week, chance.between(15_000, 30_000));
                yield List.of(payer.worker(from, from.plusWeeks(4).minusDays(1), daily)
                        .since(from));
            }
            case IRI_ACROSS_YEAR_END -> {
                LocalDate newYear = claim.benefitPeriod().from().plusWeeks(10).with(TemporalAdjusters.firstDayOfYear());
                yield List.of(payer.worker(Leaves.sunday(newYear), paid.above(week, chance.between(8_000, 30_000))));
            }
            case IRI_BEFORE_2020 -> {
                BenefitWeek parental = paid.first(BenefitType.PARS);
                yield List.of(payer.worker(parental.sunday(), paid.exemption(parental) / 7));
            }
            case IRI_MATERNITY_BEFORE_2020 -> List.of(payer.worker(sunday, paid.exemption(week) / 2 / 7));
            case IRI_OVERLAP_LARGE -> {
                long daily = paid.above(week, chance.between(25_000, 40_000));
                yield List.of(
                        payer.worker(sunday, daily),
                        payer.worker(sunday.plusWeeks(2), daily),
                        payer.worker(sunday.plusWeeks(4), daily));
            }
            case IRI_WITH_WORK -> List.of(payer.worker(sunday, paid.above(week, chance.between(1_000, 9_000))));
            case IRI_STRADDLING ->
                List.of(payer.worker(sunday.plusDays(3), paid.above(week, chance.between(20_000, 35_000))));
            case IRI_CORRECTED -> {
                Payment first = payer.worker(sunday, paid.above(week, 40_000));
                yield List.of(
                        first, first.as("C", 2, Payer.FORTNIGHT * paid.above(week, chance.between(8_000, 20_000))));
            }
            case IRI_OUT_OF_ORDER -> {
                Payment first = payer.worker(sunday, paid.above(week, 40_000));
                long less = Payer.FORTNIGHT * paid.above(week, chance.between(8_000, 20_000));
                yield List.of(first.as("C", 2, less), first);
            }
            case IRI_CANCELLED_UNKNOWN -> {
                Payment never = payer.worker(sunday, paid.above(week, 25_000));
                yield List.of(never.as("X", 2, never.cents()));
            }
            case IRI_ORIGINAL_LATE -> {
                Payment late = payer.worker(sunday, paid.above(week, 25_000));
                yield List.of(late.as("X", 2, late.cents()), late.since(night(8)));
            }
            case IRI_CLAIM_CLOSED ->
                List.of(payer.worker(sunday, paid.above(week, 25_000)).since(night(2)));
            case IRI_BELOW_EXEMPTION -> List.of(payer.worker(sunday, paid.exemption(week) * 2 / 3 / 7));
            case IRI_IMMATERIAL -> List.of(payer.worker(sunday, paid.above(week, 3_000)));
            case IRI_EMPLOYER -> List.of(payer.employer(sunday, paid.above(week, 20_000)));
            case IRI_RECOVERED -> {
                long daily = paid.above(week, 20_000);
                yield List.of(payer.worker(sunday, daily), payer.worker(sunday, -daily));
            }
            case IRI_NEGATIVE -> List.of(payer.worker(sunday, -paid.above(week, 5_000)));
            case IRI_CANCELLED -> {
                Payment first = payer.worker(sunday, paid.above(week, 25_000));
                yield List.of(first, first.as("X", 2, first.cents()));
            }
            case IRI_CORRECTED_TO_ZERO -> {
                Payment first = payer.worker(sunday, paid.above(week, 25_000));
                yield List.of(first, first.as("C", 2, 0));
            }
            case IRI_DUPLICATE -> {
                Payment once = payer.worker(sunday, paid.exemption(week) * 2 / 3 / 7);
                yield List.of(once, once);
            }
            case IRI_BEFORE_BENEFITS ->
                List.of(
                        payer.worker(sunday.minusWeeks(4), paid.above(week, 25_000)),
                        payer.worker(sunday.minusWeeks(2), 9_000));
            case IRI_LATER ->
                List.of(payer.worker(sunday, paid.above(week, chance.between(8_000, 30_000)))
                        .since(night(9)));
            case IRI_CORRECTED_LATER -> {
                Payment first = payer.worker(sunday, paid.above(week, chance.between(8_000, 12_000)));
                long more = Payer.FORTNIGHT * paid.above(week, chance.between(35_000, 45_000));
                yield List.of(first, first.as("C", 2, more).since(night(8)));
            }
            case IRI_CANCELLED_LATER -> {
                Payment first = payer.worker(sunday, paid.above(week, chance.between(30_000, 40_000)));
                long less = Payer.FORTNIGHT * paid.above(week, chance.between(8_000, 12_000));
                yield List.of(
                        first.since(night(0)),
                        first.as("C", 2, less).since(night(8)),
                        first.as("X", 3, less).since(night(16)));
            }
            case IRI_EXTENDS -> qualifying(0);
            case IRI_PARTIAL_WEEKS -> qualifying(3);
            case IRI_REOPENED -> {
                Payment first = payer.worker(sunday, paid.above(week, chance.between(10_000, 30_000)));
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
        List<BenefitWeek> weeks = paid.all();
        int claims = settings.claims();
        int reimbursed = Math.max(REIMBURSED_MIN, Math.min(REIMBURSED_MAX, REIMBURSED_ENOUGH / claims));
        if (!weeks.isEmpty() && chance.happens(reimbursed)) {
            for (int i = 0; i + 1 < Math.min(weeks.size(), 30); i += 2) {
                all.add(payer.employer(weeks.get(i).sunday(), chance.between(6_000, 12_000)));
            }
        }
        if (chance.happens(300)) {
            LocalDate end = claim.benefitPeriod().from().minusWeeks(chance.between(1, 8));
            payer.anew();
            for (int i = chance.between(4, 10); i > 0; i--) {
                LocalDate from = end.minusWeeks(2L * i);
                if (from.plusDays(Payer.FORTNIGHT + 5).isBefore(claim.filedOn())) {
                    all.add(payer.worker(from, chance.between(5_000, 12_000)));
                }
            }
        }
        return all;
    }

    /** Three periods of nine days in the qualifying period: with a whole week each when they begin on a Sunday. */
    private List<Payment> qualifying(int daysAfterSunday) {
        LocalDate first = claim.benefitPeriod().from().minusWeeks(20).plusDays(daysAfterSunday);
        List<Payment> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LocalDate from = first.plusWeeks(2L * i);
            all.add(payer.worker(from, from.plusDays(8), chance.between(5_000, 12_000)));
        }
        return all;
    }

    private LocalDate night(int index) {
        return settings.night(index);
    }
}
