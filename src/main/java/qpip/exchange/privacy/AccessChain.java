package qpip.exchange.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/**
 * The chain over the log of looks. Entries are sealed in batches some seconds after they were written, not one by one
 * as they are: whoever looks writes one row and waits for nobody, also within a transaction of their own, and entries
 * that commit out of the order of their numbers still get their place. The price is that an entry stands unsealed for
 * those seconds; a chain kept by whoever can write the table could be made anew anyway, which only a digest that was
 * noted elsewhere shows.
 */
public final class AccessChain {

    /** An entry older than this without a place was put in behind the chain's back. */
    static final Duration NEW = Duration.ofMinutes(10);

    private static final int BATCH = 5_000;
    private static final String ENTRY = "l.id, l.at, l.who, l.verb, l.object, l.purpose";

    /** What can be wrong with a chain. */
    public enum Fault {
        NONE,
        /** The entry of a place is gone. */
        MISSING,
        /** The entry is not what was sealed, or not what was sealed before it. */
        CHANGED,
        /** A place is missing, or the chain ends before its head. */
        CUT,
        /** There is an old entry that was never sealed. */
        UNSEALED
    }

    /**
     * What a verification found.
     *
     * @param entries how many places were verified
     * @param at the place, or for {@link Fault#UNSEALED} the entry, where the first fault is
     * @param head the digest at the end of the chain, to be noted elsewhere
     */
    public record Verification(long entries, Fault fault, Optional<Long> at, String head) {

        public boolean holds() {
            return fault == Fault.NONE;
        }
    }

    private final Database database;
    private final JdbcClient client;
    private final Clock clock;

    public AccessChain(Database database, Clock clock) {
        this.database = database;
        this.client = database.client();
        this.clock = clock;
    }

    /** Gives every entry that has none its place; whoever seals at the same time waits for its turn. */
    public long seal() {
        long sealed = 0;
        long batch;
        do {
            batch = unsealed(0, 1).isEmpty() ? 0 : batch();
            sealed += batch;
        } while (batch == BATCH);
        return sealed;
    }

    private long batch() {
        return Optional.ofNullable(database.transaction().execute(status -> {
                    Head head = head(" for update");
                    List<Entry> entries = unsealed(head.swept(), BATCH);
                    BulkInsert places = new BulkInsert(database, "access_seal", "position", "entry", "digest");
                    long position = head.position();
                    String digest = head.digest();
                    for (Entry entry : entries) {
                        position++;
                        digest = digest(digest, entry);
                        places.add(position, entry.id(), digest);
                    }
                    places.flush();
                    client.sql(
                                    "update access_head set position = ?, digest = ?, swept = greatest(swept, coalesce((select"
                                            + " max(l.id) from access_log l join access_seal s on s.entry = l.id where l.id > ?"
                                            + " and l.at < ?), 0)) where id = 1")
                            .params(position, digest, head.swept(), old())
                            .update();
                    return (long) entries.size();
                }))
                .orElse(0L);
    }

    /** NB: the head is read without a lock when only asked whether there is anything to do. */
    private List<Entry> unsealed(long swept, int limit) {
        return client.sql("select " + ENTRY + " from access_log l where l.id > (select greatest(h.swept, ?) from"
                        + " access_head h where h.id = 1) and not exists (select 1 from access_seal s where s.entry = l.id)"
                        + " order by l.id fetch first " + limit + " rows only")
                .param(swept)
                .query((row, number) -> entry(row))
                .list();
    }

    /** Verifies the last places only, which takes no time on a page; older ones rest on {@link #verify}. */
    public Verification verifyLast(int places) {
        Head head = head("");
        return verify(Math.max(0, head.position() - places), head);
    }

