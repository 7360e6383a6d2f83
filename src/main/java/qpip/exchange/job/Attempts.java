package qpip.exchange.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs of executions with their steps, as Spring Batch kept them, and how long others of the exchange took. Their
 * moments are those of this machine; in a demonstration, which lives in the time of its nights, they are counted from
 * when the execution itself began.
 */
public final class Attempts {

    private static final int USUAL_OVER = 28;
    private static final String RUNS = " from batch_job_execution_params p join batch_job_execution e"
            + " on e.job_execution_id = p.job_execution_id";

    private final JdbcClient client;
    private final boolean demonstration;

    public Attempts(JdbcClient client, boolean demonstration) {
        this.client = client;
        this.demonstration = demonstration;
    }

    /** The runs of an execution in order, each with its steps in the order of their beginning. */
    public List<Attempt> of(String execution) {
        List<Attempt> attempts = new ArrayList<>();
        client.sql("select e.job_execution_id, e.start_time, e.end_time, e.status, s.step_name, s.status, s.start_time,"
                        + " s.end_time, s.commit_count, x.started_at, min(e.start_time) over ()" + RUNS
                        + " left join execution x on x.id = p.parameter_value"
                        + " left join batch_step_execution s on s.job_execution_id = e.job_execution_id"
                        + " where p.parameter_name = 'execution' and p.parameter_value = ?"
                        + " order by e.job_execution_id, s.step_execution_id")
                .param(execution)
                .query((ResultSet row) -> {
                    long id = row.getLong(1);
                    if (attempts.isEmpty() || attempts.get(attempts.size() - 1).id() != id) {
                        attempts.add(new Attempt(
                                id,
                                moment(row, 2, 11, 10),
                                moment(row, 3, 11, 10),
                                String.valueOf(row.getString(4)),
                                new ArrayList<>()));
                    }
                    String step = row.getString(5);
                    if (step != null) {
                        attempts.get(attempts.size() - 1)
                                .steps()
                                .add(Step.of(
                                        step,
                                        String.valueOf(row.getString(6)),
                                        moment(row, 7),
                                        moment(row, 8),
                                        row.getLong(9)));
                    }
                });
        return attempts;
    }

    /** The step that the last run did not end. */
    public static Optional<String> brokenAt(List<Attempt> attempts) {
        return attempts.isEmpty()
                ? Optional.empty()
                : attempts.get(attempts.size() - 1).steps().stream()
                        .filter(step -> step.part().isEmpty())
                        .reduce((before, last) -> last)
                        .filter(last -> !last.status().equals("COMPLETED"))
                        .map(Step::name);
    }

    /**
     * When the first run of each execution of a night began and its last ended, by the clock of the machine: an
     * execution itself may have been given another clock with its night.
     */
    public Map<String, Span> spans(LocalDate night) {
        Map<String, Span> spans = new HashMap<>();
        client.sql("select p.parameter_value, min(e.start_time), max(e.end_time), min(x.started_at)" + RUNS
                        + " join execution x on x.id = p.parameter_value where p.parameter_name = 'execution' and x.night = ?"
                        + " group by p.parameter_value")
                .param(night)
                .query((ResultSet row) -> {
                    Optional<Instant> began = moment(row, 2, 2, 4);
                    if (began.isPresent()) {
                        spans.put(String.valueOf(row.getString(1)), new Span(began.get(), moment(row, 3, 2, 4)));
                    }
                });
        return spans;
    }

    /** From the beginning of the first run to the end of the last that has one. */
    public record Span(Instant began, Optional<Instant> ended) {}

    /** How long the exchange's last executions that are done worked: their median; empty when there are none. */
    public Optional<Duration> usual(String exchange, String except) {
        List<Long> worked = client
                .sql("select p.parameter_value, e.start_time, e.end_time, x.night" + RUNS
                        + " join execution x on x.id = p.parameter_value where p.parameter_name = 'execution'"
                        + " and x.exchange = ? and x.status = 'DONE' and x.id <> ? and e.start_time is not null"
                        + " and e.end_time is not null order by x.night desc, x.id fetch first " + USUAL_OVER
                        + " rows only")
                .params(exchange, except)
                .query((row, number) -> Duration.between(
                                row.getTimestamp(2).toInstant(),
                                row.getTimestamp(3).toInstant())
                        .toMillis())
                .list()
                .stream()
                .sorted()
                .toList();
        return worked.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis(worked.get(worked.size() / 2)));
    }

    /** How many records a running execution has compared so far. */
    public long compared(String execution) {
        return client.sql("select coalesce(sum(records), 0) from staged_block where execution = ?")
                .param(execution)
                .query(Long.class)
                .single();
    }

    /** NB: Spring Batch keeps moments without a zone, in the zone of the process. */
    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** The same, counted from the execution's own beginning in a demonstration. */
    private Optional<Instant> moment(ResultSet row, int column, int first, int began) throws SQLException {
        Optional<Instant> moment = moment(row, column);
        Optional<Instant> machine = moment(row, first);
        Optional<Instant> own = moment(row, began);
        return demonstration && moment.isPresent() && machine.isPresent() && own.isPresent()
                ? Optional.of(own.get().plus(Duration.between(machine.get(), moment.get())))
                : moment;
    }

    /** One run; {@code status} is Spring Batch's word. */
    public record Attempt(long id, Optional<Instant> began, Optional<Instant> ended, String status, List<Step> steps) {

        /** How long it worked; nothing for one that has not ended. */
        public Duration worked() {
            return between(began, ended);
        }
    }

    /** A step of a run, or one of the parts that it is divided into. */
    public record Step(String name, String part, String status, Duration took, long commits) {

        static Step of(String name, String status, Optional<Instant> began, Optional<Instant> ended, long commits) {
            int colon = name.indexOf(':');
            Duration took = between(began, ended);
            return colon < 0
                    ? new Step(name, "", status, took, commits)
                    : new Step(name.substring(0, colon), name.substring(colon + 1), status, took, commits);
        }
    }

    private static Duration between(Optional<Instant> began, Optional<Instant> ended) {
        return began.isPresent() && ended.isPresent() ? Duration.between(began.get(), ended.get()) : Duration.ZERO;
    }
}
