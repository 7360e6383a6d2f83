package qpip.exchange.declaration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The allowed word that was probably meant: at most two letters away (Levenshtein), and not all of them. */
final class NearestWord {

    private static final int DISTANCE_MAX = 2;

    private NearestWord() {}

    static Optional<String> to(String found, List<String> allowed) {
        return allowed.stream()
                .filter(word -> Math.abs(word.length() - found.length()) <= DISTANCE_MAX)
                .filter(word -> distance(word, found) <= Math.min(DISTANCE_MAX, word.length() - 1))
                .min(Comparator.comparingInt(word -> distance(word, found)));
    }

    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
