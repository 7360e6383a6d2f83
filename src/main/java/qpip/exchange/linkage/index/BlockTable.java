package qpip.exchange.linkage.index;

/**
 * Which rows have a key, in compressed sparse rows: the first bits of a key's hash number its place, where the row
 * stands beside the hash's further 32 bits. Twelve bytes a row and key.
 */
final class BlockTable {

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

    /** Gives the hashes of a row to what takes them; called twice for each row. */
    interface Hashes {
        int of(int row, long[] into);
    }

    /** Counts, then fills: rows stand in their order under each key. */
    static BlockTable of(int rows, Hashes hashes) {
        long[] one = new long[IndexKey.KEYS_MAX];
        long all = 0;
        for (int row = 0; row < rows; row++) {
            all += hashes.of(row, one);
        }
        if (all > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("the register has more keys than an index can hold: " + all);
        }
        int bits = Math.max(4, 64 - Long.numberOfLeadingZeros(Math.max(1, all / 2)));
        int shift = 64 - bits;
        int[] starts = new int[(1 << bits) + 1];
        for (int row = 0; row < rows; row++) {
            int count = hashes.of(row, one);
            for (int i = 0; i < count; i++) {
                starts[(int) (one[i] >>> shift) + 1]++;
            }
        }
        for (int place = 1; place < starts.length; place++) {
            starts[place] += starts[place - 1];
        }
        long[] entries = new long[(int) all];
        for (int row = 0; row < rows; row++) {
            int count = hashes.of(row, one);
            for (int i = 0; i < count; i++) {
                entries[starts[(int) (one[i] >>> shift)]++] = (long) tag(one[i]) << 32 | row;
            }
        }
        // NB: filling moved each start to its end, which is the next one's start.
        System.arraycopy(starts, 0, starts, 1, starts.length - 1);
        starts[0] = 0;
        return new BlockTable(shift, starts, entries);
    }
}
