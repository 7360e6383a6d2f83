package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.Claim;

/** The Régie de l'assurance maladie du Québec. */
final class Ramq implements SimulatedPartner {

    private final Settings settings;
    private final Timetable timetable;
    private final RamqExtract answers;

    Ramq(Quebec quebec, Timetable timetable) {
        this.settings = quebec.settings();
        this.timetable = timetable;
        this.answers = new RamqExtract(quebec, timetable);
    }

    @Override
    public String partner() {
        return "ramq";
    }

    @Override
    public String sender() {
        return "RAMQ";
    }

    @Override
    public String agreement() {
        return "ENT-RA-2012";
    }

    @Override
    public List<SentExtract> extracts() {
        return List.of(answers);
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof RamqPlant;
    }

    @Override
    public List<Expectation> expected(Household household) {
        Plant plant = household.plant().orElseThrow();
        long claim = household.claim().id();
        long person = household.claim().claimantId();
        LocalDate firstNight = settings.firstNight();
        Optional<LocalDate> complete = timetable.told("RA-IN-01", "RA-OUT-01", person, firstNight);
        List<Expectation> expected = new ArrayList<>();
        expected.add(plant.severity()
                .map(severity -> Phase.Standing.of(severity, plant.favourable()))
                .map(standing -> Expectation.flag(plant, claim, person, firstNight, complete, standing))
                .orElseGet(() -> Expectation.none(plant, claim, person, firstNight)));
        if (plant.rule().equals("R34")) {
            expected.clear();
            complete.ifPresent(night -> expected.add(leftBefore(plant, claim, person, night)));
        }
        expected.addAll(disputed(household, complete));
        if (plant == RamqPlant.DEATH_SIGNAL) {
            Expectation.withoutAct(plant, claim, person, complete, settings.lastNight())
                    .ifPresent(expected::add);
        }
        return expected;
    }

    /** Whoever left before the benefits began has that flag as well (R23). */
    private static Expectation leftBefore(Plant plant, long claim, long person, LocalDate told) {
        Phases phases = new Phases();
        phases.from(told, Optional.of(Phase.Standing.of("HIGH", false)), "");
        return phases.expectation(plant, "R23", claim, person);
    }

    /**
     * A departure for good before the benefits began, and residence in Québec at the end of that year or of a later one
     * that Revenu Québec was asked about: ten days after both were told the two disagree (R34).
     */
    private List<Expectation> disputed(Household household, Optional<LocalDate> told) {
        Plant plant = household.plant().orElseThrow();
        Claim claim = household.claim();
        if (plant != RamqPlant.LEFT_BEFORE_START && !plant.rule().equals("R34")) {
            return List.of();
        }
        LocalDate start = claim.benefitPeriod().from();
        int lastOver = settings.firstNight().getYear() - 1;
        int lastAsked = Math.min(lastOver, claim.benefitPeriod().to().getYear());
        boolean contradicted = plant != RamqPlant.LEFT_AND_TAXED_ELSEWHERE
                && LocalDate.of(Math.max(lastAsked, Math.min(lastOver, start.getYear() - 1)), 12, 31)
                        .isAfter(household.changedOn().minusDays(1));
        Optional<LocalDate> taxed =
                timetable.answered("RQ-IN-01", "RQ-OUT-01", claim.claimantId(), settings.firstNight());
        Optional<LocalDate> due = told.flatMap(one -> taxed.map(other -> other.isAfter(one) ? other : one))
                .map(night -> night.plusDays(Expectation.DAYS_WITHOUT_ACT))
                .filter(night -> contradicted && !night.isAfter(settings.lastNight()));
        Phases phases = new Phases();
        due.ifPresent(night -> phases.from(night, Optional.of(Phase.Standing.of("MEDIUM", false)), ""));
        if (!phases.isEmpty()) {
            return List.of(phases.expectation(plant, "R34", claim.id(), claim.claimantId()));
        }
        if (!plant.rule().equals("R34")) {
            return List.of();
        }
        return List.of(
                plant.severity().isPresent()
                        ? Expectation.unseen(plant, claim.id(), claim.claimantId(), settings.firstNight())
                        : Expectation.none(plant, claim.id(), claim.claimantId(), settings.firstNight()));
    }
}
