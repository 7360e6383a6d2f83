package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Whose death an act reports, among infants: found by the day of birth and the parents' names (K8). Children of one
 * birth are never told apart by their names.
 */
final class InfantDeaths {

    private final Population population;
    private final EventDays eventDays;
    private final NameWidths widths;

    InfantDeaths(Population population, EventDays eventDays, NameWidths widths) {
        this.population = population;
        this.eventDays = eventDays;
        this.widths = widths;
    }

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

    Link link(Presented act) {
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
