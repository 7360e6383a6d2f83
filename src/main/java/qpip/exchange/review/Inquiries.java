package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/**
 * Questions about one person that are put to a partner on a flag. A question waits until the partner's next file takes
 * it, is sent when that file is on record, and is answered when something came back under one of its requests. Every
 * method takes part in the caller's transaction.
 */
public final class Inquiries {

    /** How long an answer may take. */
    private static final int NIGHTS_OPEN = 90;

    private static final String COLUMNS = "i.flag_ref, i.number, i.partner, i.exchange, i.person_id, i.claim_id,"
            + " i.state, i.not_asked, i.reason, i.asked_by, i.asked_on, i.sent_on";
    private static final String ORDER = " order by i.flag_ref, i.number";

    private final Database database;
    private final JdbcClient client;

    public Inquiries(Database database) {
        this.database = database;
        this.client = database.client();
    }

    /** Puts a question on record, to wait for the exchange's next file; its number is the next one on the flag. */
    public Inquiry raise(Flag flag, String partner, String exchange, String reason, String by, LocalDate on) {
        int number = client.sql("select coalesce(max(number), 0) from inquiry where flag_ref = ?")
                        .param(flag.ref())
                        .query(Integer.class)
                        .single()
                + 1;
        Inquiry raised = new Inquiry(
                flag.ref(),
                number,
                partner,
                exchange,
                flag.personId(),
                flag.claimId(),
                InquiryState.WAITING,
                Optional.empty(),
                reason,
                by,
                on,
                Optional.empty(),
                List.of());
        client.sql("insert into inquiry (flag_ref, number, partner, exchange, person_id, claim_id, state, not_asked,"
                        + " reason, asked_by, asked_on) values (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)")
                .params(
                        raised.flag(),
                        number,
                        partner,
                        exchange,
                        raised.personId(),
                        raised.claimId(),
                        raised.state().name(),
                        reason,
                        by,
                        on)
                .update();
        return raised;
    }

    /** The questions on a flag, in order, with what came back. */
    public List<Inquiry> on(String flag) {
        return client.sql("select " + COLUMNS + " from inquiry i where i.flag_ref = ?" + ORDER)
                .param(flag)
                .query((row, number) -> inquiry(row, answers(row.getString(1), row.getInt(2))))
                .list();
    }

    /** The questions that wait for the next file of an exchange, and those whose answers are awaited, in order. */
    public List<Inquiry> open(String exchange) {
        return client.sql("select " + COLUMNS
                        + " from inquiry i where i.exchange = ? and i.state in ('WAITING', 'SENT')" + ORDER)
                .param(exchange)
                .query((row, number) -> inquiry(row, List.of()))
                .list();
    }

    /** The questions to a partner that wait or whose answers are awaited, the longest asked first. */
    public List<Inquiry> openWith(String partner) {
        return client.sql("select " + COLUMNS
                        + " from inquiry i where i.partner = ? and i.state in ('WAITING', 'SENT') order by i.asked_on,"
                        + " i.flag_ref, i.number")
                .param(partner)
                .query((row, number) -> inquiry(row, List.of()))
                .list();
    }

    /** Where the last question on each flag stands, by the flag's reference. */
    public Map<String, InquiryState> states() {
        Map<String, InquiryState> states = new TreeMap<>();
        client.sql("select i.flag_ref, i.state from inquiry i" + ORDER).query(row -> {
            states.put(row.getString(1), InquiryState.valueOf(row.getString(2)));
        });
        return states;
    }

    /** Forgets which requests of an execution carry questions: its selection is made anew, or it was given up. */
    public void release(String execution) {
        client.sql("delete from inquiry_request where execution = ? and sent = false")
                .param(execution)
                .update();
    }

    /** Notes which request of an execution carries a question, or repeats one while the answer is awaited. */
    public void carry(Inquiry inquiry, String execution, String requestRef, boolean repeated) {
        client.sql(
                        "insert into inquiry_request (flag_ref, number, execution, ref, repeated, sent) values (?, ?, ?, ?, ?, false)")
                .params(inquiry.flag(), inquiry.number(), execution, requestRef, repeated)
                .update();
    }

