package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.Database;

/**
 * Questions to liaison officers: prepared by one person, approved by another, sent, answered. Each step is one
 * transaction.
 */
public final class LiaisonRequests {

    private static final int DAYS_MAX = 90;
    private static final String COLUMNS = "id, flag_ref, partner, exchange, agreement, question, fields, due_on, state,"
            + " prepared_by, prepared_on, approved_by, sent_on, answer, answer_note, answered_on";

    private final Database database;
    private final JdbcClient client;
    private final Flags flags;

    public LiaisonRequests(Database database) {
        this.database = database;
        this.client = database.client();
        this.flags = new Flags(database);
    }

    /**
     * Prepares one on an open flag.
     *
     * @param permitted the names of the fields that the agreement permits; what isn't permitted doesn't go
     */
    public LiaisonRequest prepare(
            Flag flag,
            String partner,
            String agreement,
            List<String> permitted,
            LiaisonRequest.Question question,
            LocalDate dueOn,
            String who,
            LocalDate day) {
        if (!dueOn.isAfter(day) || dueOn.isAfter(day.plusDays(DAYS_MAX))) {
            throw new NotAllowed(
                    NotAllowed.Why.DUE_TOO_LATE, "an answer is due after " + day + " and by " + day.plusDays(DAYS_MAX));
        }
        List<LiaisonRequest.Field> fields = fields(question, permitted);
        if (fields.size() < question.least().size()) {
            throw new NotAllowed(NotAllowed.Why.NOT_PERMITTED, "no agreement in force permits what the question needs");
        }
        return Optional.ofNullable(database.transaction().execute(status -> {
                    Flag locked = flags.locked(flag.ref()).orElseThrow();
                    if (!locked.state().isOpen()) {
                        throw new NotAllowed(NotAllowed.Why.NOT_OPEN, "only about an open flag is anybody asked");
                    }
                    int number = client.sql(
                                    "select coalesce(max(number), 0) + 1 from liaison_request where flag_ref = ?")
                            .param(flag.ref())
                            .query(Integer.class)
                            .single();
                    String id = flag.ref() + "-" + number;
                    client.sql(
                                    "insert into liaison_request (id, flag_ref, number, partner, exchange, agreement, question, fields,"
                                            + " due_on, state, prepared_by, prepared_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PREPARED', ?, ?)")
                            .params(
                                    id,
                                    flag.ref(),
                                    number,
                                    partner,
                                    flag.exchange(),
                                    agreement,
                                    question.name(),
                                    fields.stream().map(Enum::name).collect(Collectors.joining(",")),
                                    dueOn,
                                    who,
                                    day)
                            .update();
                    return find(id).orElseThrow();
                }))
                .orElseThrow();
    }

    /** Of the least that a question needs, what an agreement permits. */
    public static List<LiaisonRequest.Field> fields(LiaisonRequest.Question question, List<String> permitted) {
        return question.least().stream()
                .filter(field -> field.isPermitted(permitted))
                .toList();
    }

    /** Another than who prepared it says that it may go. */
    public LiaisonRequest approve(String id, String who, LocalDate day) {
        return step(id, LiaisonRequest.State.PREPARED, request -> {
            if (request.preparedBy().equals(who)) {
                throw new NotAllowed(NotAllowed.Why.APPROVED_BY_ANOTHER, "another must approve than who prepared it");
            }
            client.sql("update liaison_request set state = 'APPROVED', approved_by = ?, approved_on = ? where id = ?")
                    .params(who, day, id)
                    .update();
        });
    }

    public LiaisonRequest sent(String id, String who, LocalDate day) {
        return step(
                id,
                LiaisonRequest.State.APPROVED,
                request -> client.sql(
                                "update liaison_request set state = 'SENT', sent_by = ?, sent_on = ? where id = ?")
                        .params(who, day, id)
                        .update());
    }

    public LiaisonRequest answer(String id, LiaisonRequest.Answer answer, String note, String who, LocalDate day) {
        return step(
                id,
                LiaisonRequest.State.SENT,
                request -> client.sql(
                                "update liaison_request set state = 'ANSWERED', answer = ?, answer_note = ?, answered_by = ?,"
                                        + " answered_on = ? where id = ?")
                        .params(answer.name(), note, who, day, id)
                        .update());
    }

    private interface Step {
        void on(LiaisonRequest request);
    }

    private LiaisonRequest step(String id, LiaisonRequest.State from, Step step) {
        return Optional.ofNullable(database.transaction().execute(status -> {
                    LiaisonRequest request = client.sql(
                                    "select " + COLUMNS + " from liaison_request where id = ? for update")
                            .param(id)
                            .query((row, number) -> request(row))
                            .optional()
                            .filter(found -> found.state() == from)
                            .orElseThrow(() -> new NotAllowed(
                                    NotAllowed.Why.OTHER_STEP, "the request isn't " + from + " any more"));
                    step.on(request);
                    return find(id).orElseThrow();
                }))
                .orElseThrow();
    }

    public Optional<LiaisonRequest> find(String id) {
        return client.sql("select " + COLUMNS + " from liaison_request where id = ?")
                .param(id)
                .query((row, number) -> request(row))
                .optional();
    }

    /** Those on a flag, in order. */
    public List<LiaisonRequest> on(String flag) {
        return client.sql("select " + COLUMNS + " from liaison_request where flag_ref = ? order by number")
                .param(flag)
                .query((row, number) -> request(row))
                .list();
    }

    /** Those of a state after a place in the order of due days; {@code ""} for the beginning. */
    public List<LiaisonRequest> list(LiaisonRequest.State state, LocalDate afterDue, String afterId, int rows) {
        return client.sql("select " + COLUMNS + " from liaison_request where state = :state and due_on >= :due"
                        + " and (due_on, id) > (:due, :id) order by state, due_on, id fetch first " + rows
                        + " rows only")
                .param("state", state.name())
                .param("due", afterDue)
                .param("id", afterId)
                .query((row, number) -> request(row))
                .list();
    }

    private static LiaisonRequest request(ResultSet row) throws SQLException {
        return new LiaisonRequest(
                row.getString("id"),
                row.getString("flag_ref"),
                row.getString("partner"),
                row.getString("exchange"),
                row.getString("agreement"),
                LiaisonRequest.Question.valueOf(row.getString("question")),
                Arrays.stream(row.getString("fields").split(","))
                        .map(LiaisonRequest.Field::valueOf)
                        .toList(),
                row.getObject("due_on", LocalDate.class),
                LiaisonRequest.State.valueOf(row.getString("state")),
                row.getString("prepared_by"),
                row.getObject("prepared_on", LocalDate.class),
                row.getString("approved_by"),
                Optional.ofNullable(row.getObject("sent_on", LocalDate.class)),
                Optional.of(row.getString("answer"))
                        .filter(word -> !word.isEmpty())
                        .map(LiaisonRequest.Answer::valueOf),
                row.getString("answer_note"),
                Optional.ofNullable(row.getObject("answered_on", LocalDate.class)));
    }
}
