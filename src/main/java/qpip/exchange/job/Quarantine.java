package qpip.exchange.job;

import java.sql.ResultSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.layout.Found;
import qpip.exchange.layout.LineReason;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/**
 * The lines that could not be used: their place and the reason, never their text, which stays in the archived original.
 */
public final class Quarantine {

    private final Database database;
    private final JdbcClient client;

    public Quarantine(Database database) {
        this.database = database;
        this.client = database.client();
    }

    /** Keeps the lines of an execution in place of those it kept before. */
    void keep(String execution, List<RejectedLine> lines) {
        client.sql("delete from quarantined_line where execution = ?")
                .param(execution)
                .update();
        add(execution, lines);
    }

    /** Keeps further lines of an execution. */
    void add(String execution, List<RejectedLine> lines) {
        BulkInsert rows = new BulkInsert(
                database,
                "quarantined_line",
                "execution",
                "record_number",
                "byte_offset",
                "byte_length",
                "reason",
                "field",
                "shape");
        lines.forEach(line -> rows.add(
                execution,
                line.number(),
                line.offset(),
                line.length(),
                line.reason(),
                line.field(),
                line.found().stored()));
        rows.flush();
    }

    List<Long> numbers(String execution) {
        return client.sql("select record_number from quarantined_line where execution = ? order by record_number")
                .param(execution)
                .query(Long.class)
                .list();
    }

    /** The lines of an execution in order of the file. */
    public List<RejectedLine> lines(String execution) {
        return client.sql(
                        "select record_number, byte_offset, byte_length, reason, field, shape from quarantined_line where execution = ?"
                                + " order by record_number")
                .param(execution)
                .query((row, number) -> new RejectedLine(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(3),
                        LineReason.valueOf(row.getString(4)),
                        row.getString(5),
                        Found.read(row.getString(6))))
                .list();
    }

    /** How many lines there are for each reason and field, the most first. */
    public List<Rejects> rejects(String execution) {
        return client.sql("select reason, field, count(*), min(record_number) from quarantined_line where execution = ?"
                        + " group by reason, field order by count(*) desc, reason, field")
                .param(execution)
                .query((row, number) -> new Rejects(
                        LineReason.valueOf(row.getString(1)), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** How many lines were rejected for a reason in a field, and where the first of them is. */
    public record Rejects(LineReason reason, String field, long lines, long first) {}

    /** How many lines there are for each reason, for the acknowledgement. */
    SortedMap<String, Long> reasons(String execution) {
        SortedMap<String, Long> reasons = new TreeMap<>();
        client.sql("select reason, count(*) from quarantined_line where execution = ? group by reason")
                .param(execution)
                .query((ResultSet row) -> {
                    reasons.put(row.getString(1), row.getLong(2));
                });
        return reasons;
    }
}
