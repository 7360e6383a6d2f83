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
        if (plant.rule().equals("R34")) {
            from.ifPresent(night -> expected.add(leftBefore(plant, claim, person, night)));
        } else if (plant.severity().isEmpty()) {
            expected.add(Expectation.none(plant, claim, person, settings.firstNight()));
        } else {
            expected.add(standing(plant, claim, person, from, until));
        }
        disputed(household, plant, from)
                .flatMap(one -> one.until(until, "taken back"))
                .ifPresent(expected::add);
        if (plant.tellsDeath()) {
            Expectation.contradiction(plant, claim, person, from, settings.lastNight())
                    .flatMap(one -> one.until(until, "taken back"))
                    .ifPresent(expected::add);
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
        Phase.Standing standing = Phase.Standing.of(plant.severity().orElseThrow(), plant.favourable());
        return Expectation.flag(plant, claim, person, settings.firstNight(), from, standing)
                .until(until, "explained or taken back")
                .orElseGet(() -> Expectation.none(plant, claim, person, settings.firstNight()));
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
    private Optional<Expectation> disputed(Household household, RamqPlant plant, Optional<LocalDate> told) {
        Claim claim = household.claim();
        if (!plant.leftForGood() && !plant.rule().equals("R34")) {
            return Optional.empty();
        }
        LocalDate start = claim.benefitPeriod().from();
        int lastOver = settings.firstNight().getYear() - 1;
        int lastAsked = Math.min(lastOver, claim.benefitPeriod().to().getYear());
        boolean contradicted = plant != RamqPlant.LEFT_AND_TAXED_ELSEWHERE
                && LocalDate.of(Math.max(lastAsked, Math.min(lastOver, start.getYear() - 1)), 12, 31)
                        .isAfter(household.changedOn().minusDays(1));
        Optional<LocalDate> taxed =
                timetable.answered("RQ-IN-01", "RQ-OUT-01", claim.claimantId(), settings.firstNight());
        Optional<LocalDate> both = told.flatMap(one -> taxed.map(other -> other.isAfter(one) ? other : one))
                .filter(night -> contradicted);
        Optional<Expectation> contradiction =
                Expectation.contradiction(plant, claim.id(), claim.claimantId(), both, settings.lastNight());
        if (contradiction.isPresent() || !plant.rule().equals("R34")) {
            return contradiction;
        }
        return Optional.of(
                plant.severity().isPresent()
                        ? Expectation.unseen(plant, claim.id(), claim.claimantId(), settings.firstNight())
                        : Expectation.none(plant, claim.id(), claim.claimantId(), settings.firstNight()));
    }
}
