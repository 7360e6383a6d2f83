package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.Address;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;

/** Invents the persons of the register, one after the other. */
final class People {

    private final LocalDate firstNight;
    private final Identifiers identifiers;
    private long persons;

    People(long seed, LocalDate firstNight) {
        this.firstNight = firstNight;
        this.identifiers = new Identifiers(seed);
    }

    /** A parent; names are drawn, unless a plant needs a certain surname. */
    Person parent(Sex sex, LocalDate event, Address address, Optional<Plant> plant, Chance chance) {
        String surname = plant.flatMap(hidden -> hidden.surname(chance)).orElseGet(() -> Names.surname(chance));
        Sex marker = chance.happens(10) ? Sex.X : sex;
        List<String> given = new ArrayList<>(List.of(Names.given(sex, chance)));
        Optional<String> usual = Optional.empty();
        if (chance.happens(1_200)) {
            usual = Optional.of(given.get(0));
            given.add(0, sex == Sex.F ? "Marie" : "Joseph");
        } else if (chance.happens(1_500)) {
            given.add(Names.given(sex, chance));
        }
        LocalDate born = event.minusDays(chance.between(20 * 365, 42 * 365));
        String called = usual.orElse(given.get(0));
        Person invented = new Person(
                ++persons,
                surname,
                otherSurnames(sex, surname, plant, chance),
                given,
                usual,
                Optional.of(born),
                marker,
                addresses(address, chance),
                numbers(surname, called, born, marker, plant.isPresent(), chance));
        return plant.map(hidden -> hidden.registered(invented, identifiers, chance))
                .orElse(invented);
    }

    /** Another file about the same birth and home, under the given names, with those numbers. */
    Person again(Person like, List<String> given, List<Identifier> numbers) {
        return new Person(
                ++persons,
                like.surname(),
                List.of(),
                given,
                given.equals(like.givenNames()) ? like.usualName() : Optional.empty(),
                like.dateOfBirth(),
                like.sex(),
                like.addresses(),
                numbers);
    }

    /** Somebody else, born on another day, with those numbers. */
    Person stranger(Person unlike, List<Identifier> numbers, Chance chance) {
        Sex sex = chance.happens(5_000) ? Sex.F : Sex.M;
        LocalDate born = unlike.dateOfBirth().orElseThrow().minusDays(chance.between(200, 2_000));
        return new Person(
                ++persons,
                Names.surname(chance),
                List.of(),
                List.of(otherName(unlike, chance)),
                Optional.empty(),
                Optional.of(born),
                sex,
                List.of(Places.address(born.plusYears(20), chance)),
                numbers);
    }

    /** A given name that the person hasn't got. */
    String otherName(Person person, Chance chance) {
        String name = Names.given(person.sex() == Sex.M ? Sex.M : Sex.F, chance);
        while (person.givenNames().contains(name)) {
            name = Names.given(person.sex() == Sex.M ? Sex.M : Sex.F, chance);
        }
        return name;
    }

    /** A social insurance number that nobody else has. */
    List<Identifier> ownNumber() {
        return List.of(
                new Identifier(IdentifierType.SIN, identifiers.sin(), LocalDate.of(2015, 1, 1), Optional.empty()));
    }

    /** The same person with other numbers. */
    static Person with(Person person, List<Identifier> numbers) {
        return with(person, person.otherSurnames(), numbers);
    }

    /** The same person with other further surnames and numbers. */
    static Person with(Person person, List<String> otherSurnames, List<Identifier> numbers) {
        return new Person(
                person.id(),
                person.surname(),
                otherSurnames,
                person.givenNames(),
                person.usualName(),
                person.dateOfBirth(),
                person.sex(),
                person.addresses(),
                numbers);
    }

    /** A child of the event; a newborn may have no name yet, and has no number for some weeks. */
    Person child(String surname, List<String> given, Sex sex, LocalDate born, Address address) {
        List<Identifier> numbers = new ArrayList<>();
        if (!given.isEmpty() && born.isBefore(firstNight.minusDays(45))) {
            identifiers
                    .nam(surname, given.get(0), born, sex)
                    .ifPresent(nam ->
                            numbers.add(new Identifier(IdentifierType.NAM, nam, born.plusDays(30), Optional.empty())));
        }
        LocalDate since = address.since().isBefore(born) ? born : address.since();
        return new Person(
                ++persons,
                surname,
                List.of(),
                given,
                Optional.empty(),
                Optional.of(born),
                sex,
                List.of(new Address(address.line(), address.municipality(), address.postalCode(), since)),
                numbers);
    }

    /** Names of marriages before 1981 or abroad, which others may use (C.C.Q. 393). */
    private static List<String> otherSurnames(Sex sex, String surname, Optional<Plant> plant, Chance chance) {
        boolean needed = plant.filter(Plant::marriedName).isPresent();
        if (!needed && (sex != Sex.F || !chance.happens(200))) {
            return List.of();
        }
        String married = Names.surname(chance);
        while (married.equals(surname)) {
            married = Names.surname(chance);
        }
        return List.of(married);
    }

    private List<Address> addresses(Address address, Chance chance) {
        if (!chance.happens(1_500)) {
            return List.of(address);
        }
        return List.of(Places.address(address.since().minusDays(chance.between(200, 1_500)), chance), address);
    }

    private List<Identifier> numbers(
            String surname, String called, LocalDate born, Sex sex, boolean planted, Chance chance) {
        List<Identifier> numbers = new ArrayList<>();
        LocalDate from = born.plusYears(14);
        if (!planted && chance.happens(150)) {
            // NB: in life the replaced number begins with 9; an invented one must not.
            LocalDate replaced = firstNight.minusDays(chance.between(200, 2_000));
            numbers.add(
                    new Identifier(IdentifierType.SIN, identifiers.sin(), from, Optional.of(replaced.minusDays(1))));
            from = replaced;
        }
        numbers.add(new Identifier(IdentifierType.SIN, identifiers.sin(), from, Optional.empty()));
        boolean numberless = !planted && chance.happens(50);
        if (!numberless) {
            identifiers
                    .nam(surname, called, born, sex)
                    .ifPresent(nam -> numbers.add(new Identifier(IdentifierType.NAM, nam, born, Optional.empty())));
        }
        return numbers;
    }
}
