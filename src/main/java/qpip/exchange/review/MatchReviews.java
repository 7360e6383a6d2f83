package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.fact.Subject;
import qpip.exchange.fact.SubjectKind;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.storage.Database;

/**
 * The matches that a person has to look at, and what people said of them. Who says that it is the same person lets
 * rules conclude at the next run of the exchange; who says that it is another makes the record forgotten at once. The
 * answer holds for later versions of the record too, as long as they name the same person, or leave the same persons to
 * choose from, for the same reasons.
 */
public final class MatchReviews {

    private static final String SELECT = "select " + Facts.columns("f") + ", r.id, r.evidence, r.candidates";
    private static final String WAITING =
            " from match_review r join standing_fact f on f.partner = r.partner and f.kind = r.kind"
                    + " and f.fact_key = r.item where f.cancelled = false"
                    + " and f.match_level in ('AMBIGUOUS', 'CONFLICT')";

    private final Database database;

    public MatchReviews(Database database) {
        this.database = database;
    }

    /** So many that wait after one of them; 0 for the first. */
    public List<MatchReview> waiting(long after, int rows) {
        return database.client()
                .sql(SELECT + WAITING + " and r.id > ? order by r.id fetch first " + rows + " rows only")
                .param(after)
                .query((row, number) -> review(row))
                .list();
    }

    /** How many wait, counted no further than to {@code most}. */
    public int count(int most) {
        return database.client()
                .sql("select count(*) from (select r.id" + WAITING + " fetch first " + most + " rows only) counted")
                .query(Integer.class)
                .single();
    }

    /** The one of that number, while it waits. */
    public Optional<MatchReview> find(long id) {
        return database.client()
                .sql(SELECT + WAITING + " and r.id = ?")
                .param(id)
                .query((row, number) -> review(row))
                .optional();
    }

    private static MatchReview review(ResultSet row) throws SQLException {
        Fact fact = Facts.fact(row);
        return new MatchReview(
                row.getLong("id"),
                fact.exchange(),
                fact.match(),
                codes(row.getString("evidence")).stream().map(Evidence::of).toList(),
                fact,
                MatchReview.candidates(row.getString("candidates")));
    }

    private static List<String> codes(String codes) {
        return Arrays.stream(codes.split(" ")).filter(code -> !code.isEmpty()).toList();
    }

    /**
     * Says whether it is the same; {@link NotAllowed} when it waits no more or says something else than what was seen,
     * names nobody, or when no reason is given.
     */
    public void answer(MatchReview seen, MatchReview.Answer answer, String who, String note, LocalDate day) {
        if (answer == MatchReview.Answer.SAME && !seen.namesOne()) {
            throw new NotAllowed(
                    NotAllowed.Why.NOBODY_NAMED,
                    "match " + seen.id() + " may be several persons', and the engine names none: its page shows whom"
                            + " one can choose, else ask the partner");
        }
        answer(seen, answer, seen.fact().subject(), who, note, day);
    }

    /**
     * Says which of several persons it is; {@link NotAllowed} when it waits no more or says something else than what
     * was seen, when the person is none of those, or when no reason is given.
     */
    public void choose(MatchReview seen, long person, String who, String note, LocalDate day) {
        if (seen.namesOne() || !seen.candidates().contains(person)) {
            throw new NotAllowed(
                    NotAllowed.Why.NOBODY_NAMED, "match " + seen.id() + " does not leave that person to be chosen");
        }
        answer(seen, MatchReview.Answer.SAME, Subject.person(person), who, note, day);
    }

    private void answer(
            MatchReview seen, MatchReview.Answer answer, Subject subject, String who, String note, LocalDate day) {
        if (note.isBlank()) {
            throw new NotAllowed(NotAllowed.Why.NO_REASON, "an answer needs a note that says why");
        }
        database.transaction().executeWithoutResult(status -> {
            MatchReview review = find(seen.id())
                    .orElseThrow(() -> new NotAllowed(
                            NotAllowed.Why.NOT_OPEN, "match " + seen.id() + " does not wait, or not any more"));
            if (!review.asksTheSameAs(seen)) {
                throw new NotAllowed(
                        NotAllowed.Why.MATCH_CHANGED, "match " + seen.id() + " says something else meanwhile");
            }
            if (conclude(review.fact(), answer, subject) == 0) {
                throw new NotAllowed(NotAllowed.Why.NOT_OPEN, "match " + seen.id() + " was answered meanwhile");
            }
            keep(review, answer, subject, who, note, day);
            database.client()
                    .sql("delete from match_review where id = ?")
                    .param(seen.id())
                    .update();
        });
    }

