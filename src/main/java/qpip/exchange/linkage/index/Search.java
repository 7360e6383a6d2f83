package qpip.exchange.linkage.index;

import java.util.Arrays;

/** One record on its way through the register: its keys, and then the rows that these propose. */
final class Search implements IndexKey.Sink {

    /** More rows aren't looked at. */
    static final int CANDIDATES_MOST = 4096;

    final Presented record;

    /** Sketches of codes and their lengths, by field; see {@link CodesApart}. */
    final long[] sketches;

    final int[] lengths;

    /** Whether the record has a whole date, so that names alone needn't find anybody. */
    boolean isDated;

    final long[] hashes = new long[IndexKey.KEYS_MAX];
    final IndexKey[] kinds = new IndexKey[IndexKey.KEYS_MAX];
    final int[] starts = new int[IndexKey.KEYS_MAX];
    final int[] ends = new int[IndexKey.KEYS_MAX];
    int keys;

    /** The rows found, each once, and the kinds of keys that found it, a bit each. */
    int[] rows = new int[64];

    int[] foundBy = new int[64];
    long[] levels = new long[64];
    int[] bits = new int[64];
    int found;

    Search(Schema schema) {
        this.record = new Presented(schema.size);
        this.sketches = new long[schema.size];
        this.lengths = new int[schema.size];
    }

    @Override
    public void key(IndexKey kind, long hash) {
        if (keys < hashes.length && !(isDated && kind == IndexKey.NAMES)) {
            hashes[keys] = hash;
            kinds[keys++] = kind;
        }
    }

    /** Takes a row that isn't known yet. */
    void row(int row, int kinds) {
        if (found == rows.length) {
            rows = Arrays.copyOf(rows, 2 * found);
            foundBy = Arrays.copyOf(foundBy, 2 * found);
            levels = Arrays.copyOf(levels, 2 * found);
            bits = Arrays.copyOf(bits, 2 * found);
        }
        rows[found] = row;
        foundBy[found++] = kinds;
    }
}
