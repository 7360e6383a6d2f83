package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import qpip.exchange.register.Address;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;

/**
 * What the Directeur de l'état civil registers, night by night: the births and deaths of our households, and those of
 * people we know nothing about. The first night brings the births of all months before.
 */
final class CivilStatusView {

    /** Births (77,400) and deaths (78,800) of 2024 among 9.11 million, for a million and a day. */
    private static final double BIRTHS_A_DAY = 23.3;

    private static final double DEATHS_A_DAY = 23.7;
    private static final int BACKLOG_DAYS = 420;
    private static final int STRANGERS_MIN = 8;

    private final Quebec quebec;
    private final Settings settings;

    CivilStatusView(Quebec quebec) {
        this.quebec = quebec;
        this.settings = quebec.settings();
    }

    /** The acts of birth registered since the last extract until this night, those of strangers between the others. */
    void births(Optional<LocalDate> last, LocalDate night, Consumer<BirthAct> each) {
        long days = last.map(before -> ChronoUnit.DAYS.between(before, night)).orElse((long) BACKLOG_DAYS);
        long strangers = Math.max(STRANGERS_MIN, Math.round(BIRTHS_A_DAY * settings.population() / 1e6 * days));
        long households = quebec.households().size();
        long next = 0;
        for (Household household : quebec.households()) {
            for (BirthAct act : births(household)) {
                if (falls(act.registeredOn(), last, night)) {
                    each.accept(act);
                }
            }
            while (next < strangers && next * households < strangers * (household.index() + 1L)) {
                each.accept(birthOfStranger(last, night, next++));
            }
        }
    }

    /** The acts of death registered since the last extract until this night; deaths of before are not told again. */
    void deaths(Optional<LocalDate> last, LocalDate night, Consumer<DeathAct> each) {
        long days = last.map(before -> ChronoUnit.DAYS.between(before, night)).orElse(1L);
        long strangers = Math.max(STRANGERS_MIN, Math.round(DEATHS_A_DAY * settings.population() / 1e6 * days));
        for (long i = 0; i < strangers; i++) {
            each.accept(deathOfStranger(night, i));
        }
        for (Household household : quebec.households()) {
            for (DeathAct act : deaths(household)) {
                if (falls(act.registeredOn(), last, night)) {
                    each.accept(act);
                }
            }
        }
    }

    /** The day on which the death in a household is registered, one of the nights; it is over by then. */
    LocalDate dayOfDeathAct(Household household) {
        return settings.night(chance("death", household).below(settings.nights()));
    }

    static boolean falls(LocalDate registeredOn, Optional<LocalDate> last, LocalDate night) {
        return !registeredOn.isAfter(night)
                && last.filter(before -> !registeredOn.isAfter(before)).isEmpty();
    }

    List<BirthAct> births(Household household) {
        List<BirthAct> acts = new ArrayList<>();
        if (!registered(household)) {
            return acts;
        }
        Chance chance = chance("birth", household);
        LocalDate claimed = household.event().date();
        LocalDate born = household.has(CivilStatusPlant.BIRTH_OTHER_WEEK)
                ? claimed.plusDays(2)
                : household.has(CivilStatusPlant.BIRTH_OTHER_DAY) ? claimed.plusDays(1) : claimed;
        LocalDate registeredOn = born.plusDays(chance.between(2, 28));
        int hour = chance.between(0, 23);
        String municipality = Places.address(born, chance).municipality();
        List<ActParent> parents = parents(household, born, chance);
        int plurality = plurality(household);
        for (int rank = 1; rank <= plurality; rank++) {
            acts.add(new BirthAct(
                    number("N", household, rank),
                    household.has(CivilStatusPlant.SECOND_TWIN_LATER)
                            ? settings.firstNight().plusDays(rank == 1 ? -2 : 2)
                            : registeredOn,
                    household.event().attestationNo(),
                    household.children().get(0).surname(),
                    given(household, rank, chance),
                    sex(household, rank),
                    born,
                    String.format(Locale.ROOT, "%02d:%02d", hour, 7 * rank),
                    municipality,
                    plurality,
                    rank,
                    parents,
                    household.event().type() == EventType.SURROGACY));
        }
        if (household.has(CivilStatusPlant.BIRTH_NAMESAKE)) {
            acts.add(birthOfNamesake(household, born, registeredOn, municipality, chance));
        }
        return acts;
    }

    private static boolean registered(Household household) {
        EventType type = household.event().type();
        return (type == EventType.BIRTH || type == EventType.SURROGACY)
                && household.event().province().equals("QC")
                && household.event().actualOn().isPresent()
                && !household.has(CivilStatusPlant.BIRTH_NOT_FOUND)
                && !household.has(CivilStatusPlant.BIRTH_RECENT);
    }

