package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.storage.Database;

/**
 * The flags that people go through, the first first. Whoever takes one holds it, so that no two look at the same; a
 * hold lapses by itself when nothing was done for a while.
 */
public final class ReviewQueue {

    /** How long a flag stays with somebody who does nothing. */
    public static final Duration HOLD = Duration.ofMinutes(20);

    /** So many flags are looked at before the queue is asked again. */
    private static final int CANDIDATES = 8;

    private static final String COLUMNS = "ref, exchange, rule, message, severity, state, priority, first_seen_on,"
            + " assigned_to, held_by, held_until, returns_on, match_weight";

    private final JdbcClient client;

    public ReviewQueue(Database database) {
        this.client = database.client();
    }

    /** So many flags after a place in the order, itself not included; {@code ""} and 0 for the beginning. */
    public List<QueueRow> page(QueueFilter filter, long afterOrder, String afterRef, int rows) {
        Map<String, Object> values = values(filter);
        values.put("order", afterOrder);
        values.put("after", afterRef);
        // NB: chosen on the index alone, then read; in one step a rare filter would read every flag of the queue.
        return client.sql("select " + COLUMNS + " from flag where ref in (select ref from flag where "
                        + condition(filter)
                        + " and priority >= :order and (priority, ref) > (:order, :after)"
                        + " order by desk, priority, ref fetch first " + rows + " rows only) order by priority, ref")
                .params(values)
                .query((row, number) -> row(row))
                .list();
    }

    /** How many there are, counted no further than to {@code most}. */
    public int count(QueueFilter filter, int most) {
        return client.sql("select count(*) from (select ref from flag where " + condition(filter) + " fetch first "
                        + most + " rows only) counted")
                .params(values(filter))
                .query(Integer.class)
                .single();
    }

    private static String condition(QueueFilter filter) {
        StringBuilder condition = new StringBuilder("desk = :desk");
        if (filter.view() == QueueFilter.View.MINE) {
            condition.append(" and assigned_to = :who");
        }
        if (filter.view() == QueueFilter.View.RETURNED) {
            condition.append(" and state = 'REOPENED'");
        }
        if (!filter.exchanges().isEmpty()) {
            condition.append(" and exchange in (:exchanges)");
        }
        filter.rule().ifPresent(rule -> condition.append(" and rule = :rule"));
        filter.state().ifPresent(state -> condition.append(" and state = :state"));
        filter.dueUntil().ifPresent(day -> condition.append(" and priority < :due"));
        return condition.toString();
    }

    private static Map<String, Object> values(QueueFilter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("desk", filter.view().desk().name());
        values.put("who", filter.who());
        values.put("exchanges", filter.exchanges());
        filter.rule().ifPresent(rule -> values.put("rule", rule));
        filter.state().ifPresent(state -> values.put("state", state.name()));
        filter.dueUntil().ifPresent(day -> values.put("due", Priority.after(day)));
        return values;
    }

    /**
     * Takes the first flag that nobody looks at and that the filter lets through: of those assigned to the filter's
     * reader, else of those assigned to nobody, but for those of rules that are kept back.
     */
    public Optional<String> takeNext(QueueFilter filter, Set<String> keptBack, Instant now) {
        if (filter.view().desk() != Desk.OPEN) {
            throw new IllegalArgumentException("only what is to be taken can be taken, not " + filter.view());
        }
        Optional<String> own = first(filter, filter.who(), Set.of(), now);
        return own.isPresent() || filter.view() == QueueFilter.View.MINE ? own : first(filter, "", keptBack, now);
    }

    /**
     * NB: what is free now may be taken by another at this moment; the one statement that takes it decides, and whoever
     * comes second goes on to the one after. A locking query would do it at once, but H2 then locks the whole queue.
     */
    private Optional<String> first(QueueFilter filter, String assignedTo, Set<String> keptBack, Instant now) {
        List<String> free = free(filter, assignedTo, keptBack, now);
        while (!free.isEmpty()) {
            for (String ref : free) {
                if (takes(ref, filter.who(), assignedTo, now)) {
                    return Optional.of(ref);
                }
            }
            free = free(filter, assignedTo, keptBack, now);
        }
        return Optional.empty();
    }

