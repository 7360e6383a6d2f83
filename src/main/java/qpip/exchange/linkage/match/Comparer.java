package qpip.exchange.linkage.match;

/**
 * Gives a pair of records its levels, four bits for each field, the first field lowest. Two values of a column are
 * compared once and remembered for a while. One instance serves one thread.
 */
final class Comparer {

    private static final int REMEMBERED = 1 << 15;

    private final Records records;
    private final ValueComparer values = new ValueComparer();
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
                with(levels, surname, first == 1 ? Comparison.SWAPPED : Comparison.SWAPPED_ALIKE),
                given,
                second == 1 ? Comparison.SWAPPED : Comparison.SWAPPED_ALIKE);
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
        return comparisons[field] == Comparison.NAME
                ? values.name(dictionary.name(one), dictionary.name(other))
                : values.level(records.fields().get(field).attribute(), dictionary.value(one), dictionary.value(other));
    }
}
