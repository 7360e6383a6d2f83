package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.ParentRole;

/** What the CNESST paid to a claimant who withdrew from work while pregnant or breastfeeding. */
final class Withdrawals {

    /** Of ten thousand who give birth. */
    private static final int ORDINARY = 1_900;

    private static final int WEEKS_BEFORE_DELIVERY = 4;

    private final Household household;
    private final Event event;
    private final PaidWeeks paid;
    private final Settings settings;
    private final Payer payer;
    private final Chance chance;

    Withdrawals(Household household, PaidWeeks paid, Settings settings, Chance chance) {
        this.household = household;
        this.event = household.event();
        this.paid = paid;
        this.settings = settings;
        this.payer = new Payer("CN-IN-02", "CW", household.index());
        this.chance = chance;
    }

    /** The payments that the plant needs. */
    List<Payment> planted(CnesstPlant plant) {
        BenefitWeek week = paid.first();
        LocalDate start = week.sunday();
        LocalDate later = start.plusWeeks(3);
        return switch (plant) {
            case PW_OVERLAP, PW_OVERLAP_DECLARED -> List.of(pregnant(start, later.plusWeeks(4)));
            case PW_RECOVERED -> {
                long daily = chance.between(6_000, 12_000);
                yield List.of(
                        payer.worker(start, daily).withdrawn(pregnancy(later.plusWeeks(4))),
                        payer.worker(start, -daily).withdrawn(pregnancy(later.plusWeeks(4))));
            }
            case PW_PAID_LATE ->
                List.of(pregnant(start.minusWeeks(2), later.plusWeeks(2)).since(settings.night(9)));
            case PW_TOO_LONG -> List.of(pregnant(start.minusWeeks(2), start.plusWeeks(2)));
            case PW_EXPECTED_LATER -> corrected(start, later.plusWeeks(2), settings.firstNight());
            case PW_CORRECTED_LATER -> corrected(start, later.plusWeeks(2), settings.night(8));
            case PW_BREASTFEEDING -> {
                BenefitWeek parental = paid.first(BenefitType.PARS);
                yield List.of(payer.worker(parental.sunday(), paid.above(parental, chance.between(8_000, 30_000)))
                        .withdrawn(new Payment.Withdrawal("L", Optional.empty())));
            }
            default -> throw new IllegalArgumentException(plant + " is not about a withdrawal");
        };
    }

    /** A withdrawal that ended in time, four weeks before the week expected and before maternity began. */
    List<Payment> ordinary() {
        boolean gaveBirth = event.type() == EventType.BIRTH && household.claim().role() == ParentRole.GAVE_BIRTH;
        if (!gaveBirth || !chance.happens(ORDINARY)) {
            return List.of();
        }
        LocalDate expected = event.expectedOn();
        LocalDate limit = Leaves.sunday(expected).minusWeeks(WEEKS_BEFORE_DELIVERY);
        LocalDate start = household.claim().benefitPeriod().from();
        LocalDate end = limit.isBefore(start) ? limit : start;
        List<Payment> all = new ArrayList<>();
        for (int i = chance.between(3, 9); i > 0; i--) {
            Payment payment = pregnant(end.minusWeeks(2L * i), expected);
            if (!payment.knownOn().isAfter(settings.firstNight())) {
                all.add(payment);
            }
        }
        return all;
    }

    private List<Payment> corrected(LocalDate start, LocalDate expected, LocalDate correctedOn) {
        Payment first = pregnant(start.minusWeeks(2), start.plusWeeks(2));
        return List.of(
                first,
                first.as("C", 2, first.cents()).withdrawn(pregnancy(expected)).since(correctedOn));
    }

    private Payment pregnant(LocalDate from, LocalDate expected) {
        return payer.worker(from, chance.between(6_000, 12_000)).withdrawn(pregnancy(expected));
    }

    private static Payment.Withdrawal pregnancy(LocalDate expected) {
        return new Payment.Withdrawal("G", Optional.of(expected.plusDays(3)));
    }
}
