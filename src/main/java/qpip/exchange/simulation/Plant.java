package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Event;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;

/**
 * What is hidden in a household, one plant each: a change that a rule must find, or something that looks like one and
 * must not be found. Each partner's are an enum, {@link Plants} lists them all. The methods that have a body say how
 * the household differs from an ordinary one.
 */
interface Plant {

    Planted planted();

    /** The name of the constant. */
    String name();

    /** The name as the truth shows it: {@code iri-overlap}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default String rule() {
        return planted().rule();
    }

    /** None when the plant must not be found. */
    default Optional<String> severity() {
        return planted().severity();
    }

    default On on() {
        return planted().on();
    }

    default String why() {
        return planted().why();
    }

    default boolean favourable() {
        return planted().favourable();
    }

    default boolean fits(Shape shape) {
        return planted().fits().fits(shape);
    }

    /** How many are planted among that many claims. */
    default int among(int claims) {
        return Math.max(1, (int) Math.round((double) claims * planted().perTenThousand() / 10_000));
    }

    /** The claims that the plant says something of. */
    default List<Claim> claims(Household household) {
        return switch (on()) {
            case FIRST -> List.of(household.claim());
            case SECOND -> List.of(household.claims().get(1));
            case EVERY, WEEKS, GAVE_BIRTH, DECEASED -> household.claims();
        };
    }

    /** Whether the other parent is not on the register. */
    default boolean alone() {
        return planted().fits() == Fits.ALONE;
    }

    /** The event: first told as the birth of one child in Québec, at the age that the plant wants. */
    default Story story(Story told, Chance chance) {
        return told;
    }

    /** The surname of the first claimant, where any would not do. */
    default Optional<String> surname(Chance chance) {
        return Optional.empty();
    }

    /** Whether the first claimant must have a married name. */
    default boolean marriedName() {
        return false;
    }

    /** The first claimant as our register holds the person, when it isn't as invented. */
    default Person registered(Person invented, Identifiers identifiers, Chance chance) {
        return invented;
    }

    /** The other parent as our register holds the person, when it isn't as invented. */
    default Person registeredOther(Person invented, Person first) {
        return invented;
    }

    /** Somebody else on our register, who has something in common with the first claimant. */
    default Optional<Person> another(Person claimant, People people, Chance chance) {
        return Optional.empty();
    }

    /** The events of the household, when one is entered twice. */
    default List<Event> events(Event told) {
        return List.of(told);
    }

    /** The leave of the first claim or of the second, when it isn't as the parents would take it. */
    default Leave taken(Leave possible, boolean first, Plan plan, LocalDate firstNight) {
        return possible;
    }

    /** A claim of the household as our register holds it, when it isn't as filed. */
    default Claim registered(Claim filed, Chance chance) {
        return filed;
    }

    /** The least average weekly earnings, in cents. */
    default int earningsMin() {
        return 30_000;
    }

    /** The highest average weekly earnings, in cents. */
    default int earningsMax() {
        return 190_000;
    }

    /** Whether a parent who is alone claims the weeks of a single parent. */
    default boolean claimsSingleParentWeeks() {
        return true;
    }

    /** Whether the qualifying period was lengthened by the weeks that others paid for. */
    default boolean extended() {
        return true;
    }

    /** Whether the first claim is closed from the day of the hidden change on. */
    default boolean closes() {
        return false;
    }

    /** The day of the hidden change. */
    default LocalDate changedOn(LocalDate firstNight, Claim claim, Chance chance) {
        return firstNight.minusDays(chance.between(8, 20));
    }

    /** What the claimants declared, and what was paid to them beside benefits. */
    default void tell(Telling telling) {}
}
