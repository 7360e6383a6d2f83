package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import qpip.exchange.register.BenefitWeek;

/** What the SAAQ paid to a claimant after a road accident. */
final class Accidents {

    /** Of ten thousand claims, an accident that was over before the benefit period. */
    private static final int ORDINARY = 60;

    private final Household household;
    private final PaidWeeks paid;
    private final Payer payer;
    private final Payer cnesst;
    private final Settings settings;
    private final Chance chance;

    Accidents(Household household, PaidWeeks paid, Settings settings, Chance chance) {
        this.household = household;
        this.paid = paid;
        this.payer = new Payer("SA-IN-01", "SA", household.index());
        this.cnesst = new Payer("CN-IN-01", "CN", household.index());
        this.settings = settings;
        this.chance = chance;
    }

    /** The payments that the plant needs; its weeks must have been paid. */
    List<Payment> planted(SaaqPlant plant) {
        BenefitWeek week = paid.first();
        LocalDate sunday = week.sunday();
        return switch (plant) {
            case SAAQ_OVERLAP -> List.of(payer.worker(sunday, paid.above(week, chance.between(8_000, 30_000))));
            case SAAQ_RETROACTIVE -> {
                long daily = paid.above(week, chance.between(25_000, 40_000));
                yield List.of(payer.worker(sunday, sunday.plusDays(41), daily).since(settings.night(2)));
            }
            case SAAQ_WITH_CNESST ->
                List.of(
                        cnesst.worker(sunday, paid.above(week, chance.between(8_000, 15_000))),
                        payer.worker(sunday, chance.between(2_000, 4_000)));
            case SAAQ_RECOVERED -> {
                long daily = paid.above(week, 20_000);
                yield List.of(payer.worker(sunday, daily), payer.worker(sunday, -daily));
            }
            case SAAQ_UNPAID -> List.of(payer.worker(sunday, 0));
            case SAAQ_BELOW_EXEMPTION -> List.of(payer.worker(sunday, paid.exemption(week) * 2 / 3 / 7));
            case SAAQ_EXTENDS -> qualifying(0);
            case SAAQ_PARTIAL_WEEKS -> qualifying(3);
        };
    }

    List<Payment> ordinary() {
        return chance.happens(ORDINARY) ? qualifying(0) : List.of();
    }

    /** Three periods of nine days in the qualifying period: with a whole week each when they begin on a Sunday. */
    private List<Payment> qualifying(int daysAfterSunday) {
        LocalDate first =
                household.claim().benefitPeriod().from().minusWeeks(30).plusDays(daysAfterSunday);
        List<Payment> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LocalDate from = first.plusWeeks(2L * i);
            all.add(payer.worker(from, from.plusDays(8), chance.between(5_000, 12_000)));
        }
        return all;
    }
}
