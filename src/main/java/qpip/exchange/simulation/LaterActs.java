package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;

/**
 * What the Directeur de l'état civil registers after the acts, of our households and of people we know nothing about:
 * mentions of filiation and adoption, changes of name, marriages.
 */
final class LaterActs {

    private static final int STRANGERS = 8;

    private final Quebec quebec;
    private final Settings settings;
    private final CivilStatusView acts;

    LaterActs(Quebec quebec, CivilStatusView acts) {
        this.quebec = quebec;
        this.settings = quebec.settings();
        this.acts = acts;
    }

    /** The mentions registered since the last extract until this night, those of our households first. */
    void mentions(Optional<LocalDate> last, LocalDate night, Consumer<Mention> each) {
        for (Household household : quebec.households()) {
            mention(household)
                    .filter(mention -> CivilStatusView.falls(mention.registeredOn(), last, night))
                    .ifPresent(each);
        }
        for (int i = 0; i < STRANGERS; i++) {
            each.accept(mentionOfStranger(last, night, i));
        }
    }

    /** The changes of name and marriages registered since the last extract until this night. */
    void changes(Optional<LocalDate> last, LocalDate night, Consumer<NameChange> each) {
        for (Household household : quebec.households()) {
            change(household)
                    .filter(change -> CivilStatusView.falls(change.effectiveOn(), last, night))
                    .ifPresent(each);
        }
        for (int i = 0; i < STRANGERS; i++) {
            each.accept(changeOfStranger(night, i));
        }
    }

    /** The day on which a mention in a household is registered, one of the nights. */
    LocalDate dayOfMention(Household household) {
        return settings.night(chance("mention", household).below(settings.nights()));
    }

    private Optional<Mention> mention(Household household) {
        if (household.plant().isEmpty() || !(household.plant().get() instanceof CivilStatusPlant plant)) {
            return Optional.empty();
        }
        return switch (plant) {
            case ACT_RECTIFIED -> Optional.of(mention(household, "RECT", CivilStatusView.parentsOf(household)));
            case SECOND_PARENT_ADDED -> {
                List<ActParent> parents = new ArrayList<>(CivilStatusView.parentsOf(household));
                parents.add(ActParent.of(Stranger.parent(
                        chance("added", household), Sex.M, household.event().date())));
                yield Optional.of(mention(household, "PADD", parents));
            }
            case PARENT_REMOVED ->
                Optional.of(
                        mention(household, "PREM", List.of(CivilStatusView.parent(household, household.claimant()))));
            case ADOPTED -> Optional.of(mention(household, "ADOPT", CivilStatusView.parentsOf(household)));
            case SURROGATE -> {
                Chance chance = chance("intended", household);
                LocalDate born = household.event().date();
                yield Optional.of(mention(
                        household,
                        "SURR",
                        List.of(
                                ActParent.of(Stranger.parent(chance, Sex.F, born)),
                                ActParent.of(Stranger.parent(chance, Sex.M, born)))));
            }
            default -> Optional.empty();
        };
    }

    private Mention mention(Household household, String event, List<ActParent> parents) {
        Person child = household.children().get(0);
        LocalDate registeredOn = dayOfMention(household);
        return new Mention(
                CivilStatusView.number("M", household, 1),
                event,
                registeredOn.minusDays(5),
                registeredOn,
                child.surname(),
                child.givenNames().isEmpty() ? List.of("Alix") : child.givenNames(),
                household.event().date(),
                parents);
    }

    private Mention mentionOfStranger(Optional<LocalDate> last, LocalDate night, int number) {
        BirthAct act = acts.birthOfStranger(last.or(() -> Optional.of(night.minusDays(7))), night, 900_000 + number);
        return new Mention(
                String.format(Locale.ROOT, "Z%02d%010d", index(night), number),
                number % 2 == 0 ? "PADD" : "ADOPT",
                night.minusDays(3),
                night,
                act.surname(),
                act.given(),
                act.born(),
                act.parents());
    }

    private static Optional<NameChange> change(Household household) {
        Person claimant = household.claimant();
        if (household.has(RamqPlant.IDENTITY_NAME_CHANGED)) {
            return Optional.of(change(household, "NAMECH", RamqView.otherSurname(claimant)));
        }
        return household.has(CivilStatusPlant.MARRIED) ? Optional.of(change(household, "MARR", "")) : Optional.empty();
    }

    private static NameChange change(Household household, String event, String newSurname) {
        Person claimant = household.claimant();
        return new NameChange(
                CivilStatusView.number("C", household, 1),
                event,
                household.changedOn(),
                claimant.surname(),
                String.join(" ", claimant.givenNames()),
                newSurname,
                claimant.dateOfBirth().orElseThrow(),
                household.otherThanClaimant().map(spouse -> spouse.surname() + " " + spouse.calledName()));
    }

    private NameChange changeOfStranger(LocalDate night, int number) {
        Chance chance = Chance.of(settings.seed(), "change of stranger " + index(night), number);
        Stranger stranger = Stranger.of(chance, Sex.F, night, 20 * 365, 60 * 365);
        Stranger spouse = Stranger.of(chance, Sex.M, night, 20 * 365, 60 * 365);
        return new NameChange(
                String.format(Locale.ROOT, "Y%02d%010d", index(night), number),
                "MARR",
                night.minusDays(chance.between(1, 25)),
                stranger.surname(),
                stranger.given().get(0),
                "",
                stranger.born(),
                Optional.of(spouse.surname() + " " + spouse.given().get(0)));
    }

    private int index(LocalDate night) {
        return (int) ChronoUnit.DAYS.between(settings.firstNight(), night);
    }

    private Chance chance(String what, Household household) {
        return Chance.of(settings.seed(), what, household.index());
    }
}