    private int conclude(Fact fact, MatchReview.Answer answer, Subject subject) {
        String change = switch (answer) {
            case SAME ->
                "match_level = '" + MatchLevel.CONFIRMED + "', match_key = '" + MatchKey.PERSON + "', subject_kind = '"
                        + subject.kind() + "', subject_id = " + subject.id();
            case DIFFERENT ->
                "match_level = '" + MatchLevel.NONE + "', match_key = '" + MatchKey.NONE
                        + "', subject_kind = 'PERSON', subject_id = -1, cancelled = true, content = '{}',"
                        + " match_weight = null, match_detail = null";
        };
        if (answer == MatchReview.Answer.DIFFERENT || !subject.equals(fact.subject())) {
            turnAway(fact);
        }
        return database.client()
                .sql("update fact set " + change + " where partner = :partner and kind = :kind and fact_key = :key"
                        + " and version = :version and standing = true and match_level in ('AMBIGUOUS', 'CONFLICT')"
                        + " and not exists (select 1 from fact n where n.partner = :partner and n.kind = :kind"
                        + " and n.fact_key = :key and n.version > :version and n.standing = true)")
                .param("partner", fact.partner())
                .param("kind", fact.kind().name())
                .param("key", fact.key())
                .param("version", fact.version())
                .update();
    }

    /** NB: else earlier versions, which this one no longer stands before, would speak of the person again. */
    private void turnAway(Fact fact) {
        database.client()
                .sql("update fact set standing = false where partner = ? and kind = ? and fact_key = ? and version < ?")
                .params(fact.partner(), fact.kind().name(), fact.key(), fact.version())
                .update();
    }

    private void keep(
            MatchReview review, MatchReview.Answer answer, Subject subject, String who, String note, LocalDate day) {
        database.client()
                .sql("delete from match_answer where exchange = ? and item = ?")
                .params(review.exchange(), Compared.sha256(review.fact().key()))
                .update();
        database.client()
                .sql("insert into match_answer (exchange, item, subject_kind, subject_id, evidence, candidates,"
                        + " answer, note, who, answered_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        review.exchange(),
                        Compared.sha256(review.fact().key()),
                        subject.kind().name(),
                        subject.id(),
                        review.evidence().stream().map(Evidence::code).collect(Collectors.joining(" ")),
                        MatchReview.stored(review.candidates()).orElse(""),
                        answer.name(),
                        note,
                        who,
                        day)
                .update();
    }

    /**
     * An answer, and what it was about.
     *
     * @param candidates among whom it was given, where the record named nobody
     */
    public record Answered(Subject subject, List<String> evidence, List<Long> candidates, MatchReview.Answer answer) {}

    /** What people have said of an exchange's records; keys of records are kept as digests only. */
    public static final class Answers {

        private final Map<String, Answered> byDigest = new HashMap<>();

        public boolean isEmpty() {
            return byDigest.isEmpty();
        }

        /** What was said of the record with that key. */
        public Optional<Answered> of(String key) {
            return Optional.ofNullable(byDigest.get(Compared.sha256(key)));
        }
    }

    public Answers answers(String exchange) {
        Answers answers = new Answers();
        database.client()
                .sql(
                        "select item, subject_kind, subject_id, evidence, candidates, answer from match_answer where exchange = ?")
                .param(exchange)
                .query(row -> {
                    answers.byDigest.put(
                            row.getString(1),
                            new Answered(
                                    subject(row.getString(2), row.getLong(3)),
                                    codes(row.getString(4)),
                                    MatchReview.candidates(row.getString(5)),
                                    MatchReview.Answer.valueOf(row.getString(6))));
                });
        return answers;
    }

    /** Whom answers of that night or later are about. */
    public List<Subject> answeredSince(String exchange, LocalDate night) {
        return database.client()
                .sql(
                        "select distinct subject_kind, subject_id from match_answer where exchange = ? and answered_on >= ?"
                                + " and subject_id >= 0 order by 1, 2")
                .params(exchange, night)
                .query((row, number) -> subject(row.getString(1), row.getLong(2)))
                .list();
    }

    private static Subject subject(String kind, long id) {
        return new Subject(SubjectKind.valueOf(kind), id);
    }
}
