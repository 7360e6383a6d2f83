package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares a record with one person: identifiers first, and never an identifier alone (K1 to K5). */
final class Identification {

    private static final List<Evidence> ALL_AGREE =
            List.of(Evidence.REQUEST_ECHOED, Evidence.SIN_EQUAL, Evidence.DOB_EQUAL, Evidence.NAME_AGREES);

    private final Population population;
    private final NameWidths widths;

    Identification(Population population, NameWidths widths) {
        this.population = population;
        this.widths = widths;
    }

    Link confirm(Presented presented, int person) {
        return repeatsWhatWeSent(presented, person)
                ? new Link(
                        MatchLevel.CONFIRMED,
                        MatchKey.K1,
                        population.personId(person),
                        Link.NOBODY,
                        Likeness.SAME,
                        ALL_AGREE,
                        List.of())
                : compare(presented, person, true);
    }

    /**
     * The same for a record nobody asked for, found through its identifiers: here a field that is not carried leaves a
     * doubt.
     */
    Link unasked(Presented presented) {
        Set<Integer> persons = new TreeSet<>();
        presented.sin().stream().filter(Sin::identifies).forEach(sin -> addAll(persons, population.bySin(sin)));
        Stream.of(presented.nam(), presented.previousNam())
                .flatMap(Optional::stream)
                .map(Nam::canonical)
                .filter(Nam::identifies)
                .forEach(nam -> addAll(persons, population.byNam(nam)));
        List<Link> links = persons.stream()
                .map(person -> compare(presented, person, false))
                .filter(link -> link.level() != MatchLevel.NONE)
                .toList();
        if (links.size() == 1) {
            boolean whole = presented.isNamed() && presented.dateOfBirth().isWhole();
            return whole ? links.get(0) : links.get(0).atMost(MatchLevel.PROBABLE);
        }
        List<Long> candidates =
                persons.stream().map(population::personId).sorted().toList();
        return links.isEmpty()
                ? Link.NONE
                : new Link(
                        MatchLevel.CONFLICT,
                        MatchKey.K5,
                        Link.NOBODY,
                        Link.NOBODY,
                        0,
                        links.get(0).evidence(),
                        candidates);
    }

    private boolean repeatsWhatWeSent(Presented presented, int person) {
        if (presented.sin().isEmpty()
                || presented.nam().isPresent()
                || presented.previousNam().isPresent()) {
            return false;
        }
        long sin = presented.sin().getAsLong();
        return presented.dateOfBirth().with(population.birthEpochDay(person)) == BirthDate.Agreement.EQUAL
                && hasSin(person, sin)
                && Sin.identifies(sin)
                && NameSimilarity.areSame(presented, population, person)
                && population.bySin(sin).length <= 1;
    }

    private Link compare(Presented presented, int person, boolean requested) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        if (requested) {
            evidence.add(Evidence.REQUEST_ECHOED);
        }
        boolean sinEqual = sinIdentifies(presented, person, evidence);
        boolean namEqual = namIdentifies(presented, person, evidence);
        BirthDate.Agreement born = presented.dateOfBirth().with(population.birthEpochDay(person));
        evidence.add(evidence(born));
        int name = presented.isNamed()
                ? NameSimilarity.of(presented, population, person, widths).total()
                : NOT_CARRIED;
        evidence.add(
                name == NOT_CARRIED
                        ? Evidence.NAME_NOT_CARRIED
                        : name >= NameSimilarity.AGREES ? Evidence.NAME_AGREES : Evidence.NAME_DIFFERS);