    /** Verifies every place from the first, and that no entry was left out; the result is kept. */
    public Verification verify(String who) {
        Head head = head("");
        Verification found = verify(0, head);
        if (found.holds()) {
            found = leftOut()
                    .map(entry -> new Verification(head.position(), Fault.UNSEALED, Optional.of(entry), head.digest()))
                    .orElse(found);
        }
        client.sql("insert into access_check (at, who, entries, broken_at, fault)"
                        + " values (?, ?, ?, nullif(cast(? as bigint), 0), ?)")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        who,
                        found.entries(),
                        found.at().orElse(0L),
                        found.fault().name())
                .update();
        return found;
    }

    /** The last verification of the whole chain. */
    public Optional<Check> lastCheck() {
        return client.sql("select at, who, entries, fault, broken_at from access_check order by number desc"
                        + " fetch first 1 rows only")
                .query((row, number) -> {
                    long broken = row.getLong(5);
                    return new Check(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getString(2),
                            row.getLong(3),
                            Fault.valueOf(row.getString(4)),
                            row.wasNull() ? Optional.empty() : Optional.of(broken));
                })
                .optional();
    }

    /** A verification of the whole chain, as it was kept. */
    public record Check(Instant at, String who, long entries, Fault fault, Optional<Long> brokenAt) {}

    private Verification verify(long after, Head head) {
        long position = after;
        String digest = after == 0 ? "" : digestAt(after).orElse("");
        while (position < head.position()) {
            List<Place> places = places(position, head.position());
            if (places.isEmpty()) {
                return broken(position - after, Fault.CUT, position + 1, head);
            }
            for (Place place : places) {
                position++;
                if (place.position() != position) {
                    return broken(position - after, Fault.CUT, position, head);
                }
                if (place.entry().isEmpty()) {
                    return broken(position - after, Fault.MISSING, position, head);
                }
                digest = digest(digest, place.entry().get());
                if (!digest.equals(place.digest())) {
                    return broken(position - after, Fault.CHANGED, position, head);
                }
            }
        }
        return digest.equals(head.digest())
                ? new Verification(position - after, Fault.NONE, Optional.empty(), head.digest())
                : broken(position - after, Fault.CUT, position, head);
    }

    private static Verification broken(long entries, Fault fault, long at, Head head) {
        return new Verification(entries, fault, Optional.of(at), head.digest());
    }

    private Optional<Long> leftOut() {
        return client.sql(
                        "select l.id from access_log l where l.at < ? and not exists (select 1 from access_seal s where"
                                + " s.entry = l.id) order by l.id fetch first 1 rows only")
                .param(old())
                .query(Long.class)
                .optional();
    }

    private OffsetDateTime old() {
        return clock.instant().minus(NEW).atOffset(ZoneOffset.UTC);
    }

    private Optional<String> digestAt(long position) {
        return client.sql("select digest from access_seal where position = ?")
                .param(position)
                .query(String.class)
                .optional();
    }

    private List<Place> places(long after, long upTo) {
        return client.sql("select s.position, s.digest, " + ENTRY + " from access_seal s left join access_log l"
                        + " on l.id = s.entry where s.position > ? and s.position <= ? order by s.position fetch first "
                        + BATCH + " rows only")
                .params(after, upTo)
                .query((row, number) -> new Place(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject("at") == null ? Optional.empty() : Optional.of(entry(row))))
                .list();
    }

    private Head head(String lock) {
        return client.sql("select position, digest, swept from access_head where id = 1" + lock)
                .query((row, number) -> new Head(row.getLong(1), row.getString(2), row.getLong(3)))
                .single();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("who"),
                row.getString("verb"),
                row.getString("object"),
                row.getString("purpose"));
    }

    /** Each value with its length, so that nothing can be moved from one to the next. */
    private static String digest(String before, Entry entry) {
        List<String> values = new ArrayList<>(List.of(
                before,
                String.valueOf(entry.id()),
                entry.at().toInstant().toString(),
                entry.who(),
                entry.verb(),
                entry.object(),
                entry.purpose()));
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append(value.length()).append(':').append(value));
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private record Head(long position, String digest, long swept) {}

    private record Entry(long id, OffsetDateTime at, String who, String verb, String object, String purpose) {}

    private record Place(long position, String digest, Optional<Entry> entry) {}
}