    private static int plurality(Household household) {
        if (household.has(CivilStatusPlant.MORE_CHILDREN)) {
            return 2;
        }
        return household.has(CivilStatusPlant.FEWER_CHILDREN)
                ? 1
                : household.children().size();
    }

    /** Given names of the child; the act has them even where the claim came before the choice. */
    private static List<String> given(Household household, int rank, Chance chance) {
        if (rank <= household.children().size()) {
            List<String> known = household.children().get(rank - 1).givenNames();
            if (!known.isEmpty()) {
                return known;
            }
        }
        return List.of(Names.given(Sex.F, chance));
    }

    private static String sex(Household household, int rank) {
        int child = Math.min(rank, household.children().size()) - 1;
        return household.children().get(child).sex().name();
    }

    private List<ActParent> parents(Household household, LocalDate born, Chance chance) {
        Person first = household.firstParent().orElseThrow();
        if (household.has(CivilStatusPlant.SURROGATE)) {
            return List.of(
                    ActParent.of(Stranger.parent(chance, Sex.F, born)),
                    ActParent.of(Stranger.parent(chance, Sex.M, born)));
        }
        List<ActParent> parents = new ArrayList<>();
        parents.add(ActParent.of(first, first.sex() == Sex.X ? "PARENT" : "MERE"));
        if (household.has(CivilStatusPlant.NOT_ON_ACT)
                || household.has(CivilStatusPlant.ACT_RECTIFIED)
                || household.has(CivilStatusPlant.SECOND_PARENT_ON_ACT)) {
            parents.add(ActParent.of(Stranger.parent(chance, Sex.M, born)));
        } else if (household.has(CivilStatusPlant.MISTYPED_ON_ACT)) {
            parents.add(mistyped(household, household.secondParent().orElseThrow()));
        } else {
            household
                    .secondParent()
                    .ifPresent(second -> parents.add(ActParent.of(second, second.sex() == Sex.M ? "PERE" : "PARENT")));
        }
        if (household.plant().isEmpty() && chance.happens(200)) {
            ActParent slipped = parents.get(0);
            parents.set(
                    0,
                    new ActParent(
                            slipped.quality(),
                            Transcription.slip(slipped.surname(), chance),
                            slipped.given(),
                            slipped.born(),
                            slipped.postalCode()));
        }
        return List.copyOf(parents);
    }

    /** Another spelling of the surname in one household, one digit of the year of birth in the next. */
    private static ActParent mistyped(Household household, Person person) {
        ActParent right = ActParent.of(person, "PERE");
        if (household.index() % 2 == 0) {
            String doubled =
                    right.surname() + right.surname().charAt(right.surname().length() - 1);
            return new ActParent("PERE", doubled, right.given(), right.born(), right.postalCode());
        }
        LocalDate born = right.born().getYear() % 10 == 9
                ? right.born().minusYears(1)
                : right.born().plusYears(1);
        return new ActParent("PERE", right.surname(), right.given(), born, right.postalCode());
    }

    private static BirthAct birthOfNamesake(
            Household household, LocalDate born, LocalDate registeredOn, String municipality, Chance chance) {
        Person first = household.firstParent().orElseThrow();
        LocalDate motherBorn = first.dateOfBirth().orElseThrow().minusDays(chance.between(900, 1_500));
        Stranger father = Stranger.parent(chance, Sex.M, born);
        return new BirthAct(
                number("N", household, 9),
                registeredOn,
                Optional.of(String.format(Locale.ROOT, "B%09d", household.index())),
                father.surname(),
                List.of(Names.given(Sex.M, chance)),
                "M",
                born,
                "23:41",
                municipality,
                1,
                1,
                List.of(
                        new ActParent("MERE", first.surname(), first.givenNames(), motherBorn, father.postalCode()),
                        ActParent.of(father)),
                false);
    }

    List<DeathAct> deaths(Household household) {
        if (household.plant().isEmpty() || !(household.plant().get() instanceof CivilStatusPlant plant)) {
            return List.of();
        }
        return switch (plant) {
            case CHILD_DIED, CHILD_DIED_EARLY, CHILD_DIED_DECLARED, TWIN_DIED ->
                List.of(death(household, household.children().get(0), true));
            case CLAIMANT_DIED -> List.of(death(household, household.claimant(), false));
            case OTHER_PARENT_DIED, OTHER_PARENT_DIED_DECLARED ->
                List.of(death(household, household.otherThanClaimant().orElseThrow(), false));
            case NAMESAKE_DIED -> List.of(deathOfNamesake(household));
            case DEATH_CANCELLED -> {
                DeathAct act = death(household, household.claimant(), false);
                yield List.of(act, again(act, 2, "X"));
            }
            default -> List.of();
        };
    }

