package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Event;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;

/** What is hidden in our own register, whatever partners say: shareable weeks (R33), identities (R35). */
enum RegisterPlant implements Plant {
    // Shareable weeks of both parents (R33).
    SHARED_EXCEEDED(shared("more weeks than the parents share, with those that both earned")),
    SHARED_EXCEEDED_LATER(shared("weeks beyond those shared, which are paid on later nights")),
    SHARED_UNDER_TWO_EVENTS(shared("more weeks than the parents share, under two events of one birth")),
    SHARED_NOT_EARNED(shared("one parent used too few for the weeks that both earn")),
    SHARED_EXTRA_EARNED(quietShared("the weeks that both parents earned by using theirs")),
    SHARED_TO_THE_LAST(quietShared("all the weeks that the parents share, and no more")),

    // Two persons with one identity, or one person twice (R35).
    IDENTITY_OF_SPOUSE(Planted.found(
            "R35",
            "HIGH",
            On.EVERY,
            5,
            Fits.BOTH,
            70,
            120,
            "both parents have one social insurance number; an indemnity may not be flagged meanwhile")),
    IDENTITY_NUMBER_OF_ANOTHER(identity("somebody else has the social insurance number, by a mistake of entry")),
    IDENTITY_BEFORE_REPLACED(identity("another file has the number that was replaced")),
    IDENTITY_HEALTH_NUMBER(identity("another file has the health insurance number")),
    IDENTITY_REPLACED_HERE(quietIdentity("the number was replaced, and both are in one file")),
    IDENTITY_OF_TWIN(quietIdentity("a twin on the register: same birth, surname and home")),
    IDENTITY_NAMESAKE(quietIdentity("somebody of the same names and birth, without anything else in common")),
    IDENTITY_NEAR_NUMBER(quietIdentity("a number that differs by two digits that changed places"));

    /** Far from the events that households have. */
    private static final long SECOND_EVENT = 1_000_000_000L;

    private static final int HIGH_RATE_WEEKS = 7;

    private final Planted planted;

    RegisterPlant(Planted planted) {
        this.planted = planted;
    }

    private static Planted shared(String why) {
        return Planted.found("R33", "MEDIUM", On.EVERY, 5, Fits.BOTH, 400, 430, why);
    }

    private static Planted quietShared(String why) {
        return Planted.quiet("R33", On.EVERY, 5, Fits.BOTH, 400, 430, why);
    }

    private static Planted identity(String why) {
        return Planted.found("R35", "HIGH", On.FIRST, 3, Fits.ANY, 70, 300, why);
    }

    private static Planted quietIdentity(String why) {
        return Planted.quiet("R35", On.FIRST, 3, Fits.ANY, 70, 300, why);
    }

    @Override
    public Planted planted() {
        return planted;
    }

    private boolean isShared() {
        return planted.rule().equals("R33");
    }

    /** Weeks of the plan that the parents share, before any are earned (LAP s. 10). */
    static int shareable(Plan plan) {
        return plan == Plan.BASIC ? 32 : 25;
    }

    /** What each parent must use for more to be earned, and how many more (LAP s. 10.1). */
    static int eachUsed(Plan plan) {
        return plan == Plan.BASIC ? 8 : 6;
    }

    static int extra(Plan plan) {
        return plan == Plan.BASIC ? 4 : 3;
    }

    /** NB: born elsewhere, so that the two events wait for no act. */
    @Override
    public Story story(Story told, Chance chance) {
        return this == SHARED_UNDER_TWO_EVENTS ? told.in("XX") : told;
    }

    @Override
    public List<Event> events(Event told) {
        if (this != SHARED_UNDER_TWO_EVENTS) {
            return List.of(told);
        }
        Event second = new Event(
                told.id() + SECOND_EVENT,
                told.type(),
                told.expectedOn(),
                told.actualOn().map(day -> day.plusDays(2)),
                told.childCount(),
                told.province(),
                told.attestationNo(),
                List.of());
        return List.of(told, second);
    }

    @Override
    public Claim registered(Claim filed, Chance chance) {
        return this == SHARED_UNDER_TWO_EVENTS && filed.role() == ParentRole.OTHER_PARENT
                ? Claims.like(filed).ofEvent(filed.eventId() + SECOND_EVENT).claim()
                : filed;
    }

    /** The leave as it would be taken, with as many shareable weeks as the plant needs. */
    @Override
    public Leave taken(Leave possible, boolean first, Plan plan, LocalDate firstNight) {
        if (!isShared()) {
            return possible;
        }
        int other = switch (this) {
            case SHARED_NOT_EARNED, SHARED_TO_THE_LAST -> eachUsed(plan) - 1;
            default -> eachUsed(plan) + 4;
        };
        int total = switch (this) {
            case SHARED_EXTRA_EARNED -> shareable(plan) + extra(plan);
            case SHARED_TO_THE_LAST -> shareable(plan);
            case SHARED_NOT_EARNED -> shareable(plan) + 2;
            default -> shareable(plan) + extra(plan) + 3;
        };
        Leave leave = sharing(possible, first ? total - other : other, first, plan);
        boolean late = this == SHARED_EXCEEDED_LATER && !first;
        return late ? new Leave(Leaves.sunday(firstNight).plusWeeks(2L - leave.weeks()), leave.stretches()) : leave;
    }

