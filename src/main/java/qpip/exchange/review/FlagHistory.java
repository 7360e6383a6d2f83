package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.storage.Database;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to each flag, in order. Only ever added to; takes part in the caller's transaction. */
final class FlagHistory {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String COLUMNS =
            "ref, number, happened_on, who, kind, rule, state_before, state_after, outcome,"
                    + " note, impact_before, impact_after, severity_before, severity_after, evidence_before, evidence_after, reason";

    private final Database database;
    private final JdbcClient client;

    FlagHistory(Database database) {
        this.database = database;
        this.client = database.client();
    }

    List<FlagEvent> of(String ref) {
        return client.sql("select " + COLUMNS + " from flag_event where ref = ? order by number")
                .param(ref)
                .query((row, number) -> event(row))
                .list();
    }

    /** Adds events, each after those that its flag has; their own numbers don't count. */
    void add(List<FlagEvent> events) {
        new JdbcTemplate(database.dataSource())
                .batchUpdate(
                        "insert into flag_event (" + COLUMNS
                                + ") select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ? from flag_event where ref = ?",
                        events.stream().map(FlagHistory::values).toList());
    }

    /** Says of each staged flag that isn't one yet that it is raised. */
    void raised(String execution, LocalDate night) {
        client.sql("insert into flag_event (" + COLUMNS
                        + ") select s.ref, 1, :night, :execution, 'RAISED', '', 'QUEUED',"
                        + " 'QUEUED', '', '', 0, s.impact, s.severity, s.severity, '[]', s.evidence, '' from staged_flag s"
                        + " where s.execution = :execution and not exists (select 1 from flag f where f.ref = s.ref)")
                .param("night", night)
                .param("execution", execution)
                .update();
    }

    private static Object[] values(FlagEvent event) {
        return new Object[] {
            event.ref(),
            event.on(),
            event.who(),
            event.kind().name(),
            event.rule(),
            event.stateBefore().name(),
            event.stateAfter().name(),
            event.outcome().map(FlagOutcome::name).orElse(""),
            event.note(),
            event.impactBefore(),
            event.impactAfter(),
            event.severityBefore().name(),
            event.severityAfter().name(),
            JSON.writeValueAsString(event.evidenceBefore()),
            JSON.writeValueAsString(event.evidenceAfter()),
            event.reason(),
            event.ref()
        };
    }

    private static FlagEvent event(ResultSet row) throws SQLException {
        return new FlagEvent(
                row.getString("ref"),
                row.getInt("number"),
                row.getObject("happened_on", LocalDate.class),
                row.getString("who"),
                FlagEvent.Kind.valueOf(row.getString("kind")),
                row.getString("rule"),
                FlagState.valueOf(row.getString("state_before")),
                FlagState.valueOf(row.getString("state_after")),
                Optional.of(row.getString("outcome"))
                        .filter(word -> !word.isEmpty())
                        .map(FlagOutcome::valueOf),
                row.getString("note"),
                row.getString("reason"),
                row.getBigDecimal("impact_before"),
                row.getBigDecimal("impact_after"),
                Severity.valueOf(row.getString("severity_before")),
                Severity.valueOf(row.getString("severity_after")),
                JSON.readValue(row.getString("evidence_before"), TEXTS),
                JSON.readValue(row.getString("evidence_after"), TEXTS));
    }
}