    private DeathAct death(Household household, Person person, boolean child) {
        Optional<Person> partner = child || household.event().children().contains(person.id())
                ? Optional.empty()
                : partner(household, person);
        return new DeathAct(
                number("D", household, 1),
                1,
                "A",
                dayOfDeathAct(household),
                person.surname(),
                person.givenNames(),
                person.dateOfBirth().orElseThrow(),
                person.sex().name(),
                household.changedOn(),
                Places.address(household.changedOn(), chance("place", household))
                        .municipality(),
                person.address().map(Address::postalCode).orElse(""),
                partner.map(spouse -> spouse.surname() + " " + spouse.calledName()),
                child ? parentsOf(household) : List.of());
    }

    private static Optional<Person> partner(Household household, Person person) {
        return household
                        .firstParent()
                        .filter(first -> first.id() == person.id())
                        .isPresent()
                ? household.secondParent()
                : household.firstParent();
    }

    static List<ActParent> parentsOf(Household household) {
        return Stream.concat(household.firstParent().stream(), household.secondParent().stream())
                .map(person -> parent(household, person))
                .toList();
    }

    /** One of the two parents as an act names the person. */
    static ActParent parent(Household household, Person person) {
        boolean first = household.firstParent().filter(person::equals).isPresent();
        return ActParent.of(person, first ? "MERE" : person.sex() == Sex.M ? "PERE" : "PARENT");
    }

    /** Somebody with the claimant's names, years older, from elsewhere. */
    private DeathAct deathOfNamesake(Household household) {
        DeathAct same = death(household, household.claimant(), false);
        Stranger stranger = Stranger.parent(chance("namesake", household), Sex.F, household.changedOn());
        LocalDate born = same.born().minusDays(chance("namesake", household).between(4_000, 9_000));
        return new DeathAct(
                same.actNo(),
                same.version(),
                same.action(),
                same.registeredOn(),
                same.surname(),
                same.given(),
                born,
                same.sex(),
                same.died(),
                same.place(),
                stranger.postalCode(),
                Optional.of(stranger.surname() + " " + stranger.given().get(0)),
                List.of());
    }

    private static DeathAct again(DeathAct act, int version, String action) {
        return new DeathAct(
                act.actNo(),
                version,
                action,
                act.registeredOn(),
                act.surname(),
                act.given(),
                act.born(),
                act.sex(),
                act.died(),
                act.place(),
                act.postalCode(),
                act.spouse(),
                act.parents());
    }

    BirthAct birthOfStranger(Optional<LocalDate> last, LocalDate on, long number) {
        int night = index(on);
        Chance chance = Chance.of(settings.seed(), "birth of stranger " + night, number);
        LocalDate registeredOn = on.minusDays(last.isEmpty() ? chance.below(BACKLOG_DAYS) : 0);
        LocalDate born = registeredOn.minusDays(chance.between(2, 28));
        Stranger mother = Stranger.parent(chance, Sex.F, born);
        Stranger father = Stranger.parent(chance, Sex.M, born);
        Sex sex = chance.happens(5_000) ? Sex.F : Sex.M;
        return new BirthAct(
                String.format(Locale.ROOT, "S%02d%010d", night, number),
                registeredOn,
                Optional.of(String.format(Locale.ROOT, "A%02d%07d", night, number % 10_000_000)),
                Names.ofChild(mother.surname(), father.surname(), chance),
                List.of(Names.given(sex, chance)),
                sex.name(),
                born,
                String.format(Locale.ROOT, "%02d:%02d", chance.below(24), chance.below(60)),
                Places.address(born, chance).municipality(),
                1,
                1,
                chance.happens(400)
                        ? List.of(ActParent.of(mother))
                        : List.of(ActParent.of(mother), ActParent.of(father)),
                false);
    }

    private DeathAct deathOfStranger(LocalDate registeredOn, long number) {
        int night = index(registeredOn);
        Chance chance = Chance.of(settings.seed(), "death of stranger " + night, number);
        LocalDate died = registeredOn.minusDays(chance.between(1, 12));
        Sex sex = chance.happens(5_000) ? Sex.F : Sex.M;
        Stranger dead = Stranger.of(chance, sex, died, 45 * 365, 100 * 365);
        return new DeathAct(
                String.format(Locale.ROOT, "T%02d%010d", night, number),
                1,
                "A",
                registeredOn,
                dead.surname(),
                dead.given(),
                dead.born(),
                sex.name(),
                died,
                Places.address(died, chance).municipality(),
                dead.postalCode(),
                Optional.empty(),
                List.of());
    }

    private int index(LocalDate night) {
        return (int) ChronoUnit.DAYS.between(settings.firstNight(), night);
    }

    private Chance chance(String what, Household household) {
        return Chance.of(settings.seed(), what, household.index());
    }

    static String number(String kind, Household household, int rank) {
        return String.format(Locale.ROOT, "%s%010d%02d", kind, household.index() + 1, rank);
    }
}
