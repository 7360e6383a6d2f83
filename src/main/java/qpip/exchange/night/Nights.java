package qpip.exchange.night;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.layout.Found;

/** What ran on many nights, read in one statement. */
public final class Nights {

    private static final String PLAIN = "e.id, e.exchange, e.direction, e.night, e.status, e.reason, e.detail,"
            + " e.records, e.started_at, e.ended_at";

    private final JdbcClient client;

    public Nights(JdbcClient client) {
        this.client = client;
    }

    /** The last night on which anything ran. */
    public Optional<LocalDate> last() {
        return client.sql("select night from execution order by night desc fetch first 1 rows only")
                .query(LocalDate.class)
                .optional();
    }

    /** The first night on which anything ran: before it there was nothing to be late with. */
    public Optional<LocalDate> first() {
        return client.sql("select night from execution order by night fetch first 1 rows only")
                .query(LocalDate.class)
                .optional();
    }

    /** What ran from a night to another, and what still waits for a person from before, in order of beginning. */
    public List<Ran> between(LocalDate from, LocalDate to) {
        return client.sql("select " + PLAIN + ", coalesce(sum(case when c.name = 'rejected' then c.amount end), 0),"
                        + " coalesce(sum(case when c.name in ('forgotten', 'unrequested') then c.amount end), 0),"
                        + " coalesce(sum(case when c.name in ('flags-critical', 'flags-high', 'flags-medium', 'flags-low',"
                        + " 'flags-info') then c.amount end), 0), coalesce(sum(case when c.name = 'records' then c.amount end), 0),"
                        + " sum(case when c.name = 'forgotten' then 1 else 0 end)"
                        + " from execution e left join execution_count c on c.execution = e.id"
                        + " where e.night <= ? and (e.night >= ? or e.status in ('HELD', 'FAILED', 'RUNNING'))"
                        + " group by " + PLAIN + " order by e.night, e.started_at, e.id")
                .params(to, from)
                .query((row, number) -> ran(row))
                .list();
    }

    private static Ran ran(ResultSet row) throws SQLException {
        boolean inbound = row.getString(3).equals("in");
        long records = inbound ? row.getLong(8) : row.getLong(14);
        boolean compared = row.getLong(15) > 0;
        long usable = inbound && compared ? records - row.getLong(11) : 0;
        return new Ran(
                row.getString(1),
                row.getString(2),
                row.getObject(4, LocalDate.class),
                ExecutionStatus.valueOf(row.getString(5)),
                row.getString(6),
                Found.read(String.valueOf(row.getString(7))),
                records,
                usable,
                Math.max(0, usable - row.getLong(12)),
                row.getLong(13),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(10, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
