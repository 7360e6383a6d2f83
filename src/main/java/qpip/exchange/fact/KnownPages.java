package qpip.exchange.fact;

import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/**
 * The hashes of {@link KnownFacts} as they are stored: many entries a page, because a row of its own for each would
 * take longer to read than the extract itself. What is published is added as further pages; once these outgrow the base
 * pages, everything is written anew as base pages.
 *
 * <pre>
 *   entry: hash of key (8 bytes) | version (4) | hash of content (8)
 * </pre>
 */
final class KnownPages {

    private static final int ENTRY = 20;
    private static final int ENTRIES_A_PAGE = 32_768;

    private final JdbcClient client;
    private final String exchange;

    KnownPages(JdbcClient client, String exchange) {
        this.client = client;
        this.exchange = exchange;
    }

    /** Takes one entry; those that come later replace earlier ones with the same key. */
    interface Entry {
        void take(long keyHash, int version, long contentHash);
    }

    /** How many entries there are, the replaced ones included. */
    long entries() {
        return sum("base = true") + sum("base = false");
    }

    void read(Entry entry) {
        for (long number : numbers()) {
            // NB: one page at a time, or the driver of PostgreSQL would hold them all.
            ByteBuffer entries =
                    ByteBuffer.wrap(client.sql("select entries from known_page where exchange = ? and number = ?")
                            .params(exchange, number)
                            .query((row, n) -> row.getBytes(1))
                            .single());
            while (entries.hasRemaining()) {
                entry.take(entries.getLong(), entries.getInt(), entries.getLong());
            }
        }
    }

    /** Begins further pages, within the transaction under way. */
    Writer add(Database database) {
        List<Long> numbers = numbers();
        return new Writer(database, numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1) + 1, false);
    }

    /** Writes everything anew if what was added outgrew the base; within the transaction under way. */
    void tidy(Database database) {
        long added = sum("base = false");
        if (added <= ENTRIES_A_PAGE || added <= sum("base = true")) {
            return;
        }
        KnownFacts known = KnownFacts.load(client, exchange);
        client.sql("delete from known_page where exchange = ?").param(exchange).update();
        Writer writer = new Writer(database, 0, true);
        for (long key : known.keysAscending()) {
            writer.take(key, known.version(key), known.content(key));
        }
        writer.flush();
    }

    private List<Long> numbers() {
        return client.sql("select number from known_page where exchange = ? order by number")
                .param(exchange)
                .query(Long.class)
                .list();
    }

    private long sum(String which) {
        return client.sql("select coalesce(sum(facts), 0) from known_page where exchange = ? and " + which)
                .param(exchange)
                .query(Long.class)
                .single();
    }

    /** Fills page after page; the last one is stored by {@link #flush}. */
    final class Writer implements Entry {

        private final BulkInsert rows;
        private final boolean base;
        private final ByteBuffer page = ByteBuffer.allocate(ENTRIES_A_PAGE * ENTRY);
        private long number;

        Writer(Database database, long number, boolean base) {
            this.rows = new BulkInsert(database, "known_page", "exchange", "number", "base", "facts", "entries");
            this.number = number;
            this.base = base;
        }

        @Override
        public void take(long keyHash, int version, long contentHash) {
            page.putLong(keyHash).putInt(version).putLong(contentHash);
            if (!page.hasRemaining()) {
                flush();
            }
        }

        void flush() {
            if (page.position() == 0) {
                return;
            }
            byte[] entries = new byte[page.position()];
            page.flip().get(entries).clear();
            rows.add(exchange, number++, base, entries.length / ENTRY, entries);
            rows.flush();
        }
    }
}
