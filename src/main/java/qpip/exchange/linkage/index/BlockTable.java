package qpip.exchange.linkage.index;

import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Which rows have a key, in compressed sparse rows: the first bits of a key's hash number its place, where the row
 * stands beside the hash's further 32 bits. Twelve bytes a row and key.
 */
final class BlockTable {

    /** So many rows are one thread's at a time. */
    private static final int PIECE = 1 << 14;

    /**
     * The places are filled by so many threads, each going through all rows for its own: hashing twice costs less than
     * counting with locks, since what takes time is memory.
     */
    private static final int SHARES = 2;

    private final int shift;
    private final int[] starts;
    private final long[] entries;

    private BlockTable(int shift, int[] starts, long[] entries) {
        this.shift = shift;
        this.starts = starts;
        this.entries = entries;
    }

    int start(long hash) {
        return starts[(int) (hash >>> shift)];
    }

    int end(long hash) {
        return starts[(int) (hash >>> shift) + 1];
    }

    long entry(int at) {
        return entries[at];
    }

    /** The bits by which an entry of this hash is known. */
    static int tag(long hash) {
        return (int) hash;
    }

    static int tagOf(long entry) {
        return (int) (entry >>> 32);
    }

    static int rowOf(long entry) {
        return (int) entry;
    }

    /** Gives the hashes of a row, always the same. One instance serves one thread. */
    interface Hashes {
        int of(int row, long[] into);
    }

    /** Counts, then fills: rows stand in their order under each key, however many threads there are. */
    static BlockTable of(int rows, Supplier<Hashes> hashes) {
        long all = IntStream.rangeClosed(0, rows / PIECE)
                .parallel()
                .mapToLong(piece -> count(piece * PIECE, Math.min(rows, (piece + 1) * PIECE), hashes.get()))
                .sum();
        if (all > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("the register has more keys than an index can hold: " + all);
        }
        int bits = Math.max(4, 64 - Long.numberOfLeadingZeros(Math.max(1, all / 2)));
        int shift = 64 - bits;
        int[] starts = new int[(1 << bits) + 1];
        IntStream.range(0, SHARES).parallel().forEach(share -> count(rows, hashes.get(), share, shift, starts));
        for (int place = 1; place < starts.length; place++) {
            starts[place] += starts[place - 1];
        }
        // NB: one more, so that what is loaded ahead need not be looked at first.
        long[] entries = new long[(int) all + 1];
        IntStream.range(0, SHARES).parallel().forEach(share -> fill(rows, hashes.get(), share, shift, starts, entries));
        // NB: filling moved each start to its end, which is the next one's start.
        System.arraycopy(starts, 0, starts, 1, starts.length - 1);
        starts[0] = 0;
        return new BlockTable(shift, starts, entries);
    }

    private static long count(int from, int to, Hashes hashes) {
        long[] one = new long[IndexKey.KEYS_MAX];
        long count = 0;
        for (int row = from; row < to; row++) {
            count += hashes.of(row, one);
        }
        return count;
    }

    private static void count(int rows, Hashes hashes, int share, int shift, int[] starts) {
        long[] one = new long[IndexKey.KEYS_MAX];
        for (int row = 0; row < rows; row++) {
            int count = hashes.of(row, one);
            for (int i = 0; i < count; i++) {
                if (share(one[i]) == share) {
                    starts[(int) (one[i] >>> shift) + 1]++;
                }
            }
        }
    }

    private static void fill(int rows, Hashes hashes, int share, int shift, int[] starts, long[] entries) {
        long[] one = new long[IndexKey.KEYS_MAX];
        for (int row = 0; row < rows; row++) {
            int count = hashes.of(row, one);
            for (int i = 0; i < count; i++) {
                if (share(one[i]) == share) {
                    entries[starts[(int) (one[i] >>> shift)]++] = (long) tag(one[i]) << 32 | row;
                }
            }
        }
    }

    private static int share(long hash) {
        return (int) (hash >>> 63);
    }
}
