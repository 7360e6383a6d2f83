package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.WeekStatus;

/** Our own register: what is hidden in it is seen each night that the registrar's births are looked through. */
final class OurRegister implements Hides {

    private final Settings settings;
    private final Timetable timetable;

    OurRegister(Settings settings, Timetable timetable) {
        this.settings = settings;
        this.timetable = timetable;
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof RegisterPlant;
    }

    @Override
    public List<Expectation> expected(Household household) {
        Plant plant = household.plant().orElseThrow();
        return plant.claims(household).stream()
                .map(claim -> plant.rule().equals("R33") ? shared(household, plant, claim) : identity(plant, claim))
                .toList();
    }

    private Expectation identity(Plant plant, Claim claim) {
        LocalDate first = settings.firstNight();
        return plant.severity()
                .map(severity -> Phase.Standing.of(severity, false))
                .map(standing -> Expectation.flag(
                        plant, claim.id(), claim.claimantId(), first, timetable.next("DE-IN-01", first), standing))
                .orElseGet(() -> Expectation.none(plant, claim.id(), claim.claimantId(), first));
    }

    private Expectation shared(Household household, Plant plant, Claim claim) {
        Phases phases = new Phases();
        settings.firstNight()
                .datesUntil(settings.lastNight().plusDays(1))
                .filter(night -> timetable.due("DE-IN-01", night))
                .forEach(night -> {
                    SortedMap<LocalDate, BigDecimal> beyond = beyond(household, claim, night);
                    phases.from(
                            night,
                            beyond.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(Phase.Standing.of("MEDIUM", beyond, false)),
                            "the weeks beyond are no more");
                });
        return phases.isEmpty()
                ? Expectation.none(plant, claim.id(), claim.claimantId(), settings.firstNight())
                : phases.expectation(plant, "R33", claim.id(), claim.claimantId());
    }

    /** A shareable week that was paid under a claim. */
    private record Paid(Claim claim, BenefitWeek week) {}

    /** Of the weeks paid for the birth, as they came, those of this claim beyond what the parents share. */
    private static SortedMap<LocalDate, BigDecimal> beyond(Household household, Claim claim, LocalDate night) {
        List<Paid> paid = new ArrayList<>();
        boolean each = true;
        for (Claim one : household.claims()) {
            List<Paid> own = household.weeks(one, night).stream()
                    .filter(week -> week.type() == BenefitType.PARS && week.status() == WeekStatus.PAID)
                    .map(week -> new Paid(one, week))
                    .toList();
            each &= own.size() >= RegisterPlant.eachUsed(claim.plan());
            paid.addAll(own);
        }
        paid.sort(Comparator.comparing((Paid one) -> one.week().sunday())
                .thenComparing(one -> one.claim().id()));
        int shared = RegisterPlant.shareable(claim.plan()) + (each ? RegisterPlant.extra(claim.plan()) : 0);
        SortedMap<LocalDate, BigDecimal> beyond = new TreeMap<>();
        paid.stream()
                .skip(shared)
                .filter(one -> one.claim().id() == claim.id())
                .forEach(one -> beyond.put(
                        one.week().sunday(),
                        one.week().benefit().subtract(one.week().deduction())));
        return beyond;
    }
}
