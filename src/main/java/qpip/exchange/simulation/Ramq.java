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
    private final RamqNotices notices;
    private final NoticesExtract noticed;

    Ramq(Quebec quebec, Timetable timetable) {
        this.settings = quebec.settings();
        this.timetable = timetable;
        RamqView view = new RamqView(quebec);
        this.answers = new RamqExtract(quebec, view, timetable);
        this.notices = new RamqNotices(settings, timetable);
        this.noticed = new NoticesExtract(quebec, view, notices);
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
        return List.of(answers, noticed);
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof RamqPlant;
    }

    @Override
    public List<Expectation> expected(Household household) {
        RamqPlant plant = (RamqPlant) household.plant().orElseThrow();
        long claim = household.claim().id();
        long person = household.claim().claimantId();
        Optional<LocalDate> from = complete(household, plant);
        Optional<LocalDate> until = over(household, plant).filter(night -> from.isPresent());
        List<Expectation> expected = new ArrayList<>();
        expected.add(
                plant.severity().isEmpty()
                        ? Expectation.none(plant, claim, person, settings.firstNight())
                        : standing(plant, claim, person, from, until));
        if (plant.tellsDeath()) {
            withoutAct(plant, claim, person, from, until).ifPresent(expected::add);
        }
        return expected;
    }

    /** The night that brings the answer or the notice from which the rule concludes. */
    private Optional<LocalDate> complete(Household household, RamqPlant plant) {
        return plant.isNotice() && plant != RamqPlant.NOTICE_NEW_NAME
                ? notices.told(household)
                : timetable.told("RA-IN-01", "RA-OUT-01", household.claim().claimantId(), settings.firstNight());
    }

    /** The night that explains or takes back what was flagged. */
    private Optional<LocalDate> over(Household household, RamqPlant plant) {
        return switch (plant) {
            case NOTICE_LEFT_CANCELLED, NOTICE_DEATH_CANCELLED -> notices.cancelled(household);
            case NOTICE_NEW_NAME -> notices.told(household);
            case IDENTITY_NAME_CHANGED -> timetable.next("DE-IN-04", settings.firstNight());
            default -> Optional.empty();
        };
    }

    private Expectation standing(
            RamqPlant plant, long claim, long person, Optional<LocalDate> from, Optional<LocalDate> until) {
        if (from.isEmpty()) {
            return Expectation.unseen(plant, claim, person, settings.firstNight());
        }
        if (until.isPresent() && !until.get().isAfter(from.get())) {
            return Expectation.none(plant, claim, person, settings.firstNight());
        }
        Phases phases = new Phases();
        String severity = plant.severity().orElseThrow();
        phases.from(from.get(), Optional.of(Phase.Standing.of(severity, plant.favourable())), "");
        until.ifPresent(night -> phases.from(night, Optional.empty(), "explained or taken back"));
        return phases.expectation(plant, plant.rule(), claim, person);
    }

    /** R34: ten days after a death was told there is no act of it, unless it was taken back by then. */
    private Optional<Expectation> withoutAct(
            RamqPlant plant, long claim, long person, Optional<LocalDate> from, Optional<LocalDate> until) {
        Optional<Expectation> expected = Expectation.withoutAct(plant, claim, person, from, settings.lastNight());
        return until.isEmpty()
                ? expected
                : expected.filter(one -> one.phases().get(0).from().isBefore(until.get()))
                        .map(one -> {
                            Phases phases = new Phases();
                            one.phases().forEach(phase -> phases.from(phase.from(), phase.standing(), ""));
                            phases.from(until.get(), Optional.empty(), "taken back");
                            return phases.expectation(plant, one.rule(), claim, person);
                        });
    }
}