    private static Leave sharing(Leave leave, int weeks, boolean first, Plan plan) {
        List<Leave.Stretch> stretches = new ArrayList<>(leave.stretches());
        stretches.removeIf(stretch -> stretch.type() == BenefitType.PARS);
        int high = first ? Math.min(weeks, HIGH_RATE_WEEKS) : 0;
        stretches.add(new Leave.Stretch(BenefitType.PARS, plan == Plan.BASIC ? 70 : 75, high));
        stretches.add(new Leave.Stretch(BenefitType.PARS, plan == Plan.BASIC ? 55 : 75, weeks - high));
        return new Leave(leave.start(), stretches);
    }

    /** NB: in life the replaced number begins with 9; an invented one must not. */
    @Override
    public Person registered(Person invented, Identifiers identifiers, Chance chance) {
        if (this != IDENTITY_BEFORE_REPLACED && this != IDENTITY_REPLACED_HERE) {
            return invented;
        }
        LocalDate replaced = LocalDate.of(2024, 5, 1);
        Identifier old = new Identifier(
                IdentifierType.SIN, identifiers.sin(), LocalDate.of(2019, 1, 1), Optional.of(replaced.minusDays(1)));
        return People.with(
                invented,
                Stream.concat(
                                Stream.of(old),
                                invented.identifiers().stream()
                                        .map(number -> number.type() == IdentifierType.SIN
                                                ? new Identifier(number.type(), number.value(), replaced, number.to())
                                                : number))
                        .toList());
    }

    /** Weeks whose benefit leaves room for a deduction. */
    @Override
    public int earningsMin() {
        return this == IDENTITY_OF_SPOUSE ? 90_000 : Plant.super.earningsMin();
    }

    @Override
    public Person registeredOther(Person invented, Person first) {
        return this == IDENTITY_OF_SPOUSE
                ? People.with(
                        invented,
                        invented.identifiers().stream()
                                .map(number -> number.type() == IdentifierType.SIN
                                        ? new Identifier(
                                                number.type(),
                                                first.current(IdentifierType.SIN)
                                                        .orElseThrow(),
                                                number.from(),
                                                number.to())
                                        : number)
                                .toList())
                : invented;
    }

    /** Somebody of the register who is no parent or child of the household. */
    @Override
    public Optional<Person> another(Person claimant, People people, Chance chance) {
        return switch (this) {
            case IDENTITY_NUMBER_OF_ANOTHER ->
                Optional.of(people.stranger(
                        claimant, List.of(numbers(claimant, IdentifierType.SIN).get(0)), chance));
            case IDENTITY_BEFORE_REPLACED -> {
                Identifier old = numbers(claimant, IdentifierType.SIN).get(0);
                yield Optional.of(people.again(
                        claimant,
                        claimant.givenNames(),
                        List.of(new Identifier(IdentifierType.SIN, old.value(), old.from(), Optional.empty()))));
            }
            case IDENTITY_HEALTH_NUMBER ->
                Optional.of(people.again(
                        claimant,
                        claimant.givenNames(),
                        numbers(claimant, IdentifierType.NAM).stream().limit(1).toList()));
            case IDENTITY_OF_TWIN ->
                Optional.of(people.again(claimant, List.of(people.otherName(claimant, chance)), people.ownNumber()));
            case IDENTITY_NAMESAKE -> Optional.of(people.again(claimant, claimant.givenNames(), people.ownNumber()));
            case IDENTITY_NEAR_NUMBER ->
                Optional.of(people.stranger(
                        claimant,
                        List.of(near(numbers(claimant, IdentifierType.SIN).get(0))),
                        chance));
            default -> Optional.empty();
        };
    }

    private static List<Identifier> numbers(Person person, IdentifierType type) {
        return person.identifiers().stream()
                .filter(number -> number.type() == type)
                .toList();
    }

    /** Two neighbours of the number changed places; its check digit follows, for most such slips are caught by it. */
    private static Identifier near(Identifier number) {
        String sin = number.value();
        int at = 1;
        while (at < 6 && sin.charAt(at) == sin.charAt(at + 1)) {
            at++;
        }
        String eight = sin.substring(0, at) + sin.charAt(at + 1) + sin.charAt(at) + sin.substring(at + 2, 8);
        return new Identifier(number.type(), eight + Identifiers.luhnDigit(eight), number.from(), number.to());
    }

    /** NB: what is said under the number of both must raise nothing, even where it would under one's own. */
    @Override
    public void tell(Telling telling) {
        if (this == IDENTITY_OF_SPOUSE) {
            telling.paid(telling.indemnities().planted(CnesstPlant.IRI_OVERLAP));
        }
    }
}
