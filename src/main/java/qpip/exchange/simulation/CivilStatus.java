package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ParentRole;

/** The Directeur de l'état civil. */
final class CivilStatus implements SimulatedPartner {

    private final Settings settings;
    private final Timetable timetable;
    private final CivilStatusView view;
    private final LaterActs later;

    CivilStatus(Quebec quebec, Timetable timetable) {
        this.settings = quebec.settings();
        this.timetable = timetable;
        this.view = new CivilStatusView(quebec);
        this.later = new LaterActs(quebec, view);
    }

    @Override
    public String partner() {
        return "civil-status";
    }

    @Override
    public String sender() {
        return "DECQ";
    }

    @Override
    public String agreement() {
        return "ENT-DE-2010";
    }

    @Override
    public List<SentExtract> extracts() {
        return List.of(
                new BirthsExtract(view, timetable),
                new DeathsExtract(view, timetable),
                new MentionsExtract(later, timetable),
                new ChangesExtract(later, timetable));
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof CivilStatusPlant;
    }

    @Override
    public List<Expectation> expected(Household household) {
        CivilStatusPlant plant = (CivilStatusPlant) household.plant().orElseThrow();
        return plant.claims(household).stream()
                .map(claim -> expected(household, plant, claim))
                .toList();
    }

    private Expectation expected(Household household, CivilStatusPlant plant, Claim claim) {
        long person = person(household, plant, claim);
        Optional<LocalDate> rectified = Optional.of(household)
                .filter(one -> plant == CivilStatusPlant.ACT_RECTIFIED)
                .flatMap(one -> timetable.next("DE-IN-03", later.dayOfMention(one)));
        return standing(household, plant, claim)
                .map(standing -> Expectation.flag(
                        plant, claim.id(), person, settings.firstNight(), complete(household, plant), standing))
                .flatMap(flag -> flag.until(rectified, "the act was rectified"))
                .orElseGet(() -> Expectation.none(plant, claim.id(), person, settings.firstNight()));
    }

    /** The night that brings the act or mention; an act that never comes is missed on the first. */
    private Optional<LocalDate> complete(Household household, CivilStatusPlant plant) {
        if (plant == CivilStatusPlant.SECOND_PARENT_ADDED || plant == CivilStatusPlant.PARENT_REMOVED) {
            return timetable.next("DE-IN-03", later.dayOfMention(household));
        }
        boolean death = plant.rule().equals("R26") || plant.rule().equals("R27");
        return death
                ? timetable.next("DE-IN-02", view.dayOfDeathAct(household))
                : timetable.next("DE-IN-01", settings.firstNight());
    }

    private Optional<Phase.Standing> standing(Household household, CivilStatusPlant plant, Claim claim) {
        if (plant.on() == On.WEEKS && !weeksAfter(household, claim)
                || plant.on() == On.GAVE_BIRTH && claim.role() != ParentRole.GAVE_BIRTH) {
            return Optional.empty();
        }
        if (plant.on() == On.DECEASED && claim.id() != household.claim().id()) {
            return Optional.of(Phase.Standing.of("INFO", true));
        }
        return plant.severity().map(severity -> Phase.Standing.of(severity, plant.favourable()));
    }

    private static long person(Household household, CivilStatusPlant plant, Claim claim) {
        return switch (plant) {
            case CHILD_DIED, CHILD_DIED_EARLY, CHILD_DIED_DECLARED, TWIN_DIED ->
                household.children().get(0).id();
            case OTHER_PARENT_DIED, OTHER_PARENT_DIED_DECLARED ->
                household.otherThanClaimant().orElseThrow().id();
            case CLAIMANT_DIED -> household.claimant().id();
            default -> claim.claimantId();
        };
    }

    /**
     * Whether weeks that need the child's presence follow the end of payment (LAP s. 14): the second week after the
     * week of death, or the week of death itself where two maternity weeks or more remain.
     */
    private boolean weeksAfter(Household household, Claim claim) {
        LocalDate weekOfDeath = Leaves.sunday(household.changedOn());
        List<BenefitWeek> weeks = household.weeks(claim, settings.firstNight());
        long maternity = weeks.stream()
                .filter(week -> week.type() == BenefitType.MAT && week.sunday().isAfter(weekOfDeath))
                .count();
        LocalDate lastDay = weekOfDeath.plusDays(6).plusWeeks(maternity >= 2 ? 0 : 2);
        return weeks.stream()
                .anyMatch(
                        week -> week.type() != BenefitType.MAT && week.sunday().isAfter(lastDay));
    }
}
