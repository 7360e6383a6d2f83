package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import qpip.exchange.register.Address;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;
import qpip.exchange.register.Sex;

/** Invents the households, one after the other, each around the plant that is hidden in it. */
final class Families {

    private final Settings settings;
    private final People people;
    private long claims;

    Families(Settings settings) {
        this.settings = settings;
        this.people = new People(settings.seed(), settings.firstNight());
    }

    Household household(int index, Shape shape, Optional<Plant> plant) {
        Chance chance = Chance.of(settings.seed(), "household", index);
        Story story = Story.of(shape, plant, settings.firstNight(), chance);
        Plan plan = chance.happens(7_550) ? Plan.BASIC : Plan.SPECIAL;

        LocalDate settled = story.date().minusDays(chance.between(200, 3_000));
        Address home = Places.address(settled, chance);
        boolean sameSex = shape == Shape.BOTH && chance.happens(150);
        Person first = people.parent(Sex.F, story.date(), home, hiddenIn(plant, shape != Shape.FATHER), chance);
        Optional<Person> second = story.alone()
                ? Optional.empty()
                : Optional.of(people.parent(
                                sameSex ? Sex.F : Sex.M,
                                story.date(),
                                chance.happens(9_300) ? home : Places.address(settled, chance),
                                hiddenIn(plant, shape == Shape.FATHER),
                                chance))
                        .map(other -> plant.map(hidden -> hidden.registeredOther(other, first))
                                .orElse(other));
        List<Person> children = children(story, first, second, home, plant.isEmpty(), chance);
        Event event = event(index, story, plant, children, chance);

        Filing filing = new Filing(settings, story, plan, plant, event.id(), claims, chance);
        filing.by(shape, first, second);
        claims += shape.claims();
        Household untold = new Household(
                index,
                plant,
                event,
                Optional.of(first),
                second,
                children,
                plant
                        .flatMap(hidden ->
                                hidden.another(shape == Shape.FATHER ? second.orElse(first) : first, people, chance))
                        .stream()
                        .toList(),
                filing.claims(),
                filing.leaves(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                changedOn(plant, filing.claims().get(0), chance));
        return new Telling(untold, settings, chance).told();
    }

    /** A plant is about the first claimant; the other parent's surname and numbers needn't suit it. */
    private static Optional<Plant> hiddenIn(Optional<Plant> plant, boolean claimant) {
        return claimant ? plant : Optional.empty();
    }

    private List<Person> children(
            Story story, Person first, Optional<Person> second, Address home, boolean mayBeUnnamed, Chance chance) {
        List<Person> children = new ArrayList<>();
        if (!story.past() || story.type() == EventType.TERMINATION) {
            return children;
        }
        String surname =
                Names.ofChild(first.surname(), second.map(Person::surname).orElse(first.surname()), chance);
        LocalDate born =
                story.type() == EventType.ADOPTION ? story.date().minusDays(chance.between(100, 1_500)) : story.date();
        boolean unnamed = mayBeUnnamed && born.isAfter(settings.firstNight().minusDays(20)) && chance.happens(3_000);
        List<String> alike = chance.oneOf(Names.TWINS);
        for (int i = 0; i < story.children(); i++) {
            Sex sex = chance.happens(5_000) ? Sex.F : Sex.M;
            List<String> given = new ArrayList<>();
            if (!unnamed) {
                given.add(story.children() == 2 ? alike.get(i) : unlike(children, sex, chance));
                if (chance.happens(4_000)) {
                    given.add(Names.given(sex, chance));
                }
            }
            children.add(people.child(surname, given, sex, born, home));
        }
        return children;
    }

    /** A name that no brother or sister has. */
    private static String unlike(List<Person> others, Sex sex, Chance chance) {
        String name = Names.given(sex, chance);
        while (true) {
            String drawn = name;
            if (others.stream().noneMatch(other -> other.calledName().equals(drawn))) {
                return drawn;
            }
            name = Names.given(sex, chance);
        }
    }

    private static Event event(int index, Story story, Optional<Plant> plant, List<Person> children, Chance chance) {
        boolean attested = story.type() == EventType.BIRTH || story.type() == EventType.SURROGACY;
        boolean known = attested && story.past() && story.province().equals("QC");
        Optional<String> attestation = known && (plant.isPresent() || chance.happens(9_600))
                ? Optional.of(String.format(Locale.ROOT, "C%09d", (index * 7_919L + 104_729) % 1_000_000_000))
                : Optional.empty();
        return new Event(
                index + 1L,
                story.type(),
                story.past() ? story.date().plusDays(chance.between(-10, 14)) : story.date(),
                story.past() ? Optional.of(story.date()) : Optional.empty(),
                story.children(),
                story.province(),
                attestation,
                children.stream().map(Person::id).toList());
    }

    private LocalDate changedOn(Optional<Plant> plant, Claim claim, Chance chance) {
        LocalDate night = settings.firstNight();
        return plant.map(hidden -> hidden.changedOn(night, claim, chance)).orElse(night);
    }
}
