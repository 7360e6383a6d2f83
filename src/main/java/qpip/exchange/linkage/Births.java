package qpip.exchange.linkage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which event an act of birth proves (K7). The event is found through either parent or through the attestation number,
 * so that a claimant who is not on the act is seen to be missing from it.
 */
final class Births {

    /** Days between the act and the register within which a birth is the same. */
    private static final int SAME_BIRTH = 3;

    /**
     * Days within which it may be the same, if the parents agree fully: the register may hold an expected date only.
     */
    private static final int PERHAPS_SAME_BIRTH = 30;

    private final Population population;
    private final EventDays eventDays;
    private final NameWidths widths;

    Births(Population population, EventDays eventDays, NameWidths widths) {
        this.population = population;
        this.eventDays = eventDays;
        this.widths = widths;
    }

    private record Candidate(long event, int daysLater, Parents parents, boolean attested, MatchLevel level) {

        int daysApart() {
            return Math.abs(daysLater);
        }
    }

    BirthLink link(PresentedBirth act) {
        long[] attested = act.attestationNo()
                .filter(number -> !number.isBlank())
                .map(population::eventsByAttestation)
                .orElse(new long[0]);
        Set<Long> events = possible(act);
        LongStream.of(attested).forEach(events::add);
        List<Candidate> candidates = events.stream()
                .map(event -> candidate(act, event, Arrays.stream(attested).anyMatch(number -> number == event)))
                .filter(candidate -> candidate.level != MatchLevel.NONE)
                .toList();
        return candidates.isEmpty() ? BirthLink.none(act) : best(act, candidates);
    }

    /**
     * Every event that {@link #level} may find without the attestation number: farther than the days of one birth, only
     * those of somebody born on the day of a parent of the act.
     */
    private Set<Long> possible(PresentedBirth act) {
        Set<Long> events = new TreeSet<>();
        for (long event : eventDays.around(act.childBorn(), SAME_BIRTH)) {
            if (Parents.mayBe(act.parents(), event, population)) {
                events.add(event);
            }
        }
        for (PresentedParent parent : act.parents()) {
            int[] bornThen =
                    parent.dateOfBirth().whole().map(population::byBirthDay).orElse(new int[0]);
            for (int person : bornThen) {
                LongStream.of(population.eventsOf(person))
                        .filter(event -> daysApart(act, event) <= PERHAPS_SAME_BIRTH)
                        .forEach(events::add);
            }
        }
        return events;
    }

    private long daysApart(PresentedBirth act, long event) {
        return Math.abs(ChronoUnit.DAYS.between(population.eventDay(event), act.childBorn()));
    }

    static List<BirthLink> asGroup(List<BirthLink> links) {
        Set<Integer> ranks = new TreeSet<>();
        links.forEach(link -> ranks.add(link.rank()));
        boolean complete = !links.isEmpty()
                && links.stream()
                        .allMatch(link -> link.eventId() != Link.NOBODY
                                && link.eventId() == links.get(0).eventId()
                                && link.plurality() == links.size()
                                && link.rank() >= 1
                                && link.rank() <= links.size()
                                && link.evidence().contains(Evidence.PLURAL_BIRTH)
                                && link.parents().stream().anyMatch(RecognisedParent::surely)
                                && Math.abs(link.daysLater()) <= SAME_BIRTH)
                && ranks.size() == links.size();
        return complete ? links.stream().map(Births::inCompleteGroup).toList() : List.copyOf(links);
    }

    private static BirthLink inCompleteGroup(BirthLink link) {
        List<Evidence> evidence = new ArrayList<>(link.evidence());
        evidence.add(Evidence.PLURAL_GROUP_COMPLETE);
        return new BirthLink(
                MatchLevel.CONFIRMED,
                link.key(),
                link.eventId(),
                link.childId(),
                link.daysLater(),
                link.parents(),
                link.parentsNotOnAct(),
                link.parentsNotOnRegister(),
                link.nameSimilarity(),
                link.plurality(),
                link.rank(),
                evidence,
                List.of());
    }

    private Candidate candidate(PresentedBirth act, long event, boolean attested) {
        LocalDate day = population.eventDay(event);
        int daysLater = (int) ChronoUnit.DAYS.between(day, act.childBorn());
        Parents parents = Parents.of(act.parents(), event, population, widths);
        return new Candidate(event, daysLater, parents, attested, level(parents, Math.abs(daysLater), attested));
    }

    private static MatchLevel level(Parents parents, int daysApart, boolean attested) {
        boolean anySurely = parents.surely() > 0;
        if (daysApart <= SAME_BIRTH) {
            if (anySurely) {
                return MatchLevel.CONFIRMED;
            }
            if (attested) {
                return MatchLevel.PROBABLE;
            }
            return parents.recognised().isEmpty() ? MatchLevel.NONE : MatchLevel.AMBIGUOUS;
        }
        if (daysApart <= PERHAPS_SAME_BIRTH && anySurely) {
            boolean allSurely = parents.agreeFully()
                    && parents.surely() == parents.recognised().size();
            return allSurely || attested ? MatchLevel.PROBABLE : MatchLevel.AMBIGUOUS;
        }
        return attested ? MatchLevel.AMBIGUOUS : MatchLevel.NONE;
    }

