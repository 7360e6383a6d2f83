package qpip.exchange.fact;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The standing facts of one exchange as hashes, in an open-addressed table of primitives: 20 bytes a slot. It answers
 * one question, on the hot path: is this record, version and content, known and unchanged? Two facts would have to
 * agree in 128 bits to be taken for one.
 */
public final class KnownFacts {

    private static final int ABSENT = Integer.MIN_VALUE;

    private long[] keys;
    private long[] contents;
    private int[] versions;
    private int size;

    private KnownFacts(int capacity) {
        keys = new long[capacity];
        contents = new long[capacity];
        versions = new int[capacity];
        Arrays.fill(versions, ABSENT);
    }

    /** Reads the hashes of an exchange, which nobody may publish meanwhile. */
    public static KnownFacts load(JdbcClient client, String exchange) {
        KnownPages pages = new KnownPages(client, exchange);
        KnownFacts known = new KnownFacts(capacityFor(Math.toIntExact(pages.entries())));
        pages.read(known::put);
        return known;
    }

    /** Whether a fact with this key is known at all. */
    public boolean contains(long keyHash) {
        return versions[slot(keyHash)] != ABSENT;
    }

    /** Whether exactly this version and content is known. */
    public boolean unchanged(long keyHash, int version, long contentHash) {
        int slot = slot(keyHash);
        return versions[slot] == version && contents[slot] == contentHash;
    }

    /** As {@link #unchanged(long, int, long)}, for partners who number no versions. */
    public boolean unchanged(long keyHash, long contentHash) {
        int slot = slot(keyHash);
        return versions[slot] != ABSENT && contents[slot] == contentHash;
    }

    /** The version that is known under this key, or {@link StagedFact#UNNUMBERED} when none is. */
    public int version(long keyHash) {
        int version = versions[slot(keyHash)];
        return version == ABSENT ? StagedFact.UNNUMBERED : version;
    }

    public int size() {
        return size;
    }

    /** The hashes of the keys, ascending. */
    long[] keysAscending() {
        long[] ascending = new long[size];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (versions[i] != ABSENT) {
                ascending[next++] = keys[i];
            }
        }
        Arrays.sort(ascending);
        return ascending;
    }

    /** The hash of the content that is known under a known key. */
    long content(long keyHash) {
        return contents[slot(keyHash)];
    }

    private void put(long keyHash, int version, long contentHash) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(keyHash);
        if (versions[slot] == ABSENT) {
            size++;
        }
        keys[slot] = keyHash;
        versions[slot] = version;
        contents[slot] = contentHash;
    }

    private int slot(long keyHash) {
        int mask = keys.length - 1;
        int slot = (int) (keyHash ^ (keyHash >>> 32)) & mask;
        while (versions[slot] != ABSENT && keys[slot] != keyHash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        KnownFacts larger = new KnownFacts(keys.length * 2);
        for (int i = 0; i < keys.length; i++) {
            if (versions[i] != ABSENT) {
                larger.put(keys[i], versions[i], contents[i]);
            }
        }
        keys = larger.keys;
        contents = larger.contents;
        versions = larger.versions;
    }

    private static int capacityFor(int entries) {
        return Math.max(16, Integer.highestOneBit(Math.max(1, entries)) * 4);
    }
}
