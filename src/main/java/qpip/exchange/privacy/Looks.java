package qpip.exchange.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.Database;

/** The log of looks, read: by whom, at what, when; and what an auditor thinks of an entry. */
public final class Looks {

    /** What an auditor can find of an entry. */
    public enum Finding {
        JUSTIFIED,
        /** The person has to explain it. */
        TO_EXPLAIN,
        /** A possible confidentiality incident (A-2.1 s. 63.8). */
        INCIDENT
    }

    /** Which entries are of special interest. */
    public enum Kind {
        ALL,
        /** A value was shown, and the same person did nothing with the flag on that day or later. */
        REVEALED_UNDECIDED,
        /** A flag was opened by somebody who had not taken it, was not given it, and did nothing with it. */
        NOT_ASSIGNED,
        /** An auditor has asked for an explanation or found an incident. */
        QUESTIONED
    }

    /** Which entries to list; a blank or empty part lets all through. Days are those of Québec, both included. */
    public record Filter(LocalDate from, LocalDate to, String who, String verb, String flag, Kind kind) {}

    /** An entry; {@code finding} is the last that an auditor gave it, {@code place} its place in the chain. */
    public record Look(
            long id,
            Instant at,
            String who,
            String verb,
            String object,
            String purpose,
            Optional<Long> place,
            Optional<Finding> finding) {}

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final String ACTED =
            "exists (select 1 from flag_event v where l.object like 'flag %' and v.ref = substring(l.object from 6) and v.who = l.who";

    private final Database database;
    private final JdbcClient client;
    private final Clock clock;

    public Looks(Database database, Clock clock) {
        this.database = database;
        this.client = database.client();
        this.clock = clock;
    }

    /** The last entries first, those before one that was seen. */
    public List<Look> list(Filter filter, long before, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        values.add(before);
        return client.sql("select l.id, l.at, l.who, l.verb, l.object, l.purpose, s.position, (select r.finding from"
                        + " access_review r where r.entry = l.id order by r.number desc fetch first 1 rows only)"
                        + " from access_log l left join access_seal s on s.entry = l.id where " + where
                        + " and l.id < ? order by l.id desc fetch first " + limit + " rows only")
                .params(values)
                .query((row, number) -> look(row))
                .list();
    }

    public Optional<Look> find(long id) {
        return client.sql("select l.id, l.at, l.who, l.verb, l.object, l.purpose, s.position, (select r.finding from"
                        + " access_review r where r.entry = l.id order by r.number desc fetch first 1 rows only)"
                        + " from access_log l left join access_seal s on s.entry = l.id where l.id = ?")
                .param(id)
                .query((row, number) -> look(row))
                .optional();
    }

    public long count(Filter filter) {
        List<Object> values = new ArrayList<>();
        return client.sql("select count(*) from access_log l where " + where(filter, values))
                .params(values)
                .query(Long.class)
                .single();
    }

    /** The verbs there are, for the list to choose from. */
    public List<String> verbs() {
        return client.sql("select distinct verb from access_log order by verb")
                .query(String.class)
                .list();
    }

    /**
     * A sample of the entries that no auditor has looked at: every so many of them, so that who repeats the request
     * with the same filter has the same sample.
     */
    public List<Look> sample(Filter filter, int size) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values) + " and not exists (select 1 from access_review r where r.entry = l.id)";
        long open = client.sql("select count(*) from access_log l where " + where)
                .params(values)
                .query(Long.class)
                .single();
        values.add(Math.max(1, open / size));
        return client.sql("select id, at, who, verb, object, purpose, position, cast(null as varchar(12)) from (select"
                        + " l.id, l.at, l.who, l.verb, l.object, l.purpose, s.position, row_number() over (order by l.id)"
                        + " as rank from access_log l left join access_seal s on s.entry = l.id where " + where
                        + ") numbered where mod(rank - 1, ?) = 0 order by id fetch first " + size + " rows only")
                .params(values)
                .query((row, number) -> look(row))
                .list();
    }

    /** Keeps what an auditor finds of an entry; a later finding leaves the earlier one on record. */
    public boolean review(long entry, String who, Finding finding, String note) {
        return Boolean.TRUE.equals(database.transaction()
                .execute(status -> client.sql(
                                        "insert into access_review (entry, number, at, who, finding, note) select l.id, (select"
                                                + " coalesce(max(number), 0) + 1 from access_review where entry = l.id),"
                                                + " cast(? as timestamp(6) with time zone), cast(? as varchar(120)),"
                                                + " cast(? as varchar(12)), cast(? as varchar(200)) from access_log l where l.id = ?")
                                .params(clock.instant().atOffset(ZoneOffset.UTC), who, finding.name(), note, entry)
                                .update()
                        > 0));
    }

    private static String where(Filter filter, List<Object> values) {
        StringBuilder where = new StringBuilder("l.at >= ? and l.at < ?");
        values.add(start(filter.from()));
        values.add(start(filter.to().plusDays(1)));
        if (!filter.who().isBlank()) {
            where.append(" and l.who = ?");
            values.add(filter.who());
        }
        if (!filter.verb().isBlank()) {
            where.append(" and l.verb = ?");
            values.add(filter.verb());
        }
        if (!filter.flag().isBlank()) {
            where.append(" and l.object = ?");
            values.add("flag " + filter.flag());
        }
        return where
                + switch (filter.kind()) {
                    case ALL -> "";
                    case REVEALED_UNDECIDED ->
                        " and l.verb = 'reveal' and not " + ACTED + " and v.happened_on >= cast(l.at as date) - 1)";
                    case NOT_ASSIGNED ->
                        " and l.verb in ('show', 'reveal') and l.object like 'flag %' and not " + ACTED
                                + ") and not exists (select 1 from access_log g where g.object = l.object and"
                                + " (g.verb = 'take' and g.who = l.who or g.verb = 'assign' and g.purpose = 'to ' || l.who))";
                    case QUESTIONED ->
                        " and exists (select 1 from access_review q where q.entry = l.id and q.finding <> 'JUSTIFIED')";
                };
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static Look look(ResultSet row) throws SQLException {
        long position = row.getLong(7);
        Optional<Long> place = row.wasNull() ? Optional.empty() : Optional.of(position);
        return new Look(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                place,
                Optional.ofNullable(row.getString(8)).map(Finding::valueOf));
    }
}
