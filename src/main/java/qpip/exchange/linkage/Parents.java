package qpip.exchange.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The parents that an act names, set against those of an event on the register. Each stands for one at most; the
 * quality (mother, father, parent) plays no part, so two mothers or two fathers are as any other two.
 *
 * @param recognised who is who
 * @param notOnAct ids of the register's parents whom the act does not name
 * @param notOnRegister positions, from 0, of the act's parents whom the event does not have
 */
record Parents(List<RecognisedParent> recognised, List<Long> notOnAct, List<Integer> notOnRegister) {

    Parents {
        recognised = List.copyOf(recognised);
        notOnAct = List.copyOf(notOnAct);
        notOnRegister = List.copyOf(notOnRegister);
    }

    /** For acts of birth: a parent is sure if name and date of birth agree, possible if the date is near or missing. */
    static Parents of(List<PresentedParent> act, long eventId, Population population, NameWidths widths) {
        return of(act, eventId, population, widths, NameSimilarity.STRONG);
    }

    /** Whether a date of birth lets anybody be recognised at all; much faster than to compare the names of nobody. */
    static boolean mayBe(List<PresentedParent> act, long eventId, Population population) {
        for (long id : population.parentsOf(eventId)) {
            int person = population.indexOf(id);
            for (int i = 0; person >= 0 && i < act.size(); i++) {
                if (act.get(i).dateOfBirth().with(population.birthEpochDay(person)) != BirthDate.Agreement.DIFFERENT) {
                    return true;
                }
            }
        }
        return false;
    }

    /** For acts of death, where the parents' names must do: a date of birth, if given, must not contradict. */
    static Parents ofNames(List<PresentedParent> act, long eventId, Population population, NameWidths widths) {
        return of(act, eventId, population, widths, NameSimilarity.PARENT_AGREES);
    }

    private static Parents of(
            List<PresentedParent> act, long eventId, Population population, NameWidths widths, int neededIfNotSure) {
        int[] known = LongStream.of(population.parentsOf(eventId))
                .sorted()
                .mapToInt(population::indexOf)
                .filter(person -> person >= 0)
                .toArray();
        List<RecognisedParent> possible = new ArrayList<>();
        for (int i = 0; i < act.size(); i++) {
            for (int person : known) {
                BirthDate.Agreement born = act.get(i).dateOfBirth().with(population.birthEpochDay(person));
                if (born != BirthDate.Agreement.DIFFERENT) {
                    boolean surely = born == BirthDate.Agreement.EQUAL;
                    int name = NameSimilarity.of(act.get(i), population, person, widths)
                            .total();
                    if (name >= (surely ? NameSimilarity.PARENT_AGREES : neededIfNotSure)) {
                        possible.add(new RecognisedParent(i, population.personId(person), name, surely));
                    }
                }
            }
        }
        List<RecognisedParent> recognised = bestOneToOne(possible, List.of());
        return new Parents(
                recognised,
                IntStream.of(known)
                        .mapToObj(population::personId)
                        .filter(id -> recognised.stream().noneMatch(parent -> parent.personId() == id))
                        .toList(),
                IntStream.range(0, act.size())
                        .boxed()
                        .filter(i -> recognised.stream().noneMatch(parent -> parent.position() == i))
                        .toList());
    }

    /** Acts have two parents at most, so every assignment is tried; the first of equals stays, in the act's order. */
    private static List<RecognisedParent> bestOneToOne(List<RecognisedParent> possible, List<RecognisedParent> chosen) {
        List<RecognisedParent> best = chosen;
        for (RecognisedParent each : possible) {
            boolean later = chosen.isEmpty()
                    || each.position() > chosen.get(chosen.size() - 1).position();
            boolean free = chosen.stream().noneMatch(other -> other.personId() == each.personId());
            if (later && free) {
                List<RecognisedParent> more = new ArrayList<>(chosen);
                more.add(each);
                List<RecognisedParent> candidate = bestOneToOne(possible, more);
                if (weight(candidate) > weight(best)) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static int weight(List<RecognisedParent> parents) {
        return parents.stream()
                .mapToInt(parent -> (parent.surely() ? 10_000 : 1_000) + parent.nameSimilarity())
                .sum();
    }

    int surely() {
        return (int) recognised.stream().filter(RecognisedParent::surely).count();
    }

    int weight() {
        return weight(recognised);
    }

    /** Everyone on the one side is on the other. */
    boolean agreeFully() {
        return !recognised.isEmpty() && notOnAct.isEmpty() && notOnRegister.isEmpty();
    }

    /** Each side has somebody whom the other does not. */
    boolean contradict() {
        return !notOnAct.isEmpty() && !notOnRegister.isEmpty();
    }

    int nameSimilarity() {
        return recognised.stream()
                .mapToInt(RecognisedParent::nameSimilarity)
                .min()
                .orElse(0);
    }
}
