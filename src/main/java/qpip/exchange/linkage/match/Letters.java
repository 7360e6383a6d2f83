package qpip.exchange.linkage.match;

/**
 * How far apart two short texts are, letter by letter, with one machine word per text: Hyyrö's bit-parallel form of the
 * distance with neighbours transposed (optimal string alignment), and Jaro–Winkler in per mille in its textbook form
 * (prefix weight 0.1, at most four letters, whatever the Jaro part). What stands beyond 64 characters is not looked at.
 * One instance serves one thread.
 */
final class Letters {

    private static final int MOST = 64;
    private static final int PLAIN = 256;

    private final long[] places = new long[PLAIN];
    private final byte[] first = new byte[MOST];
    private final byte[] second = new byte[MOST];

    /** Letters to insert, drop, replace or exchange with a neighbour; {@code more} stands for all above. */
    int distance(String one, String other, int more) {
        int length = Math.min(MOST, one.length());
        int otherLength = Math.min(MOST, other.length());
        if (Math.abs(length - otherLength) >= more) {
            return more;
        }
        fill(first, one, length);
        fill(second, other, otherLength);
        return distance(first, 0, length, second, 0, otherLength, more);
    }

    /** The same of texts of one byte a letter. */
    int distance(byte[] one, int at, int whole, byte[] other, int otherAt, int otherWhole, int more) {
        int length = Math.min(MOST, whole);
        int otherLength = Math.min(MOST, otherWhole);
        if (Math.abs(length - otherLength) >= more) {
            return more;
        }
        if (length == 0 || otherLength == 0) {
            return Math.min(more, Math.max(length, otherLength));
        }
        for (int i = 0; i < length; i++) {
            places[one[at + i] & PLAIN - 1] |= 1L << i;
        }
        long last = 1L << (length - 1);
        long plus = -1L;
        long minus = 0;
        long zero = 0;
        long before = 0;
        int distance = length;
        for (int i = 0; i < otherLength; i++) {
            long here = places[other[otherAt + i] & PLAIN - 1];
            long exchanged = ((~zero & here) << 1) & before;
            zero = (((here & plus) + plus) ^ plus) | here | minus | exchanged;
            long up = minus | ~(zero | plus);
            long down = zero & plus;
            if ((up & last) != 0) {
                distance++;
            }
            if ((down & last) != 0) {
                distance--;
            }
            up = (up << 1) | 1;
            down <<= 1;
            plus = down | ~(zero | up);
            minus = up & zero;
            before = here;
        }
        for (int i = 0; i < length; i++) {
            places[one[at + i] & PLAIN - 1] = 0;
        }
        return Math.min(more, distance);
    }

    /** Jaro–Winkler in per mille, rounded half up once. */
    int jaroWinkler(String one, String other) {
        int length = Math.min(MOST, one.length());
        int otherLength = Math.min(MOST, other.length());
        if (length == 0 || otherLength == 0) {
            return 0;
        }
        int reach = Math.max(0, Math.max(length, otherLength) / 2 - 1);
        note(other, otherLength);
        long taken = 0;
        long matched = 0;
        for (int i = 0; i < length; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(otherLength - 1, i + reach);
            if (from > to) {
                continue;
            }
            long window = (to - from == 63 ? -1L : (1L << (to - from + 1)) - 1) << from;
            long free = places[plain(one.charAt(i))] & window & ~taken;
            if (free != 0) {
                taken |= Long.lowestOneBit(free);
                matched |= 1L << i;
            }
        }
        forget(other, otherLength);
        long common = Long.bitCount(taken);
        if (common == 0) {
            return 0;
        }
        long outOfOrder = 0;
        long rest = taken;
        for (long bits = matched; bits != 0; bits &= bits - 1) {
            int i = Long.numberOfTrailingZeros(bits);
            int j = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            if (one.charAt(i) != other.charAt(j)) {
                outOfOrder++;
            }
        }
        long jaro = common * common * (length + otherLength) + (common - outOfOrder / 2) * length * otherLength;
        long whole = 3L * common * length * otherLength;
        int prefix = 0;
        int most = Math.min(4, Math.min(length, otherLength));
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return (int) ((2 * 1000 * (10 * jaro + prefix * (whole - jaro)) + 10 * whole) / (20 * whole));
    }

    private static void fill(byte[] into, String text, int length) {
        for (int i = 0; i < length; i++) {
            into[i] = (byte) text.charAt(i);
        }
    }

    private void note(String text, int length) {
        for (int i = 0; i < length; i++) {
            places[plain(text.charAt(i))] |= 1L << i;
        }
    }

    private void forget(String text, int length) {
        for (int i = 0; i < length; i++) {
            places[plain(text.charAt(i))] = 0;
        }
    }

    /** NB: letters beyond Latin-1 share a place each 256, which can only make two texts look a little more alike. */
    private static int plain(char c) {
        return c & (PLAIN - 1);
    }
}
