package qpip.exchange.console;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.review.QueueFilter;

/** Lists of many rows that somebody asked for: another approves, then who asked takes it, once and within a day. */
final class ExportRequests {

    static final Duration VALID = Duration.ofDays(1);

    private final JdbcClient client;
    private final Clock clock;

    ExportRequests(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** {@code approvedBy} is blank until somebody has. */
    record Request(long id, String askedBy, QueueExport.Reason reason, QueueQuery query, String approvedBy) {

        public boolean isApproved() {
            return !approvedBy.isEmpty();
        }
    }

    void ask(String who, QueueExport.Reason reason, QueueQuery query) {
        client.sql("insert into export_request (asked_by, asked_at, reason, seen, partner, rule, state, due)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        who,
                        now(),
                        reason.name(),
                        query.view().name(),
                        query.partner(),
                        query.rule(),
                        query.state(),
                        query.due())
                .update();
    }

    /** Those that can still be approved or taken, the oldest first. */
    List<Request> open() {
        return client.sql("select id, asked_by, reason, seen, partner, rule, state, due, coalesce(approved_by, '')"
                        + " from export_request where taken_at is null and asked_at > ? order by id")
                .param(now().minus(VALID))
                .query((row, number) -> new Request(
                        row.getLong(1),
                        row.getString(2),
                        QueueExport.Reason.valueOf(row.getString(3)),
                        new QueueQuery(
                                QueueFilter.View.valueOf(row.getString(4)),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8)),
                        row.getString(9)))
                .list();
    }

    /** Approves it; false for one's own, and for what is approved, taken or too old. */
    boolean approve(long id, String who) {
        return client.sql(
                                "update export_request set approved_by = ? where id = ? and asked_by <> ? and approved_by is null"
                                        + " and taken_at is null and asked_at > ?")
                        .params(who, id, who, now().minus(VALID))
                        .update()
                == 1;
    }

    /** Takes it; empty unless it is one's own, approved, and not taken before. */
    Optional<Request> take(long id, String who) {
        Optional<Request> request = open().stream()
                .filter(one -> one.id() == id && one.askedBy().equals(who) && one.isApproved())
                .findFirst();
        return request.filter(
                one -> client.sql("update export_request set taken_at = ? where id = ? and taken_at is null")
                                .params(now(), id)
                                .update()
                        == 1);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
