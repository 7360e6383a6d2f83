package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        if (plant == RamqPlant.DEATH_SIGNAL) {
            Expectation.withoutAct(plant, claim, person, complete, settings.lastNight())
                    .ifPresent(expected::add);
        }
        return expected;
    }
}
