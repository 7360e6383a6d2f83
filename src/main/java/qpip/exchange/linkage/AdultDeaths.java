package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import qpip.exchange.register.Sex;

/**
 * Whose death an act reports, among adults: acts carry no identifier, so name and date of birth need something else
 * (K6). Two who share a common name, or a date that is only near, need more; what is not clear goes to a person.
 */
final class AdultDeaths {

    private final Population population;
    private final Surnames surnames;
    private final NameWidths widths;

    AdultDeaths(Population population, Surnames surnames, NameWidths widths) {
        this.population = population;
        this.surnames = surnames;
        this.widths = widths;
    }

    private record Candidate(int person, long id, NameSimilarity name, BirthDate.Agreement born) {}

    Link link(Presented act) {
        if (!act.isNamed()) {
            return Link.NONE;
        }
        List<Candidate> candidates = act.dateOfBirth()
                .whole()
                .map(day -> adults(act, List.of(day), NameSimilarity.AGREES))
                .orElse(List.of());
        if (candidates.isEmpty()) {
            candidates = adults(act, act.dateOfBirth().nearDays(), NameSimilarity.STRONG);
        }
        if (candidates.isEmpty()) {
            return Link.NONE;
        }
        int best = candidates.stream()
                .mapToInt(candidate -> candidate.name.total())
                .max()
                .getAsInt();
        List<Candidate> close = candidates.stream()
                .filter(candidate -> candidate.name.total() >= best - NameSimilarity.MARGIN)
                .toList();
        return close.size() == 1 ? single(act, close.get(0)) : several(close, best);
    }

    private List<Candidate> adults(Presented act, Collection<LocalDate> days, int needed) {
        return days.stream()
                .flatMapToInt(day -> IntStream.of(population.byBirthDay(day)))
                .filter(person -> population.eventOfChild(person).isEmpty())
                .mapToObj(person -> new Candidate(
                        person,
                        population.personId(person),
                        NameSimilarity.of(act, population, person, widths),
                        act.dateOfBirth().with(population.birthEpochDay(person))))
                .filter(candidate -> candidate.name.total() >= needed)
                .sorted((a, b) -> Long.compare(a.id, b.id))
                .toList();
    }

    private Link several(List<Candidate> close, int best) {
        Set<Evidence> evidence = EnumSet.of(Evidence.NAME_AGREES, Evidence.SECOND_BEST_NEAR);
        close.forEach(candidate -> evidence.add(Identification.evidence(candidate.born)));
        List<Long> ids = close.stream().map(Candidate::id).toList();
        return new Link(MatchLevel.AMBIGUOUS, MatchKey.K6, Link.NOBODY, Link.NOBODY, best, List.copyOf(evidence), ids);
    }

    private Link single(Presented act, Candidate candidate) {
        Set<Evidence> evidence = EnumSet.of(Evidence.NAME_AGREES, Identification.evidence(candidate.born));
        if (candidate.name.swapped()) {
            evidence.add(Evidence.NAMES_SWAPPED);
        }
        Set<Evidence> others = discriminators(act, candidate.person);
        evidence.addAll(others);
        boolean common = surnames.isCommon(population.surname(candidate.person));
        if (common) {
            evidence.add(Evidence.SURNAME_COMMON);
        }
        boolean strict = candidate.name.sameSurname()
                && !candidate.name.swapped()
                && candidate.name.givenName() >= NameSimilarity.STRONG;
        boolean enough = candidate.born == BirthDate.Agreement.EQUAL
                ? (common ? suffice(others) && candidate.name.givenName() == Likeness.SAME : !others.isEmpty())
                : !common && others.size() > 1 && suffice(others);
        if (strict && enough) {
            return link(MatchLevel.PROBABLE, candidate, evidence, List.of());
        }
        boolean worthALook = candidate.born == BirthDate.Agreement.EQUAL
                ? candidate.name.total() >= NameSimilarity.STRONG || !others.isEmpty()
                : !others.isEmpty();
        return worthALook ? link(MatchLevel.AMBIGUOUS, candidate, evidence, List.of(candidate.id)) : Link.NONE;
    }

    private static Link link(MatchLevel level, Candidate candidate, Set<Evidence> evidence, List<Long> candidates) {
        return new Link(
                level,
                MatchKey.K6,
                candidate.id,
                Link.NOBODY,
                candidate.name.total(),
                List.copyOf(evidence),
                candidates);
    }

    /** Two who share a common name may well live in one city; they hardly share a postal code or the other parent. */
    private static boolean suffice(Set<Evidence> others) {
        return others.contains(Evidence.POSTAL_CODE_EQUAL) || others.contains(Evidence.OTHER_PARENT_EQUAL);
    }

    private Set<Evidence> discriminators(Presented act, int person) {
        Set<Evidence> equal = EnumSet.noneOf(Evidence.class);
        String postalCode = postalCode(act.postalCode());
        if (!postalCode.isEmpty() && postalCode.equals(postalCode(population.postalCode(person)))) {
            equal.add(Evidence.POSTAL_CODE_EQUAL);
        }
        if (act.spouse().isPresent() && isOtherParent(act.spouse().get(), person)) {
            equal.add(Evidence.OTHER_PARENT_EQUAL);
        }
        String municipality = Names.strict(act.municipality());
        boolean sexEqual = act.sex() != Sex.UNKNOWN && act.sex() == population.sex(person);
        if (sexEqual && !municipality.isEmpty() && municipality.equals(Names.strict(population.municipality(person)))) {
            equal.add(Evidence.SEX_AND_MUNICIPALITY_EQUAL);
        }
        return equal;
    }

    private static String postalCode(String text) {
        return text.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** The act's spouse is the other parent of an event of the person's; the order of the names is not known. */
    private boolean isOtherParent(String spouse, int person) {
        long self = population.personId(person);
        return LongStream.of(population.eventsOf(person))
                .flatMap(event -> LongStream.of(population.parentsOf(event)))
                .filter(parent -> parent != self)
                .mapToInt(population::indexOf)
                .filter(other -> other >= 0)
                .anyMatch(other -> wholeNames(other).stream()
                        .anyMatch(name -> Likeness.tokenSet(spouse, name) >= NameSimilarity.PARENT_AGREES));
    }

    private List<String> wholeNames(int person) {
        String given = population
                .usualName(person)
                .or(() -> population.givenNames(person).stream().findFirst())
                .orElse("");
        List<String> names = new ArrayList<>();
        names.add(population.surname(person) + " " + given);
        population.otherSurnames(person).forEach(surname -> names.add(surname + " " + given));
        return names;
    }
}
