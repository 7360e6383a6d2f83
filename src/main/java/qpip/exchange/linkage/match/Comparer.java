package qpip.exchange.linkage.match;

/**
 * Gives a pair of records its levels, four bits for each field, the first field lowest. Two values of a column are
 * compared once and remembered for a while. One instance serves one thread.
 */
final class Comparer {

    private static final int REMEMBERED = 1 << 15;

    private final Records records;
    private final Letters letters = new Letters();
    private final int fields;
    private final Comparison[] comparisons;
    private final int surname;
    private final int given;
    private final int[] twin;
    private final long[][] asked;
    private final byte[][] answered;

    Comparer(Records records) {
        this.records = records;
        this.fields = records.fields().size();
        this.comparisons = records.fields().stream()
                .map(field -> field.attribute().comparison())
                .toArray(Comparison[]::new);
        this.surname = records.field(Attribute.SURNAME);
        this.given = records.field(Attribute.GIVEN_NAME);
        this.twin = new int[fields];
        this.asked = new long[fields][];
        this.answered = new byte[fields][];
        for (int field = 0; field < fields; field++) {
            asked[field] = new long[REMEMBERED];
            answered[field] = new byte[REMEMBERED];
            twin[field] = twin(field);
        }
    }

    /** The other field of the same attribute in which a text may stand by mistake, or -1. */
    private int twin(int field) {
        Attribute attribute = records.fields().get(field).attribute();
        int[] same = records.fields(attribute);
        if (attribute.comparison() != Comparison.TEXT || same.length != 2) {
            return -1;
        }
        return same[0] == field ? same[1] : same[0];
    }

    static int level(long levels, int field) {
        return (int) (levels >>> (4 * field)) & 15;
    }

    long levels(int one, int other) {
        long levels = 0;
        for (int field = 0; field < fields; field++) {
            long level = level(field, records.value(field, one), records.value(field, other));
            if (level == comparisons[field].other() && twin[field] >= 0 && isInTwin(field, one, other)) {
                level = 8;
            }
            levels |= level << (4 * field);
        }
        return surname >= 0 && given >= 0 ? withSwap(levels, one, other) : levels;
    }

    private boolean isInTwin(int field, int one, int other) {
        return records.value(field, one) == records.value(twin[field], other)
                || records.value(twin[field], one) == records.value(field, other);
    }

    static final int SWAPPED = 9;
    static final int SWAPPED_ALIKE = 10;
    private static final int NAME_ALIKE = 6;

    /** Surname and given name may stand in each other's place; then both fields say so. */
    private long withSwap(long levels, int one, int other) {
        int surnameLevel = level(levels, surname);
        int givenLevel = level(levels, given);
        boolean surnameFits = surnameLevel == 0 || surnameLevel <= NAME_ALIKE;
        boolean givenFits = givenLevel == 0 || givenLevel <= NAME_ALIKE;
        if (surnameFits || givenFits) {
            return levels;
        }
        int first = level(given, records.value(surname, one), records.value(given, other));
        int second = level(given, records.value(given, one), records.value(surname, other));
        if (first == 0 || second == 0 || first > NAME_ALIKE || second > NAME_ALIKE) {
            return levels;
        }
        return with(
                with(levels, surname, first == 1 ? SWAPPED : SWAPPED_ALIKE),
                given,
                second == 1 ? SWAPPED : SWAPPED_ALIKE);
    }

    private static long with(long levels, int field, long level) {
        return levels & ~(15L << (4 * field)) | level << (4 * field);
    }

    private int level(int field, int one, int other) {
        if (one < 0 || other < 0) {
            return Comparison.MISSING;
        }
        if (one == other) {
            return Comparison.SAME;
        }
        int lower = Math.min(one, other);
        int higher = Math.max(one, other);
        long question = (((long) lower << 32) | higher) + 1;
        int place = (int) ((question * 0x9E3779B97F4A7C15L) >>> 49);
        if (asked[field][place] == question) {
            return answered[field][place];
        }
        int level = compare(field, lower, higher);
        asked[field][place] = question;
        answered[field][place] = (byte) level;
        return level;
    }

    private int compare(int field, int one, int other) {
        Dictionary dictionary = records.dictionary(field);
        return switch (comparisons[field]) {
            case NAME -> name(dictionary.name(one), dictionary.name(other));
            case DATE -> date(dictionary.value(one), dictionary.value(other));
            case CODE -> code(dictionary.value(one), dictionary.value(other));
            case TEXT -> text(dictionary.value(one), dictionary.value(other));
            case CATEGORY -> category(dictionary.value(one), dictionary.value(other));
        };
    }

