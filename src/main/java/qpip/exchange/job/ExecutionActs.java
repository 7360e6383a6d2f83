package qpip.exchange.job;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.layout.Found;

/** What people did to executions. */
public final class ExecutionActs {

    private final JdbcClient client;
    private final Clock clock;

    public ExecutionActs(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** In the order in which it was done. */
    public List<ExecutionAct> of(String execution) {
        return client.sql(
                        "select number, at, who, kind, reason, asked_in, cause, cause_detail from execution_act where execution = ?"
                                + " order by number")
                .param(execution)
                .query((row, number) -> {
                    int asked = row.getInt(6);
                    return new ExecutionAct(
                            row.getInt(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            ExecutionAct.Kind.valueOf(row.getString(4)),
                            row.getString(5),
                            row.wasNull() ? OptionalInt.empty() : OptionalInt.of(asked),
                            String.valueOf(row.getString(7)),
                            Found.read(row.getString(8)));
                })
                .list();
    }

    /** The request of a release that nobody has answered yet. */
    public static Optional<ExecutionAct> asked(List<ExecutionAct> acts) {
        return acts.stream()
                .filter(act -> act.kind() == ExecutionAct.Kind.RELEASE_ASKED)
                .filter(act -> acts.stream().noneMatch(later -> later.askedIn().equals(OptionalInt.of(act.number()))))
                .findFirst();
    }

    /** NB: the caller has locked the execution, so no number is given twice. */
    void add(String execution, String who, ExecutionAct.Kind kind, String reason) {
        client.sql("insert into execution_act (execution, number, at, who, kind, reason, cause, cause_detail)"
                        + " select ?, coalesce(max(number), 0) + 1, cast(? as timestamp(6) with time zone), ?, ?, ?,"
                        + " coalesce((select x.reason from execution x where x.id = ?), ''),"
                        + " coalesce((select x.detail from execution x where x.id = ?), '')"
                        + " from execution_act where execution = ?")
                .params(execution, now(), who, kind.name(), reason, execution, execution, execution)
                .update();
    }

    /** Who answers is another than who asked, or the database refuses. */
    void release(String execution, String who, ExecutionAct asked) {
        client.sql("insert into execution_act (execution, number, at, who, kind, reason, asked_in, asked_by)"
                        + " select ?, max(number) + 1, cast(? as timestamp(6) with time zone), ?, 'RELEASED', ?, ?, ?"
                        + " from execution_act where execution = ?")
                .params(execution, now(), who, asked.reason(), asked.number(), asked.who(), execution)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