        Verdict verdict;
        if (evidence.contains(Evidence.SIN_OF_ANOTHER) || evidence.contains(Evidence.NAM_OF_ANOTHER)) {
            verdict = new Verdict(MatchLevel.CONFLICT, MatchKey.K5);
        } else if (sinEqual || namEqual) {
            verdict = withIdentifier(born, name, sinEqual ? MatchKey.K1 : MatchKey.K2);
        } else if (evidence.contains(Evidence.SIN_SHARED) || evidence.contains(Evidence.NAM_SHARED)) {
            verdict = new Verdict(MatchLevel.CONFLICT, MatchKey.K5);
        } else if (evidence.contains(Evidence.SIN_DIFFERENT) || evidence.contains(Evidence.NAM_DIFFERENT)) {
            verdict = againstIdentifier(born, name, evidence.contains(Evidence.SIN_PERHAPS_REPLACED));
        } else {
            verdict = withoutIdentifier(presented, person, born, name);
        }
        return verdict.level == MatchLevel.NONE
                ? Link.NONE
                : new Link(
                        verdict.level,
                        verdict.key,
                        population.personId(person),
                        Link.NOBODY,
                        Math.max(0, name),
                        List.copyOf(evidence),
                        verdict.level == MatchLevel.AMBIGUOUS ? List.of(population.personId(person)) : List.of());
    }

    private static final int NOT_CARRIED = -1;

    private record Verdict(MatchLevel level, MatchKey key) {
        static final Verdict REVIEW = new Verdict(MatchLevel.AMBIGUOUS, MatchKey.NONE);
        static final Verdict NONE = new Verdict(MatchLevel.NONE, MatchKey.NONE);
    }

    private static Verdict withIdentifier(BirthDate.Agreement born, int name, MatchKey whenAllAgree) {
        boolean nameDiffers = name != NOT_CARRIED && name < NameSimilarity.AGREES;
        switch (born) {
            case EQUAL:
                return nameDiffers
                        ? new Verdict(MatchLevel.PROBABLE, MatchKey.K3)
                        : new Verdict(MatchLevel.CONFIRMED, whenAllAgree);
            case NOT_CARRIED:
                return nameDiffers ? Verdict.REVIEW : new Verdict(MatchLevel.CONFIRMED, whenAllAgree);
            case DIFFERENT:
                return nameDiffers ? new Verdict(MatchLevel.CONFLICT, MatchKey.K5) : Verdict.REVIEW;
            case PARTIAL:
            case UNKNOWN:
                return name >= NameSimilarity.STRONG ? new Verdict(MatchLevel.PROBABLE, MatchKey.K4) : Verdict.REVIEW;
            default:
                if (name >= NameSimilarity.STRONG) {
                    return new Verdict(MatchLevel.PROBABLE, MatchKey.K4);
                }
                return nameDiffers ? new Verdict(MatchLevel.CONFLICT, MatchKey.K5) : Verdict.REVIEW;
        }
    }

    /**
     * A well-formed identifier that is not the person's. A replaced temporary SIN may explain it; nothing else does.
     */
    private static Verdict againstIdentifier(BirthDate.Agreement born, int name, boolean perhapsReplaced) {
        boolean bornEqual = born == BirthDate.Agreement.EQUAL;
        boolean nameAgrees = name >= NameSimilarity.AGREES;
        if (perhapsReplaced && bornEqual && name >= NameSimilarity.STRONG) {
            return new Verdict(MatchLevel.PROBABLE, MatchKey.K6);
        }
        boolean nothingElse = name == NOT_CARRIED && born == BirthDate.Agreement.NOT_CARRIED;
        return bornEqual || nameAgrees || nothingElse ? Verdict.REVIEW : Verdict.NONE;
    }

    private Verdict withoutIdentifier(Presented presented, int person, BirthDate.Agreement born, int name) {
        if (name == NOT_CARRIED && born == BirthDate.Agreement.NOT_CARRIED) {
            return new Verdict(MatchLevel.PROBABLE, MatchKey.NONE);
        }
        boolean bornEqual = born == BirthDate.Agreement.EQUAL;
        if (bornEqual && name >= NameSimilarity.AGREES) {
            NameSimilarity names = NameSimilarity.of(presented, population, person, widths);
            boolean strict = names.sameSurname() && !names.swapped() && names.givenName() >= NameSimilarity.STRONG;
            return strict ? new Verdict(MatchLevel.PROBABLE, MatchKey.K6) : Verdict.REVIEW;
        }
        return bornEqual || name >= NameSimilarity.AGREES ? Verdict.REVIEW : Verdict.NONE;
    }

    private boolean sinIdentifies(Presented presented, int person, Set<Evidence> evidence) {
        if (presented.sin().isEmpty() || presented.sin().getAsLong() == 0) {
            return false;
        }
        long sin = presented.sin().getAsLong();
        if (!Sin.identifies(sin)) {
            evidence.add(Evidence.SIN_INVALID);
            return false;
        }
        int[] bearers = population.bySin(sin);
        if (hasSin(person, sin)) {
            evidence.add(bearers.length > 1 ? Evidence.SIN_SHARED : Evidence.SIN_EQUAL);
            return bearers.length <= 1;
        }
        long[] known = population.sins(person);
        if (bearers.length > 0) {
            evidence.add(Evidence.SIN_OF_ANOTHER);
        } else if (known.length > 0) {
            evidence.add(Evidence.SIN_DIFFERENT);
            if (Sin.isTemporary(sin) || anyTemporary(known)) {
                evidence.add(Evidence.SIN_PERHAPS_REPLACED);
            }
        }
        return false;
    }

    private boolean namIdentifies(Presented presented, int person, Set<Evidence> evidence) {
        boolean identifies = false;
        for (Optional<String> each : List.of(presented.nam(), presented.previousNam())) {
            String nam = each.map(Nam::canonical).orElse("");
            if (!nam.isEmpty()) {
                identifies |= namIdentifies(nam, person, evidence);
            }
        }
        if (identifies) {
            // The current NAM may be new to us while the previous one is ours.
            evidence.remove(Evidence.NAM_DIFFERENT);
        }
        return identifies;
    }

    private boolean namIdentifies(String nam, int person, Set<Evidence> evidence) {
        if (!Nam.identifies(nam)) {
            evidence.add(Evidence.NAM_INVALID);
            return false;
        }
        int[] bearers = population.byNam(nam);
        List<String> known = population.nams(person);
        if (known.contains(nam)) {
            evidence.add(bearers.length > 1 ? Evidence.NAM_SHARED : Evidence.NAM_EQUAL);
            if (!inside(nam, person).isEmpty()) {
                evidence.add(Evidence.NAM_INCONSISTENT);
            }
            return bearers.length <= 1;
        }
        if (bearers.length > 0) {
            evidence.add(Evidence.NAM_OF_ANOTHER);
        } else if (!known.isEmpty()) {
            evidence.add(Evidence.NAM_DIFFERENT);
        }
        return false;
    }

    private Set<Nam.Part> inside(String nam, int person) {
        List<String> surnames = new ArrayList<>();
        surnames.add(population.surname(person));
        surnames.addAll(population.otherSurnames(person));
        List<String> givenNames = new ArrayList<>(population.givenNames(person));
        population.usualName(person).ifPresent(givenNames::add);
        int born = population.birthEpochDay(person);
        Optional<LocalDate> day =
                born == Population.UNKNOWN_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(born));
        return Nam.disagreements(nam, surnames, givenNames, day, population.sex(person));
    }

    private boolean hasSin(int person, long sin) {
        for (long known : population.sins(person)) {
            if (known == sin) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyTemporary(long[] sins) {
        for (long sin : sins) {
            if (Sin.isTemporary(sin)) {
                return true;
            }
        }
        return false;
    }

    static Evidence evidence(BirthDate.Agreement born) {
        return switch (born) {
            case NOT_CARRIED -> Evidence.DOB_NOT_CARRIED;
            case UNKNOWN -> Evidence.DOB_UNKNOWN;
            case EQUAL -> Evidence.DOB_EQUAL;
            case PARTIAL -> Evidence.DOB_PARTIAL;
            case ONE_DIGIT -> Evidence.DOB_ONE_DIGIT;
            case SWAPPED -> Evidence.DOB_SWAPPED;
            case DIFFERENT -> Evidence.DOB_DIFFERENT;
        };
    }

    private static void addAll(Set<Integer> persons, int[] found) {
        for (int person : found) {
            persons.add(person);
        }
    }
}
