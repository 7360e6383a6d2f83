package qpip.exchange.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.layout.Found;

/**
 * The executions. Their ids are derived from what they do, so that the same work is the same execution after any
 * restart.
 */
public final class Executions {

    private static final String COLUMNS =
            "id, exchange, direction, night, sequence, file_name, sha256, again, status, reason, detail,"
                    + " register_version, bytes, records, plan, released, announced, started_at, ended_at";
    private static final String INSERTED = COLUMNS.replace(", ended_at", "");
    private static final int DETAIL_LENGTH = 1000;

    private final JdbcClient client;
    private final Clock clock;

    public Executions(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The id of an inbound execution: exchange, number of the file, beginning of its hash. */
    static String inboundId(Arrival arrival, int run) {
        return arrival.exchange() + "." + String.format("%08d", arrival.sequence()) + "."
                + arrival.sha256().substring(0, 8) + suffix(run);
    }

    /** The id of an outbound execution: exchange and night. */
    static String outboundId(String exchange, LocalDate night, int run) {
        return exchange + "." + night + suffix(run);
    }

    private static String suffix(int run) {
        return run == 0 ? "" : ".again" + run;
    }

    /** Opens an execution, or returns the one that is open already. */
    Execution open(Execution execution) {
        return find(execution.id()).orElseGet(() -> {
            client.sql("insert into execution (" + INSERTED + ")"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            execution.id(),
                            execution.exchange(),
                            execution.inbound() ? "in" : "out",
                            execution.night(),
                            execution.sequence(),
                            execution.fileName(),
                            execution.sha256(),
                            execution.again(),
                            execution.status().name(),
                            execution.reason(),
                            cut(execution.found()),
                            execution.registerVersion(),
                            execution.bytes(),
                            execution.records(),
                            execution.plan(),
                            execution.released(),
                            execution.announced(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return execution;
        });
    }

    public Optional<Execution> find(String id) {
        return client.sql("select " + COLUMNS + " from execution where id = ?")
                .param(id)
                .query((row, number) -> execution(row))
                .optional();
    }

    /** The executions of a night, or of all nights, in order of night and beginning. */
    public List<Execution> list(Optional<LocalDate> night) {
        return client.sql("select " + COLUMNS
                        + " from execution where (:night = '' or cast(night as varchar(10)) = :night)"
                        + " order by night, started_at, id")
                .param("night", night.map(LocalDate::toString).orElse(""))
                .query((row, number) -> execution(row))
                .list();
    }

    /**
     * The executions of an exchange that were killed or failed, in order of night and number. A refused one is
     * unfinished until its partner has been told.
     */
    List<Execution> unfinished(String exchange) {
        return client.sql("select " + COLUMNS
                        + " from execution where exchange = ? and (status in ('RUNNING', 'FAILED')"
                        + " or status = 'REFUSED' and ended_at is null) order by night, sequence, id")
                .param(exchange)
                .query((row, number) -> execution(row))
                .list();
    }

    /** The other executions of an exchange whose file had the same number or the same bytes, the last first. */
    public List<Execution> alike(Execution execution) {
        return client.sql("select " + COLUMNS + " from execution where exchange = ? and direction = 'in' and id <> ?"
                        + " and (sequence = ? or sha256 = ?) order by night desc, started_at desc, id")
                .params(execution.exchange(), execution.id(), execution.sequence(), execution.sha256())
                .query((row, number) -> execution(row))
                .list();
    }

    /** The version of the register of the last one of an exchange that is done. */
    OptionalLong registerVersionDone(String exchange) {
        return client.sql("select max(register_version) from execution where exchange = ? and status = 'DONE'"
                        + " having count(*) > 0")
                .param(exchange)
                .query((row, number) -> OptionalLong.of(row.getLong(1)))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /** The night of the last one of an exchange that is done. */
    Optional<LocalDate> nightDone(String exchange) {
        return client.sql("select night from execution where exchange = ? and status = 'DONE'"
                        + " order by night desc fetch first 1 rows only")
                .param(exchange)
                .query(LocalDate.class)
                .optional();
    }

    /** How often this piece of work was begun anew with a reason. */
    int runs(String exchange, boolean inbound, LocalDate night, long sequence, String sha256) {
        return client.sql(
                        inbound
                                ? "select count(*) from execution where exchange = ? and sequence = ? and sha256 = ?"
                                : "select count(*) from execution where exchange = ? and night = ? and cast(? as varchar(64)) is not null")
                .params(inbound ? List.of(exchange, sequence, sha256) : List.of(exchange, night, sha256))
                .query(Integer.class)
                .single();
    }

    void status(String id, ExecutionStatus status, String reason, Found found) {
        boolean ended = status != ExecutionStatus.RUNNING;
        client.sql(
                        "update execution set status = ?, reason = ?, detail = ?,"
                                + " ended_at = case when ? then cast(? as timestamp(6) with time zone) else null end where id = ?")
                .params(
                        status.name(),
                        reason,
                        cut(found),
                        ended,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        id)
                .update();
    }

    /** The file is refused; the execution goes on until the partner has been told and the file put aside. */
    void refuse(String id, String reason, Found found) {
        client.sql("update execution set status = 'REFUSED', reason = ?, detail = ? where id = ?")
                .params(reason, cut(found), id)
                .update();
    }

    /** The execution broke; a refused one keeps why it was refused, which its partner has yet to hear. */
    void failed(String id, String reason, Found found) {
        client.sql(
                        "update execution set status = 'FAILED', reason = ?, detail = ?, ended_at = ? where id = ? and status <> 'REFUSED'")
                .params(reason, cut(found), clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** The last step is behind it: done, or refused. One that has ended already is left as it is. */
    void ended(String id) {
        client.sql("update execution set ended_at = ?, detail = case when status = 'REFUSED' then detail else '' end,"
                        + " reason = case when status = 'REFUSED' then reason else '' end,"
                        + " status = case when status = 'REFUSED' then 'REFUSED' else 'DONE' end"
                        + " where id = ? and not (status in ('DONE', 'REFUSED') and ended_at is not null)")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void registerVersion(String id, long version) {
        client.sql("update execution set register_version = ? where id = ?")
                .params(version, id)
                .update();
    }

    void verified(String id, long bytes, long records, String plan) {
        client.sql("update execution set bytes = ?, records = ?, plan = ? where id = ?")
                .params(bytes, records, plan, id)
                .update();
    }

    void sealed(String id, long sequence, String fileName, String sha256, long bytes) {
        client.sql("update execution set sequence = ?, file_name = ?, sha256 = ?, bytes = ? where id = ?")
                .params(sequence, fileName, sha256, bytes, id)
                .update();
    }

    /** What a gate held, and nothing else, is let through; killed from now on, it goes on like any other. */
    void release(String id, String reason) {
        client.sql("update execution set released = ?, status = 'RUNNING', reason = '', detail = '', ended_at = null"
                        + " where id = ? and status = 'HELD'")
                .params(reason, id)
                .update();
    }

    /** Keeps a count; keeping it again replaces it. */
    void count(String id, String name, long amount) {
        int updated = client.sql("update execution_count set amount = ? where execution = ? and name = ?")
                .params(amount, id, name)
                .update();
        if (updated == 0) {
            client.sql("insert into execution_count (execution, name, amount) values (?, ?, ?)")
                    .params(id, name, amount)
                    .update();
        }
    }

    private static String cut(Found found) {
        String detail = found.stored();
        return detail.length() > DETAIL_LENGTH ? detail.substring(0, DETAIL_LENGTH) : detail;
    }

    private Execution execution(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Execution(
                id,
                row.getString("exchange"),
                row.getString("direction").equals("in"),
                row.getObject("night", LocalDate.class),
                row.getLong("sequence"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("again"),
                ExecutionStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                Found.read(row.getString("detail")),
                row.getLong("register_version"),
                row.getLong("bytes"),
                row.getLong("records"),
                row.getString("plan"),
                row.getString("released"),
                row.getString("announced"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                counts(id));
    }

    private SortedMap<String, Long> counts(String id) {
        SortedMap<String, Long> counts = new TreeMap<>();
        client.sql("select name, amount from execution_count where execution = ?")
                .param(id)
                .query((ResultSet row) -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
