package qpip.exchange.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How alike the name on a record is to a person's name, in per mille: six tenths for the surname, the best over all
 * surnames the person is known by, four tenths for the given name, the best of first, usual and joined given names.
 * Someone with a single name has it in both places.
 *
 * @param total 0 to 1000
 * @param givenName per mille, alone
 * @param sameSurname a surname is the same letter for letter, or the same words in another order
 * @param swapped the comparison held only with surname and given name exchanged
 */
record NameSimilarity(int total, int givenName, boolean sameSurname, boolean swapped) {

    /** From here a name is the person's, given an identifier and a date of birth (K1 to K3). */
    static final int AGREES = 800;

    /** From here a parent on an act is the parent on the register, given the date of birth (K7, K8). */
    static final int PARENT_AGREES = 900;

    /** From here a name stands when the date of birth is only near (K4), and a given name alone (K6). */
    static final int STRONG = 920;

    /** A second candidate within this of the best makes the link ambiguous. */
    static final int MARGIN = 50;

    static final NameSimilarity SAME = new NameSimilarity(1000, 1000, true, false);

    static NameSimilarity of(Presented presented, Population population, int person, NameWidths widths) {
        return areSame(presented, population, person)
                ? SAME
                : between(
                        presented.surname(), presented.givenNames(), presented.usualName(), population, person, widths);
    }

    static NameSimilarity of(PresentedParent parent, Population population, int person, NameWidths widths) {
        return between(parent.surname(), parent.givenNames(), Optional.empty(), population, person, widths);
    }

    /** The fast way, for the many records that repeat the names we sent. */
    static boolean areSame(Presented presented, Population population, int person) {
        List<String> given = presented.givenNames();
        if (given.size() != 1 || presented.surname().isEmpty() || given.get(0).isEmpty()) {
            return false;
        }
        return Names.sameLetters(presented.surname(), population.surname(person))
                && isCalled(given.get(0), population, person);
    }

    private static boolean isCalled(String given, Population population, int person) {
        List<String> known = population.givenNames(person);
        Optional<String> usual = population.usualName(person);
        return (!known.isEmpty() && Names.sameLetters(given, known.get(0)))
                || (usual.isPresent() && Names.sameLetters(given, usual.get()));
    }

    private static NameSimilarity between(
            String surname,
            List<String> givenNames,
            Optional<String> usualName,
            Population population,
            int person,
            NameWidths widths) {
        List<String> known = new ArrayList<>();
        known.add(Names.strict(population.surname(person)));
        population.otherSurnames(person).forEach(other -> known.add(Names.strict(other)));
        List<String> knownGiven = callings(population.givenNames(person), population.usualName(person));
        List<String> given = callings(givenNames, usualName);
        boolean surnameCut = surname.length() >= widths.surname();
        boolean givenCut = givenNames.stream().anyMatch(name -> name.length() >= widths.givenName());
        List<String> surnames = List.of(Names.strict(surname));

        NameSimilarity asWritten = compare(surnames, given, known, knownGiven, surnameCut, givenCut);
        if (asWritten.total >= STRONG || given.isEmpty() || surnames.get(0).isEmpty()) {
            return asWritten;
        }
        NameSimilarity exchanged = compare(given, surnames, known, knownGiven, givenCut, surnameCut);
        // NB: only when both fields are clearly each other's; a weaker exchange would lift chance resemblances.
        boolean clearly = exchanged.givenName >= STRONG && exchanged.total >= STRONG;
        return clearly && exchanged.total > asWritten.total
                ? new NameSimilarity(exchanged.total, exchanged.givenName, exchanged.sameSurname, true)
                : asWritten;
    }

    private static NameSimilarity compare(
            List<String> surnames,
            List<String> given,
            List<String> known,
            List<String> knownGiven,
            boolean surnameCut,
            boolean givenCut) {
        List<String> ours = withMononym(known, knownGiven);
        List<String> theirs = withMononym(surnames, given);
        boolean same = false;
        int surname = 0;
        for (String one : theirs) {
            for (String other : ours) {
                String comparable = surnameCut ? cut(other, one.length()) : other;
                same |= isSame(one, comparable);
                surname = Math.max(
                        surname, Math.max(Likeness.jaroWinkler(one, comparable), Likeness.tokenSet(one, comparable)));
            }
        }
        surname = same ? Likeness.SAME : surname;
        int givenName = 0;
        for (String one : withMononym(given, surnames)) {
            for (String other : withMononym(knownGiven, known)) {
                String comparable = givenCut ? cut(other, one.length()) : other;
                givenName = Math.max(givenName, Likeness.jaroWinkler(one, comparable));
            }
        }
        return new NameSimilarity((6 * surname + 4 * givenName + 5) / 10, givenName, same, false);
    }

    private static boolean isSame(String one, String other) {
        return !one.isEmpty()
                && (one.equals(other)
                        || Names.compact(one).equals(Names.compact(other))
                        || sortedWords(one).equals(sortedWords(other)));
    }

    private static List<String> sortedWords(String strict) {
        return Names.words(strict).stream().sorted().toList();
    }

    private static String cut(String strict, int length) {
        return strict.length() > length ? strict.substring(0, length).strip() : strict;
    }

    private static List<String> withMononym(List<String> names, List<String> otherField) {
        return names.stream().allMatch(String::isEmpty) ? otherField : names;
    }

    /**
     * What a person may be called by: the usual name, the first given name, all of them joined, and the last one where
     * the first is the Marie or Joseph that older acts put before every name.
     */
    private static List<String> callings(List<String> givenNames, Optional<String> usualName) {
        List<String> callings = new ArrayList<>();
        usualName.map(Names::strict).filter(name -> !name.isEmpty()).ifPresent(callings::add);
        List<String> names = givenNames.stream()
                .map(Names::strict)
                .filter(name -> !name.isEmpty())
                .toList();
        if (!names.isEmpty()) {
            callings.add(names.get(0));
        }
        if (names.size() > 1) {
            callings.add(String.join(" ", names));
            if (names.get(0).equals("MARIE") || names.get(0).equals("JOSEPH")) {
                callings.add(names.get(names.size() - 1));
            }
        }
        return callings.stream().distinct().toList();
    }
}
