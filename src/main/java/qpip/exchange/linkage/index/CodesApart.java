package qpip.exchange.linkage.index;

/**
 * Tells codes that have nothing in common from those that a slip or two may have made of each other, by sketches: the
 * last four bits of each character, the first highest. Most pairs of codes are told apart so, without looking at the
 * codes themselves, which stand somewhere else in memory.
 */
final class CodesApart {

    private static final int BITS = 4;
    static final int CHARACTERS = Long.SIZE / BITS;
    static final int CHARACTERS_A_PART = CHARACTERS / 2;
    private static final long NIBBLES = 0x1111_1111_1111_1111L;

    /** Of a code with fewer characters, two slips may leave nothing. */
    private static final int CHARACTERS_LEAST = 5;

    private CodesApart() {}

    /** The sketch of a code; 0, which is like none, of a short one and of one that doesn't fit. */
    static long sketch(byte[] bytes, int at, int length) {
        if (length < CHARACTERS_LEAST || length > CHARACTERS) {
            return 0;
        }
        long sketch = 0;
        for (int i = at; i < at + length; i++) {
            sketch = sketch << BITS | bytes[i] & 15;
        }
        return sketch << BITS * (CHARACTERS - length);
    }

    /**
     * True if two codes of one length are surely more than two slips apart: characters replaced, neighbours exchanged,
     * or one left out and another put in. Two slips of the first two kinds explain four characters that differ; and
     * where one was left out, all from there to where another was put in are their neighbours.
     */
    static boolean areFar(long one, long other) {
        long different = places(one ^ other);
        return Long.bitCount(different) > 4
                && isNowhereShifted(one, other, different)
                && isNowhereShifted(other, one, different);
    }

    /** True if the first three characters of two codes are surely not the same. */
    static boolean beginOtherwise(long one, long other) {
        return one >>> Long.SIZE - 3 * BITS != other >>> Long.SIZE - 3 * BITS;
    }

    /**
     * True if of two codes that begin alike the fourth character and the last four have nothing in common. NB: such
     * codes count as other ones and not as codes that begin alike, as they always have in decisions.
     */
    static boolean endOtherwise(long one, long other, int length) {
        int end = BITS * (CHARACTERS - length);
        long last = 0x1111L << end;
        long beforeLast = 0x1110L << end;
        return length >= 8
                && (places(one ^ other) & last) == last
                && (places(one << BITS ^ other) & beforeLast) == beforeLast
                && (places(one ^ other << BITS) & beforeLast) == beforeLast
                && (one ^ other) << 3 * BITS >>> Long.SIZE - BITS != 0;
    }

    /** How many of the characters differ that are in two sketches; of the codes, as many at least. */
    static int differences(long one, long other) {
        return Long.bitCount(places(one ^ other));
    }

    /** A bit for each character that isn't 0. */
    private static long places(long nibbles) {
        return (nibbles | nibbles >>> 1 | nibbles >>> 2 | nibbles >>> 3) & NIBBLES;
    }

    /** Whether from the first character that differs to the one before the last, any isn't the other's next. */
    private static boolean isNowhereShifted(long one, long other, long different) {
        long first = Long.highestOneBit(different);
        long last = Long.lowestOneBit(different);
        return (places(one << BITS ^ other) & 2 * first - 16 * last) != 0;
    }
}
