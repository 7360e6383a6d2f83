package qpip.exchange.linkage.index;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Which rows have a key, in compressed sparse rows: the first bits of a key's hash number its place, where the row
 * stands beside the hash's further 32 bits. Twelve bytes a row and key. A bit for every few possible keys says first
 * whether any row may have one, since most keys of a record are nobody's.
 */
final class BlockTable {

    /** So many rows are one thread's at a time. */
    private static final int PIECE = 1 << 14;

    /**
     * The places are in so many shares, as a power of two: one thread at a time fills a share, which is small enough
     * for the processor's nearer memory. Otherwise each key would wait for the memory that is far.
     */
    private static final int SHARE_BITS = 6;

    private static final int SHARES = 1 << SHARE_BITS;

    /** So that each share has its own words of bits. */
    private static final int PLACE_BITS_LEAST = 2 * SHARE_BITS;

    /** To each place belong so many bits, as a power of two. */
    private static final int BITS_A_PLACE = 3;

    private final int shift;
    private final long[] had;
    private final int[] starts;
    private final long[] entries;

    private BlockTable(int shift, long[] had, int[] starts, long[] entries) {
        this.shift = shift;
        this.had = had;
        this.starts = starts;
        this.entries = entries;
    }

    /** Loads what tells whether a key is anybody's; what it gives back means nothing. */
    long touch(long hash) {
        return had[word(hash, shift)];
    }

    /** Whether any row may have a key; most that none has are known. */
    boolean mayHave(long hash) {
        return (had[word(hash, shift)] & bit(hash, shift)) != 0;
    }

    private static int word(long hash, int shift) {
        return (int) (hash >>> shift - BITS_A_PLACE + 6);
    }

    private static long bit(long hash, int shift) {
        return 1L << (hash >>> shift - BITS_A_PLACE);
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
        Piece[] pieces = IntStream.rangeClosed(0, rows / PIECE)
                .parallel()
                .mapToObj(piece -> Piece.of(piece * PIECE, Math.min(rows, (piece + 1) * PIECE), hashes.get()))
                .toArray(Piece[]::new);
        long all = Arrays.stream(pieces).mapToLong(piece -> piece.hashes.length).sum();
        if (all > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("the register has more keys than an index can hold: " + all);
        }
        int bits = Math.max(PLACE_BITS_LEAST, 64 - Long.numberOfLeadingZeros(Math.max(1, all / 2)));
        int shift = 64 - bits;
        int[] starts = new int[(1 << bits) + 1];
        long[] had = new long[1 << Math.max(0, bits + BITS_A_PLACE - 6)];
        IntStream.range(0, SHARES).parallel().forEach(share -> count(pieces, share, shift, had, starts));
        for (int place = 1; place < starts.length; place++) {
            starts[place] += starts[place - 1];
        }
        // NB: one more, so that what is loaded ahead need not be looked at first.
        long[] entries = new long[(int) all + 1];
        IntStream.range(0, SHARES).parallel().forEach(share -> fill(pieces, share, shift, starts, entries));
        // NB: filling moved each start to its end, which is the next one's start.
        System.arraycopy(starts, 0, starts, 1, starts.length - 1);
        starts[0] = 0;
        return new BlockTable(shift, had, starts, entries);
    }

    /**
     * The hashes of some rows by shares, in the rows' order in each.
     *
     * @param ends where those of each share end
     * @param rows of which each is
     */
    private record Piece(int[] ends, long[] hashes, int[] rows) {

        static Piece of(int from, int to, Hashes hashes) {
            long[] one = new long[IndexKey.KEYS_MAX];
            long[] all = new long[16 * (to - from) + IndexKey.KEYS_MAX];
            int[] rows = new int[all.length];
            int[] sizes = new int[SHARES];
            int size = 0;
            for (int row = from; row < to; row++) {
                int count = hashes.of(row, one);
                if (size + count > all.length) {
                    all = Arrays.copyOf(all, 2 * all.length);
                    rows = Arrays.copyOf(rows, all.length);
                }
                for (int i = 0; i < count; i++) {
                    all[size] = one[i];
                    rows[size++] = row;
                    sizes[share(one[i])]++;
                }
            }
            return byShare(all, rows, size, sizes);
        }

        private static Piece byShare(long[] hashes, int[] rows, int size, int[] sizes) {
            int[] ends = new int[SHARES];
            for (int share = 1; share < SHARES; share++) {
                ends[share] = ends[share - 1] + sizes[share - 1];
            }
            long[] sorted = new long[size];
            int[] sortedRows = new int[size];
            for (int i = 0; i < size; i++) {
                int to = ends[share(hashes[i])]++;
                sorted[to] = hashes[i];
                sortedRows[to] = rows[i];
            }
            return new Piece(ends, sorted, sortedRows);
        }

        int start(int share) {
            return share == 0 ? 0 : ends[share - 1];
        }
    }

    private static void count(Piece[] pieces, int share, int shift, long[] had, int[] starts) {
        for (Piece piece : pieces) {
            for (int i = piece.start(share); i < piece.ends[share]; i++) {
                long hash = piece.hashes[i];
                starts[(int) (hash >>> shift) + 1]++;
                had[word(hash, shift)] |= bit(hash, shift);
            }
        }
    }

    private static void fill(Piece[] pieces, int share, int shift, int[] starts, long[] entries) {
        for (Piece piece : pieces) {
            for (int i = piece.start(share); i < piece.ends[share]; i++) {
                long hash = piece.hashes[i];
                entries[starts[(int) (hash >>> shift)]++] = (long) tag(hash) << 32 | piece.rows[i];
            }
        }
    }

    private static int share(long hash) {
        return (int) (hash >>> Long.SIZE - SHARE_BITS);
    }
}
