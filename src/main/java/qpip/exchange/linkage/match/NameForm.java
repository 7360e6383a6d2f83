package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import qpip.exchange.linkage.Names;

/**
 * A name taken apart.
 *
 * @param compact without blanks
 * @param words without particles, sorted
 * @param first the word it is called by: the first that is not the silent Marie or Joseph of older acts
 * @param sound the code of the whole
 * @param nicknames the groups of names for the same at home that the first is in
 * @param parts codes of the words of a compound name, the first and the last of them; else empty
 */
public record NameForm(
        String compact, List<String> words, String first, String sound, int[] nicknames, List<String> parts) {

    /** Takes a name in strict form apart. */
    public static NameForm of(String strict) {
        List<String> words = Names.tokens(strict);
        List<String> called = called(strict);
        String compact = strict.replace(" ", "");
        List<String> parts = new ArrayList<>();
        if (called.size() > 1) {
            parts.add(Fonem.key(called.get(0)));
            parts.add(Fonem.key(called.get(called.size() - 1)));
        }
        return new NameForm(
                compact,
                words,
                called.get(0),
                Fonem.key(String.join("", called)),
                Nicknames.groups(called.get(0)),
                parts.stream().distinct().toList());
    }

    /** The words in order, without particles and the silent Marie or Joseph; never none. */
    private static List<String> called(String strict) {
        List<String> words = new ArrayList<>(Arrays.asList(Names.loose(strict).split(" ")));
        if (words.size() > 1 && (words.get(0).equals("MARIE") || words.get(0).equals("JOSEPH"))) {
            words.remove(0);
        }
        return words;
    }

    /** The same name in other words: in another order, in part, joined, or as it is called at home. */
    boolean hasSameWords(NameForm other) {
        if (compact.equals(other.compact) || words.equals(other.words)) {
            return true;
        }
        if (words.size() > 1 || other.words.size() > 1) {
            List<String> fewer = words.size() <= other.words.size() ? words : other.words;
            List<String> more = fewer == words ? other.words : words;
            if (areAllIn(fewer, more)) {
                return true;
            }
        }
        // NB: Jean-Maxime and Jean-Sébastien are twins sooner than one person.
        return (words.size() <= 1 || other.words.size() <= 1) && Nicknames.same(nicknames, other.nicknames);
    }

    /** Whether all words are of three letters at least and are among more words. */
    private static boolean areAllIn(List<String> words, List<String> more) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).length() <= 2 || !more.contains(words.get(i))) {
                return false;
            }
        }
        return true;
    }
}
