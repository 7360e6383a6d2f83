package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import qpip.exchange.register.Sex;

/**
 * Whom an act of death is about. Acts carry no identifier, so an adult needs name, date of birth and something else
 * (K6), and an infant the parents' names (K8). A wrong answer here is the worst this program can give: whatever is not
 * clear goes to a person.
 */
final class Deaths {

    private final Population population;
    private final Surnames surnames;
    private final EventDays eventDays;
    private final Identification identification;
    private final NameWidths widths;

    Deaths(
            Population population,
            Surnames surnames,
            EventDays eventDays,
            Identification identification,
            NameWidths widths) {
        this.population = population;
        this.surnames = surnames;
        this.eventDays = eventDays;
        this.identification = identification;
        this.widths = widths;
    }

    Link link(Presented act) {
        Link identified = identification.unasked(act);
        if (identified.level() != MatchLevel.NONE) {
            return identified;
        }
        Link infant = infant(act);
        return infant.level() != MatchLevel.NONE ? infant : adult(act);
    }

    // Adults.

    private record Candidate(int person, long id, NameSimilarity name, BirthDate.Agreement born) {}

    private Link adult(Presented act) {
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

    // Infants.

    /**
     * A child of an event: known to the register, or only counted there.
     *
     * @param subject the child's id, or the event's where the child is not known
     */
    private record Infant(long event, Optional<Integer> child, long subject, boolean twin, Parents parents) {}

    private enum GivenName {
        AGREES,
        NOT_CHOSEN,
        DIFFERS
    }

    private Link infant(Presented act) {
        List<Infant> born =
                act.dateOfBirth().whole().map(day -> infants(act, List.of(day))).orElse(List.of());
        if (!born.isEmpty()) {
            return born.size() == 1 ? single(act, born.get(0)) : ambiguous(act, born);
        }
        List<Infant> near = infants(act, act.dateOfBirth().nearDays()).stream()
                .filter(infant -> infant.parents.agreeFully() && givenName(act, infant) != GivenName.DIFFERS)
                .toList();
        return near.isEmpty() ? Link.NONE : ambiguous(act, near);
    }

    /**
     * The children born on those days who have a parent that the act names, or, on an act without parents, the name.
     */
    private List<Infant> infants(Presented act, Collection<LocalDate> days) {
        Set<Long> events = new TreeSet<>();
        for (LocalDate day : days) {
            LongStream.of(eventDays.around(day, 0)).forEach(events::add);
            IntStream.of(population.byBirthDay(day))
                    .mapToObj(population::eventOfChild)
                    .forEach(event -> event.ifPresent(events::add));
        }
        Set<Long> epochDays = days.stream().map(LocalDate::toEpochDay).collect(Collectors.toSet());
        List<Infant> infants = events.stream()
                .flatMap(event -> infants(act, event, epochDays).stream())
                .filter(infant -> act.parents().isEmpty()
                        ? infant.child.isPresent() && isNamed(act, infant.child.get())
                        : !infant.parents.recognised().isEmpty() && hasSurname(act, infant))
                .toList();
        int most = infants.stream()
                .mapToInt(infant -> infant.parents.weight())
                .max()
                .orElse(0);
        return infants.stream()
                .filter(infant -> infant.parents.weight() >= most - NameSimilarity.MARGIN)
                .toList();
    }

    private List<Infant> infants(Presented act, long event, Set<Long> days) {
        Parents parents = Parents.ofNames(act.parents(), event, population, widths);
        long[] children = population.childrenOf(event);
        boolean twin = population.childCount(event) > 1 || children.length > 1;
        List<Infant> infants = LongStream.of(children)
                .sorted()
                .filter(id -> population.indexOf(id) >= 0)
                .filter(id -> {
                    int day = population.birthEpochDay(population.indexOf(id));
                    return day == Population.UNKNOWN_DAY || days.contains((long) day);
                })
                .mapToObj(id -> new Infant(event, Optional.of(population.indexOf(id)), id, twin, parents))
                .toList();
        boolean onTheDay = days.contains(population.eventDay(event).toEpochDay());
        return children.length == 0 && onTheDay
                ? List.of(new Infant(event, Optional.empty(), event, twin, parents))
                : infants;
    }

    private boolean isNamed(Presented act, int child) {
        return !act.givenNames().isEmpty()
                && NameSimilarity.of(act, population, child, widths).total() >= NameSimilarity.STRONG;
    }

    /** The child's surname comes from its parents; a surname that is nobody's speaks of another family. */
    private boolean hasSurname(Presented act, Infant infant) {
        return act.surname().isBlank()
                || infant.parents.agreeFully()
                || infant.child
                        .map(child -> Likeness.tokenSet(act.surname(), population.surname(child))
                                >= NameSimilarity.PARENT_AGREES)
                        .orElse(true);
    }

    private GivenName givenName(Presented act, Infant infant) {
        boolean actUnnamed = act.givenNames().stream().allMatch(Names::isUnnamed);
        List<String> known = infant.child.map(population::givenNames).orElse(List.of());
        if (actUnnamed || known.stream().allMatch(Names::isUnnamed)) {
            return GivenName.NOT_CHOSEN;
        }
        int alike = NameSimilarity.of(act, population, infant.child.orElseThrow(), widths)
                .givenName();
        return alike >= NameSimilarity.PARENT_AGREES ? GivenName.AGREES : GivenName.DIFFERS;
    }

    private Link single(Presented act, Infant infant) {
        GivenName given = givenName(act, infant);
        if (infant.twin || given == GivenName.DIFFERS || act.parents().isEmpty() || infant.parents.contradict()) {
            return ambiguous(act, List.of(infant));
        }
        // One parent's name, without the given name, is thin; so is a parent whom only one side has.
        boolean sure = infant.parents.agreeFully()
                && (given == GivenName.AGREES || infant.parents.recognised().size() > 1);
        return link(sure ? MatchLevel.CONFIRMED : MatchLevel.PROBABLE, act, List.of(infant));
    }

    private Link ambiguous(Presented act, List<Infant> infants) {
        return link(MatchLevel.AMBIGUOUS, act, infants);
    }

    private Link link(MatchLevel level, Presented act, List<Infant> infants) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        for (Infant infant : infants) {
            evidence.add(Identification.evidence(act.dateOfBirth()
                    .with((int) population.eventDay(infant.event).toEpochDay())));
            evidence.add(
                    switch (givenName(act, infant)) {
                        case AGREES -> Evidence.GIVEN_NAME_AGREES;
                        case NOT_CHOSEN -> Evidence.GIVEN_NAME_NOT_CHOSEN;
                        case DIFFERS -> Evidence.GIVEN_NAME_DIFFERS;
                    });
            if (infant.parents.agreeFully()) {
                evidence.add(Evidence.PARENTS_AGREE);
            } else if (!infant.parents.recognised().isEmpty()) {
                evidence.add(Evidence.PARENT_AGREES);
            }
            if (!infant.parents.notOnAct().isEmpty()) {
                evidence.add(Evidence.PARENT_NOT_ON_ACT);
            }
            if (infant.twin) {
                evidence.add(Evidence.PLURAL_BIRTH);
            }
        }
        if (infants.size() > 1) {
            evidence.add(Evidence.SECOND_BEST_NEAR);
        }
        boolean one = infants.size() == 1;
        Infant first = infants.get(0);
        boolean oneEvent = infants.stream().allMatch(infant -> infant.event == first.event);
        boolean nameless = level == MatchLevel.AMBIGUOUS && first.twin;
        return new Link(
                level,
                MatchKey.K8,
                one && !nameless && first.child.isPresent() ? first.subject : Link.NOBODY,
                oneEvent ? first.event : Link.NOBODY,
                first.parents.nameSimilarity(),
                List.copyOf(evidence),
                level == MatchLevel.AMBIGUOUS
                        ? infants.stream()
                                .map(Infant::subject)
                                .sorted()
                                .distinct()
                                .toList()
                        : List.of());
    }
}
