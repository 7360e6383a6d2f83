package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Persons of the register who share a valid number, or a date of birth, all names and the other parent. A number counts
 * for whoever ever held it, so that a 9-series one that was replaced still leads to the other file; twins have other
 * given names, and children who have none yet are nobody's double. Nothing is ever merged because of it.
 */
public final class Duplicates {

    private final Population register;

    public Duplicates(Population register) {
        this.register = register;
    }

    /** The persons with whom that one shares something, each once, by what is surest. */
    public List<Duplicate> of(long personId) {
        int person = register.indexOf(personId);
        if (person < 0) {
            return List.of();
        }
        SortedSet<Integer> seen = new TreeSet<>(List.of(person));
        List<Duplicate> found = new ArrayList<>();
        add(
                found,
                seen,
                personId,
                Duplicate.Shared.SIN,
                Arrays.stream(register.sins(person))
                        .filter(Sin::identifies)
                        .boxed()
                        .flatMap(sin -> Arrays.stream(register.bySin(sin)).boxed()));
        add(
                found,
                seen,
                personId,
                Duplicate.Shared.NAM,
                register.nams(person).stream()
                        .filter(Nam::identifies)
                        .flatMap(nam -> Arrays.stream(register.byNam(nam)).boxed()));
        add(found, seen, personId, Duplicate.Shared.NAMES, namesakes(person));
        return found;
    }

    /** Everybody who shares something with somebody; one pass over the register. */
    public SortedSet<Long> persons() {
        SortedSet<Long> persons = new TreeSet<>();
        for (int person = 0; person < register.size(); person++) {
            if (!of(register.personId(person)).isEmpty()) {
                persons.add(register.personId(person));
            }
        }
        return Collections.unmodifiableSortedSet(persons);
    }

    private void add(
            List<Duplicate> found,
            SortedSet<Integer> seen,
            long person,
            Duplicate.Shared shared,
            Stream<Integer> others) {
        others.filter(seen::add).forEach(other -> found.add(new Duplicate(person, register.personId(other), shared)));
    }

    private Stream<Integer> namesakes(int person) {
        int day = register.birthEpochDay(person);
        List<Long> partners = otherParents(person);
        if (day == Population.UNKNOWN_DAY || partners.isEmpty() || isUnnamed(person)) {
            return Stream.empty();
        }
        return Arrays.stream(register.byBirthDay(LocalDate.ofEpochDay(day)))
                .filter(other -> other != person
                        && names(other).equals(names(person))
                        && otherParents(other).stream().anyMatch(partners::contains))
                .boxed();
    }

    /** The persons with whom that one is a parent. */
    private List<Long> otherParents(int person) {
        return Arrays.stream(register.eventsOf(person))
                .flatMap(event -> Arrays.stream(register.parentsOf(event)))
                .filter(parent -> parent != register.personId(person))
                .distinct()
                .boxed()
                .toList();
    }

    private boolean isUnnamed(int person) {
        return register.givenNames(person).stream().allMatch(Names::isUnnamed);
    }

    private String names(int person) {
        return Names.compact(register.surname(person)) + "|"
                + register.givenNames(person).stream().map(Names::compact).collect(Collectors.joining());
    }
}