    /** Takes a question back that may not be asked. */
    public void withdraw(Inquiry inquiry, NotAsked why) {
        client.sql("update inquiry set state = 'WITHDRAWN', not_asked = ? where flag_ref = ? and number = ?")
                .params(why.name(), inquiry.flag(), inquiry.number())
                .update();
    }

    /** Takes the questions back whose requests an execution had to leave out. */
    public void leftOut(String execution, String requestRef) {
        carried(execution, requestRef).forEach(inquiry -> withdraw(inquiry, NotAsked.INCOMPLETE));
        client.sql("delete from inquiry_request where execution = ? and ref = ?")
                .params(execution, requestRef)
                .update();
    }

    private List<Inquiry> carried(String execution, String requestRef) {
        return client.sql("select " + COLUMNS + " from inquiry i join inquiry_request r on r.flag_ref = i.flag_ref"
                        + " and r.number = i.number where r.execution = ? and r.ref = ? and r.repeated = false"
                        + " and i.state = 'WAITING'" + ORDER)
                .params(execution, requestRef)
                .query((row, number) -> inquiry(row, List.of()))
                .list();
    }

    /** The questions that an execution carries, by the reference of their request. */
    public Map<String, List<Inquiry>> carried(String execution) {
        Map<String, List<Inquiry>> carried = new TreeMap<>();
        client.sql("select " + COLUMNS + ", r.ref from inquiry i join inquiry_request r on r.flag_ref = i.flag_ref"
                        + " and r.number = i.number where r.execution = ? and r.repeated = false" + ORDER)
                .param(execution)
                .query(row -> {
                    carried.computeIfAbsent(row.getString("ref"), ref -> new ArrayList<>())
                            .add(inquiry(row, List.of()));
                });
        return carried;
    }

    /** The questions that an execution carries have left. */
    public void sent(String execution, LocalDate night) {
        client.sql("update inquiry_request set sent = true where execution = ?")
                .param(execution)
                .update();
        client.sql(
                        "update inquiry set state = 'SENT', sent_on = ? where state = 'WAITING' and exists (select 1 from inquiry_request r"
                                + " where r.flag_ref = inquiry.flag_ref and r.number = inquiry.number and r.execution = ?)")
                .params(night, execution)
                .update();
    }

    /** The references under which an answer to a question may come with a file that answers an exchange. */
    public Set<String> awaited(String exchange, LocalDate night) {
        return new HashSet<>(client.sql(
                        "select r.ref from inquiry i join inquiry_request r on r.flag_ref = i.flag_ref and r.number = i.number"
                                + " where i.exchange = ? and r.sent = true and i.state in ('SENT', 'ANSWERED') and i.sent_on > ?")
                .params(exchange, night.minusDays(NIGHTS_OPEN))
                .query(String.class)
                .list());
    }

    /** Stages the answers of one block. */
    public void stage(String execution, List<StagedAnswer> answers) {
        BulkInsert rows = new BulkInsert(database, "staged_answer", "execution", "record_number", "ref", "fact_key");
        answers.forEach(answer -> rows.add(execution, answer.recordNumber(), answer.requestRef(), answer.factKey()));
        rows.flush();
    }

    /** Forgets what an execution staged. */
    public void purge(String execution) {
        client.sql("delete from staged_answer where execution = ?")
                .param(execution)
                .update();
    }