    private List<String> free(QueueFilter filter, String assignedTo, Set<String> keptBack, Instant now) {
        Map<String, Object> values = values(filter);
        values.put("assigned", assignedTo);
        values.put("now", at(now));
        values.put("kept", keptBack);
        return client.sql("select ref from flag where " + condition(filter) + " and assigned_to = :assigned"
                        + (keptBack.isEmpty() ? "" : " and rule not in (:kept)")
                        + " and (held_until is null or held_until <= :now) order by desk, assigned_to, priority, ref"
                        + " fetch first " + CANDIDATES + " rows only")
                .params(values)
                .query(String.class)
                .list();
    }

    private boolean takes(String ref, String who, String assignedTo, Instant now) {
        return client.sql("update flag set held_by = ?, held_until = ? where ref = ? and desk = 'OPEN'"
                                + " and assigned_to = ? and (held_until is null or held_until <= ?)")
                        .params(who, at(now.plus(HOLD)), ref, assignedTo, at(now))
                        .update()
                == 1;
    }

    /** Takes that flag, or holds it longer; false when somebody else has it. */
    public boolean take(String ref, String who, Instant now) {
        return client.sql("update flag set held_by = ?, held_until = ? where ref = ? and desk <> 'DONE'"
                                + " and (held_by = ? or held_until is null or held_until <= ?)")
                        .params(who, at(now.plus(HOLD)), ref, who, at(now))
                        .update()
                == 1;
    }

    /** Holds it longer for whoever has it already; for anybody else nothing happens. */
    public void stay(String ref, String who, Instant now) {
        client.sql("update flag set held_until = ? where ref = ? and held_by = ? and held_until > ?")
                .params(at(now.plus(HOLD)), ref, who, at(now))
                .update();
    }

    /** Gives it back to the queue. */
    public void leave(String ref, String who) {
        client.sql("update flag set held_by = '', held_until = null where ref = ? and held_by = ?")
                .params(ref, who)
                .update();
    }

    /** The flag as it lies in the queue. */
    public Optional<QueueRow> find(String ref) {
        return client.sql("select " + COLUMNS + " from flag where ref = ?")
                .param(ref)
                .query((row, number) -> row(row))
                .optional();
    }

    /**
     * Gives open flags to somebody, or to nobody when {@code to} is blank; how many it were. Whoever gives one away
     * holds it no longer; what somebody else holds stays with them until they leave it.
     */
    public int assign(Collection<String> refs, String to, String who, Set<String> keptBack) {
        return client.sql("update flag set assigned_to = :to, "
                        + "held_until = case when held_by = :who and :to <> :who then null else held_until end, "
                        + "held_by = case when held_by = :who and :to <> :who then '' else held_by end"
                        + " where ref in (:refs) and desk <> 'DONE' and assigned_to <> :to"
                        + (keptBack.isEmpty() ? "" : " and rule not in (:kept)"))
                .param("to", to)
                .param("who", who)
                .param("refs", refs)
                .param("kept", keptBack)
                .update();
    }

    /** Brings back what was put aside until that day, or what a person had until then to answer. */
    public int wake(LocalDate day) {
        return client.sql("update flag set desk = 'OPEN', returns_on = null where desk in ('PAUSED', 'WAITING')"
                        + " and returns_on <= ?")
                .param(day)
                .update();
    }

    /** How many flags somebody has decided on that day. */
    public int decided(String who, LocalDate day) {
        return client.sql("select count(*) from flag_event d where who = ? and happened_on = ? and kind = 'DISPOSED'"
                        + " and not exists (select 1 from flag_event u where u.ref = d.ref and u.number = d.number + 1"
                        + " and u.kind = 'UNDONE')")
                .params(who, day)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static QueueRow row(ResultSet row) throws SQLException {
        return new QueueRow(
                row.getString("ref"),
                row.getString("exchange"),
                row.getString("rule"),
                row.getString("message"),
                Severity.valueOf(row.getString("severity")),
                FlagState.valueOf(row.getString("state")),
                Priority.of(row.getLong("priority")),
                row.getObject("first_seen_on", LocalDate.class),
                row.getString("assigned_to"),
                row.getString("held_by"),
                Optional.ofNullable(row.getObject("held_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("returns_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("match_weight", Integer.class)));
    }
}
