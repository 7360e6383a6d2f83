package qpip.exchange.fact;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The standing facts of one exchange as hashes, in an open-addressed table of primitives: about 40 bytes a fact. It
 * answers one question, on the hot path: is this record, version and content, known and unchanged? Two facts would have
 * to agree in 128 bits to be taken for one.
 */
public final class KnownFacts {

    /** A slot: hash of the key, hash of the content, version. Side by side, as each look-up waits for memory. */
    private static final int SLOT = 3;

    private static final int CONTENT = 1;
    private static final int VERSION = 2;
    private static final long ABSENT = Long.MIN_VALUE;

    private long[] table;
    private int size;

    private KnownFacts(long capacity) {
        table = new long[Math.toIntExact(SLOT * capacity)];
        for (int at = VERSION; at < table.length; at += SLOT) {
            table[at] = ABSENT;
        }
    }

    /** Reads the hashes of an exchange, which nobody may publish meanwhile. */
    public static KnownFacts load(JdbcClient client, String exchange) {
        KnownPages pages = new KnownPages(client, exchange);
        KnownFacts known = new KnownFacts(capacityFor(pages.entries()));
        pages.read(known::put);
        return known;
    }

    /** Whether a fact with this key is known at all. */
    public boolean contains(long keyHash) {
        return table[at(keyHash) + VERSION] != ABSENT;
    }

    /** Whether exactly this version and content is known. */
    public boolean unchanged(long keyHash, int version, long contentHash) {
        int at = at(keyHash);
        return table[at + VERSION] == version && table[at + CONTENT] == contentHash;
    }

    /** As {@link #unchanged(long, int, long)}, for partners who number no versions. */
    public boolean unchanged(long keyHash, long contentHash) {
        int at = at(keyHash);
        return table[at + VERSION] != ABSENT && table[at + CONTENT] == contentHash;
    }

    /** The version that is known under this key, or {@link StagedFact#UNNUMBERED} when none is. */
    public int version(long keyHash) {
        long version = table[at(keyHash) + VERSION];
        return version == ABSENT ? StagedFact.UNNUMBERED : (int) version;
    }

    public int size() {
        return size;
    }

    /** The hashes of the keys, ascending. */
    long[] keysAscending() {
        long[] ascending = new long[size];
        int next = 0;
        for (int at = 0; at < table.length; at += SLOT) {
            if (table[at + VERSION] != ABSENT) {
                ascending[next++] = table[at];
            }
        }
        Arrays.sort(ascending);
        return ascending;
    }

    /** The hash of the content that is known under a known key. */
    long content(long keyHash) {
        return table[at(keyHash) + CONTENT];
    }

    private void put(long keyHash, int version, long contentHash) {
        if (size + size / 2 >= capacity()) {
            grow();
        }
        int at = at(keyHash);
        if (table[at + VERSION] == ABSENT) {
            size++;
        }
        table[at] = keyHash;
        table[at + CONTENT] = contentHash;
        table[at + VERSION] = version;
    }

    private int capacity() {
        return table.length / SLOT;
    }

    /** Where the slot of a key begins, or the empty one where it would be put. */
    private int at(long keyHash) {
        int at = SLOT * first(keyHash, capacity());
        while (table[at + VERSION] != ABSENT && table[at] != keyHash) {
            at += SLOT;
            if (at == table.length) {
                at = 0;
            }
        }
        return at;
    }

    /**
     * NB: greater keys come in later slots, so that the pages, which are in order of key, fill the table from its
     * beginning to its end. Only what is no hash, a number of a person or event, is scattered first.
     */
    private static int first(long keyHash, int capacity) {
        long scattered = keyHash >>> 32 == 0 ? keyHash * 0x9E3779B97F4A7C15L : keyHash;
        return (int) ((scattered >>> 32) * capacity >>> 32);
    }

    private void grow() {
        KnownFacts larger = new KnownFacts(capacity() * 2L);
        for (int at = 0; at < table.length; at += SLOT) {
            if (table[at + VERSION] != ABSENT) {
                larger.put(table[at], (int) table[at + VERSION], table[at + CONTENT]);
            }
        }
        table = larger.table;
    }

    private static long capacityFor(long entries) {
        return Math.max(16, entries * 7 / 4);
    }
}