    private int name(NameForm one, NameForm other) {
        if (one.hasSameWords(other)) {
            return 2;
        }
        String a = one.compact();
        String b = other.compact();
        int shorter = Math.min(a.length(), b.length());
        if (shorter <= 1) {
            return a.charAt(0) == b.charAt(0) ? 7 : 11;
        }
        int distance = letters.distance(a, b, 3);
        if (distance <= 1 && shorter >= 3) {
            return 3;
        }
        if (one.sound().equals(other.sound())) {
            return 4;
        }
        if (distance <= 2 && shorter >= 5) {
            return 5;
        }
        int alike = letters.jaroWinkler(a, b);
        if (alike >= 880) {
            return 6;
        }
        if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a))) {
            return 7;
        }
        return alike >= 750 ? 8 : 11;
    }

    private int date(String one, String other) {
        String year = one.substring(0, 4);
        String otherYear = other.substring(0, 4);
        String month = one.substring(4, 6);
        String otherMonth = other.substring(4, 6);
        String day = one.substring(6);
        String otherDay = other.substring(6);
        boolean partial = isUnknown(year, otherYear) || isUnknown(month, otherMonth) || isUnknown(day, otherDay);
        if (partial) {
            boolean fits = agree(year, otherYear) && agree(month, otherMonth) && agree(day, otherDay);
            boolean nothingKnown =
                    isUnknown(year, otherYear) && isUnknown(month, otherMonth) && isUnknown(day, otherDay);
            return nothingKnown ? Comparison.MISSING : fits ? 8 : year.equals(otherYear) ? 9 : 11;
        }
        boolean sameYear = year.equals(otherYear);
        boolean sameMonth = month.equals(otherMonth);
        boolean sameDay = day.equals(otherDay);
        if (sameYear && month.equals(otherDay) && day.equals(otherMonth)) {
            return 2;
        }
        int distance = letters.distance(one, other, 3);
        if (distance == 1) {
            return 3;
        }
        if (sameYear && sameMonth) {
            return 4;
        }
        if (sameYear && sameDay) {
            return 5;
        }
        if (sameMonth && sameDay) {
            return 6;
        }
        if (distance == 2) {
            return 7;
        }
        if (sameYear) {
            return 9;
        }
        return Math.abs(Integer.parseInt(year) - Integer.parseInt(otherYear)) <= 1 ? 10 : 11;
    }

    private static boolean isUnknown(String part, String otherPart) {
        return part.equals("00") || otherPart.equals("00") || part.equals("0000") || otherPart.equals("0000");
    }

    private static boolean agree(String part, String otherPart) {
        return isUnknown(part, otherPart) || part.equals(otherPart);
    }

    private int code(String one, String other) {
        int distance = letters.distance(one, other, 3);
        int longer = Math.max(one.length(), other.length());
        if (distance == 1 && longer >= 2) {
            return 2;
        }
        if (distance == 2 && longer >= 5) {
            return 3;
        }
        int shorter = Math.min(one.length(), other.length());
        return shorter >= 3 && one.regionMatches(0, other, 0, 3) ? 4 : 5;
    }

    private int text(String one, String other) {
        if (areSameWords(one, other)) {
            return 2;
        }
        int longer = Math.max(one.length(), other.length());
        int distance = letters.distance(one, other, Math.max(3, longer / 4 + 1));
        if (distance == 1) {
            return 3;
        }
        if (distance == 2 && longer >= 6) {
            return 4;
        }
        if (distance <= longer / 4) {
            return 5;
        }
        if (share(one, other)) {
            return 6;
        }
        return letters.jaroWinkler(one, other) >= 780 ? 7 : 9;
    }

    private static boolean areSameWords(String one, String other) {
        if (one.length() == other.length() && one.indexOf(' ') >= 0) {
            String[] a = one.split(" ");
            String[] b = other.split(" ");
            java.util.Arrays.sort(a);
            java.util.Arrays.sort(b);
            if (java.util.Arrays.equals(a, b)) {
                return true;
            }
        }
        return (one.indexOf(' ') >= 0 || other.indexOf(' ') >= 0)
                && one.replace(" ", "").equals(other.replace(" ", ""));
    }

    /** At least half of all their words are in both, and one of those has four letters. */
    private static boolean share(String one, String other) {
        if (one.indexOf(' ') < 0 && other.indexOf(' ') < 0) {
            return false;
        }
        String[] a = one.split(" ");
        String[] b = other.split(" ");
        int shared = 0;
        boolean telling = false;
        for (String word : a) {
            for (String otherWord : b) {
                if (word.equals(otherWord)) {
                    shared++;
                    telling |= word.length() >= 4;
                    break;
                }
            }
        }
        return telling && 2 * shared >= Math.min(a.length, b.length);
    }

    private int category(String one, String other) {
        return Math.min(one.length(), other.length()) >= 4
                        && (letters.distance(one, other, 2) <= 1 || one.startsWith(other) || other.startsWith(one))
                ? 2
                : 3;
    }
}