    private BirthLink best(PresentedBirth act, List<Candidate> candidates) {
        MatchLevel highest = candidates.stream()
                .map(Candidate::level)
                .min(MatchLevel::compareTo)
                .orElseThrow();
        List<Candidate> first = candidates.stream()
                .filter(candidate -> candidate.level == highest)
                .toList();
        List<Candidate> attested = first.stream().filter(Candidate::attested).toList();
        if (attested.size() == 1 && highest != MatchLevel.AMBIGUOUS) {
            return link(act, attested.get(0), highest);
        }
        int most = first.stream()
                .mapToInt(candidate -> candidate.parents.weight())
                .max()
                .getAsInt();
        List<Candidate> close = first.stream()
                .filter(candidate -> candidate.parents.weight() >= most - NameSimilarity.MARGIN)
                .toList();
        return close.size() == 1 ? link(act, close.get(0), highest) : several(act, close);
    }

    private BirthLink several(PresentedBirth act, List<Candidate> close) {
        Set<Evidence> evidence = EnumSet.of(Evidence.SECOND_BEST_NEAR);
        close.forEach(candidate -> evidence.addAll(evidence(act, candidate)));
        return new BirthLink(
                MatchLevel.AMBIGUOUS,
                MatchKey.K7,
                Link.NOBODY,
                Link.NOBODY,
                0,
                List.of(),
                List.of(),
                List.of(),
                close.stream()
                        .mapToInt(candidate -> candidate.parents.nameSimilarity())
                        .max()
                        .orElse(0),
                act.plurality(),
                act.rank(),
                List.copyOf(evidence),
                close.stream().map(Candidate::event).toList());
    }

    private BirthLink link(PresentedBirth act, Candidate candidate, MatchLevel found) {
        // NB: one act of several proves the event only together with the others.
        MatchLevel level = act.isPlural() && found == MatchLevel.CONFIRMED ? MatchLevel.AMBIGUOUS : found;
        Set<Evidence> evidence = evidence(act, candidate);
        long child = child(act, candidate.event, evidence);
        return new BirthLink(
                level,
                MatchKey.K7,
                candidate.event,
                child,
                candidate.daysLater,
                candidate.parents.recognised(),
                candidate.parents.notOnAct(),
                candidate.parents.notOnRegister(),
                candidate.parents.nameSimilarity(),
                act.plurality(),
                act.rank(),
                List.copyOf(evidence),
                level == MatchLevel.AMBIGUOUS ? List.of(candidate.event) : List.of());
    }

    private static Set<Evidence> evidence(PresentedBirth act, Candidate candidate) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        int apart = candidate.daysApart();
        evidence.add(
                apart == 0
                        ? Evidence.BIRTH_DAY_EQUAL
                        : apart <= SAME_BIRTH
                                ? Evidence.BIRTH_DAY_WITHIN_3
                                : apart <= PERHAPS_SAME_BIRTH ? Evidence.BIRTH_DAY_WITHIN_30 : Evidence.BIRTH_DAY_FAR);
        if (candidate.parents.agreeFully()) {
            evidence.add(Evidence.PARENTS_AGREE);
        } else if (!candidate.parents.recognised().isEmpty()) {
            evidence.add(Evidence.PARENT_AGREES);
        }
        if (!candidate.parents.notOnAct().isEmpty()) {
            evidence.add(Evidence.PARENT_NOT_ON_ACT);
        }
        if (candidate.attested) {
            evidence.add(Evidence.ATTESTATION_EQUAL);
        }
        if (act.isPlural()) {
            evidence.add(Evidence.PLURAL_BIRTH);
        }
        return evidence;
    }

    /**
     * The child on the register whom the act is about. Of several children only the one whose whole list of given names
     * is the act's: Léa and Léo are alike, and are two.
     */
    private long child(PresentedBirth act, long event, Set<Evidence> evidence) {
        List<Integer> children = LongStream.of(population.childrenOf(event))
                .sorted()
                .mapToObj(population::indexOf)
                .filter(child -> child >= 0)
                .toList();
        boolean plural = act.isPlural() || population.childCount(event) > 1 || children.size() > 1;
        List<String> named = named(act.childGivenNames());
        if (!plural && children.size() == 1) {
            List<String> known = named(population.givenNames(children.get(0)));
            if (named.isEmpty() || known.isEmpty()) {
                evidence.add(Evidence.GIVEN_NAME_NOT_CHOSEN);
                return population.personId(children.get(0));
            }
            boolean agrees = Likeness.jaroWinkler(named.get(0), known.get(0)) >= NameSimilarity.PARENT_AGREES;
            evidence.add(agrees ? Evidence.GIVEN_NAME_AGREES : Evidence.GIVEN_NAME_DIFFERS);
            return agrees ? population.personId(children.get(0)) : Link.NOBODY;
        }
        List<Integer> same = children.stream()
                .filter(child -> !named.isEmpty() && named.equals(named(population.givenNames(child))))
                .toList();
        if (same.size() == 1) {
            evidence.add(Evidence.GIVEN_NAME_AGREES);
            return population.personId(same.get(0));
        }
        return Link.NOBODY;
    }

    private static List<String> named(List<String> givenNames) {
        return givenNames.stream()
                .filter(name -> !Names.isUnnamed(name))
                .map(Names::strict)
                .toList();
    }
}
