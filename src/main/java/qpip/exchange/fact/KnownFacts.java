package qpip.exchange.fact;

import java.sql.ResultSet;
import java.sql.SQLException;
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
        java.util.Arrays.fill(versions, ABSENT);
    }

    /** Reads the hashes of an exchange; {@code client} must stream (the fetch size is set). */
    public static KnownFacts load(JdbcClient client, String exchange) {
        long expected = client.sql("select count(*) from known_fact where exchange = ?")
                .param(exchange)
                .query(Long.class)
                .single();
        KnownFacts known = new KnownFacts(capacityFor(Math.toIntExact(expected)));
        client.sql("select key_hash, version, content_hash from known_fact where exchange = ?")
                .param(exchange)
                .withFetchSize(10_000)
                .query((ResultSet row) -> known.add(row));
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

    public int size() {
        return size;
    }

    private void add(ResultSet row) throws SQLException {
        put(row.getLong(1), row.getInt(2), row.getLong(3));
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
