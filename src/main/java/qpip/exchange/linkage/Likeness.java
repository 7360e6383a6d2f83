package qpip.exchange.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * How alike two names in strict form are, in per mille. All arithmetic is in whole numbers, rounded half up once at the
 * end, so that every machine finds the same.
 */
public final class Likeness {

    public static final int SAME = 1000;

    /** A name that is one part of the other's double surname is nearly, but not quite, the same. */
    static final int PART = 950;

    private Likeness() {}

    /**
     * Jaro–Winkler in its textbook form: prefix weight 0.1, prefix of at most four letters, whatever the Jaro part
     * (Winkler 1990). An empty name is like nothing.
     */
    public static int jaroWinkler(String one, String other) {
        String a = one.length() > Names.LONGEST ? one.substring(0, Names.LONGEST) : one;
        String b = other.length() > Names.LONGEST ? other.substring(0, Names.LONGEST) : other;
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        if (a.equals(b)) {
            return SAME;
        }
        boolean[] takenOfA = new boolean[a.length()];
        boolean[] takenOfB = new boolean[b.length()];
        long common = common(a, b, takenOfA, takenOfB);
        if (common == 0) {
            return 0;
        }
        long transposed = outOfOrder(a, b, takenOfA, takenOfB) / 2;
        // Jaro = (m/|a| + m/|b| + (m-t)/m) / 3, over one denominator.
        long jaro = common * common * (a.length() + b.length()) + (common - transposed) * a.length() * b.length();
        long whole = 3L * common * a.length() * b.length();
        long prefix = prefix(a, b);
        return perMille(10 * jaro + prefix * (whole - jaro), 10 * whole);
    }

    /**
     * Likeness of two names as sets of words, so that the order of a double surname does not count: the same set is
     * {@code 1000}, one within the other is {@code 950}, else what they share is put first and the rest compared.
     */
    public static int tokenSet(String one, String other) {
        List<String> a = Names.tokens(one);
        List<String> b = Names.tokens(other);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        if (a.equals(b)) {
            return SAME;
        }
        List<String> shared = a.stream().filter(b::contains).toList();
        boolean within = shared.size() == a.size() || shared.size() == b.size();
        return within && shared.stream().anyMatch(word -> word.length() > 1)
                ? PART
                : jaroWinkler(withFirst(shared, a), withFirst(shared, b));
    }

    private static String withFirst(List<String> shared, List<String> all) {
        List<String> words = new ArrayList<>(shared);
        all.stream().filter(word -> !shared.contains(word)).forEach(words::add);
        return String.join(" ", words);
    }

    private static int common(String a, String b, boolean[] takenOfA, boolean[] takenOfB) {
        int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        int common = 0;
        for (int i = 0; i < a.length(); i++) {
            int end = Math.min(b.length() - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= end; j++) {
                if (!takenOfB[j] && a.charAt(i) == b.charAt(j)) {
                    takenOfA[i] = true;
                    takenOfB[j] = true;
                    common++;
                    break;
                }
            }
        }
        return common;
    }

    private static int outOfOrder(String a, String b, boolean[] takenOfA, boolean[] takenOfB) {
        int outOfOrder = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if (takenOfA[i]) {
                while (!takenOfB[j]) {
                    j++;
                }
                if (a.charAt(i) != b.charAt(j)) {
                    outOfOrder++;
                }
                j++;
            }
        }
        return outOfOrder;
    }

    private static int prefix(String a, String b) {
        int most = Math.min(4, Math.min(a.length(), b.length()));
        int prefix = 0;
        while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return prefix;
    }

    private static int perMille(long part, long whole) {
        return (int) ((2 * 1000 * part + whole) / (2 * whole));
    }
}
