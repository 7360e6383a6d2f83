package qpip.exchange.linkage.index;

/**
 * Tells codes that have nothing in common from those that a slip or two may have made of each other, by sketches: the
 * last four bits of the first four characters and of the last four. Most pairs of identifiers are told apart so,
 * without looking at the codes themselves, which stand somewhere else in memory.
 */
final class CodesApart {

    private static final int CHARACTERS = 4;
    private static final int NIBBLES = 0x1111_1111;

    private CodesApart() {}

    /** The sketch of a code; 0, which is like none, of a short one. */
    static int sketch(byte[] bytes, int at, int length) {
        if (length < 2 * CHARACTERS) {
            return 0;
        }
        int sketch = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            sketch = sketch << 4 | bytes[at + i] & 15;
        }
        for (int i = length - CHARACTERS; i < length; i++) {
            sketch = sketch << 4 | bytes[at + i] & 15;
        }
        return sketch;
    }

    /**
     * True if two codes of one length are surely more than two slips apart: characters replaced, neighbours exchanged,
     * or one left out and another put in. Of five characters that differ, two slips of the first two kinds explain
     * four; and where one was left out, what differs is the neighbour's.
     */
    static boolean areFar(int one, int other) {
        int different = places(one ^ other);
        return Integer.bitCount(different) > 4
                && isNowhereShifted(one, other, different)
                && isNowhereShifted(other, one, different);
    }

    /** How many of the characters differ that are in two sketches; of the codes, as many at least. */
    static int differences(int one, int other) {
        return Integer.bitCount(places(one ^ other));
    }

    /** How many characters differ. */
    static int differences(byte[] one, int at, byte[] other, int otherAt, int length) {
        int different = 0;
        for (int i = 0; i < length; i++) {
            different += one[at + i] == other[otherAt + i] ? 0 : 1;
        }
        return different;
    }

    /** A bit for each character that isn't 0. */
    private static int places(int nibbles) {
        return (nibbles | nibbles >>> 1 | nibbles >>> 2 | nibbles >>> 3) & NIBBLES;
    }

    /** Whether a character differs both from the one in its place and from that one's neighbour, in each half. */
    private static boolean isNowhereShifted(int one, int other, int different) {
        int shifted = places(one << 4 ^ other) & different;
        // The last character of each half has its neighbour out of sight.
        return (shifted & 0x1110_0000) != 0 && (shifted & 0x0000_1110) != 0
                || Integer.bitCount(shifted & 0x1110_1110) > 2;
    }
}