    /**
     * Shows on their flags what an execution brought under the questions' references, once its facts stand.
     *
     * @param kind the kind of its facts
     * @return how many questions were answered by it that were not before
     */
    public long answer(String execution, String partner, String kind, LocalDate night) {
        client.sql("insert into inquiry_answer (flag_ref, number, execution, reference, received_on)"
                        + " select distinct r.flag_ref, r.number, s.execution, case when f.version is null then '' else"
                        + " concat(f.partner, ':', f.fact_key, ':', cast(f.version as varchar(12))) end, cast(:night as date)"
                        + " from staged_answer s join inquiry_request r on r.ref = s.ref"
                        + " join inquiry i on i.flag_ref = r.flag_ref and i.number = r.number"
                        + " left join fact f on f.partner = :partner and f.kind = :kind and f.fact_key = s.fact_key"
                        + " and f.version = (select max(n.version) from fact n where n.partner = :partner and n.kind = :kind"
                        + " and n.fact_key = s.fact_key and n.standing = true)"
                        + " where s.execution = :execution and i.state in ('SENT', 'ANSWERED')")
                .param("night", night)
                .param("partner", partner)
                .param("kind", kind)
                .param("execution", execution)
                .update();
        return answered(execution);
    }

    /**
     * The same for a partner whose files don't return our references: what they newly say of the claim's event, its
     * children or the person asked about is the answer.
     */
    public long answerBySubject(String execution, String partner, LocalDate night) {
        if (client.sql("select count(*) from inquiry where partner = ? and state = 'SENT'")
                        .param(partner)
                        .query(Long.class)
                        .single()
                == 0) {
            return 0;
        }
        client.sql("insert into inquiry_answer (flag_ref, number, execution, reference, received_on)"
                        + " select distinct i.flag_ref, i.number, s.execution,"
                        + " concat(s.partner, ':', s.fact_key, ':', cast(s.version as varchar(12))), cast(:night as date)"
                        + " from staged_fact s join inquiry i on i.partner = s.partner and i.state = 'SENT'"
                        + " join claim c on c.id = i.claim_id"
                        + " where s.execution = :execution and s.outcome in ('NEW', 'CHANGED')"
                        + " and (s.subject_kind = 'EVENT' and s.subject_id = c.event_id"
                        + " or s.subject_kind = 'PERSON' and (s.subject_id = i.person_id or s.subject_id in"
                        + " (select e.person_id from event_child e where e.event_id = c.event_id)))")
                .param("night", night)
                .param("execution", execution)
                .update();
        return answered(execution);
    }

    private long answered(String execution) {
        return client.sql(
                        "update inquiry set state = 'ANSWERED' where state = 'SENT' and exists (select 1 from inquiry_answer a"
                                + " where a.flag_ref = inquiry.flag_ref and a.number = inquiry.number and a.execution = ?)")
                .param(execution)
                .update();
    }

    private List<Inquiry.Answer> answers(String flag, int number) {
        Map<String, LocalDate> received = new TreeMap<>();
        Map<String, List<String>> facts = new TreeMap<>();
        client.sql("select execution, reference, received_on from inquiry_answer where flag_ref = ? and number = ?"
                        + " order by received_on, execution, reference")
                .params(flag, number)
                .query(row -> {
                    received.put(row.getString(1), row.getObject(3, LocalDate.class));
                    List<String> references = facts.computeIfAbsent(row.getString(1), execution -> new ArrayList<>());
                    if (!row.getString(2).isEmpty()) {
                        references.add(row.getString(2));
                    }
                });
        return received.entrySet().stream()
                .map(answer -> new Inquiry.Answer(
                        answer.getKey(), answer.getValue(), facts.getOrDefault(answer.getKey(), List.of())))
                .sorted(Comparator.comparing(Inquiry.Answer::receivedOn).thenComparing(Inquiry.Answer::execution))
                .toList();
    }

    private static Inquiry inquiry(ResultSet row, List<Inquiry.Answer> answers) throws SQLException {
        return new Inquiry(
                row.getString("flag_ref"),
                row.getInt("number"),
                row.getString("partner"),
                row.getString("exchange"),
                row.getLong("person_id"),
                row.getLong("claim_id"),
                InquiryState.valueOf(row.getString("state")),
                Optional.of(row.getString("not_asked"))
                        .filter(why -> !why.isEmpty())
                        .map(NotAsked::valueOf),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getObject("asked_on", LocalDate.class),
                Optional.ofNullable(row.getObject("sent_on", LocalDate.class)),
                answers);
    }
}
