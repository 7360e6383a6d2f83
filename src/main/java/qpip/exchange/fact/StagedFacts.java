package qpip.exchange.fact;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.linkage.index.Weighed;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Dialect;

/**
 * The facts of one execution before they are visible: staged block by block, given an {@link Outcome} against the facts
 * that stand, then published in one transaction. Every method takes part in the caller's transaction.
 */
public final class StagedFacts {

    private static final String[] COLUMNS = {
        "execution",
        "record_number",
        "partner",
        "kind",
        "fact_key",
        "version",
        "previous_version",
        "exchange",
        "cancelled",
        "subject_kind",
        "subject_id",
        "match_level",
        "match_key",
        "match_weight",
        "match_detail",
        "content",
        "received_on",
        "key_hash",
        "content_hash",
        "outcome"
    };

    private static final int HASHES_FETCHED = 10_000;
    private static final String STANDING = " and outcome in ('NEW', 'CHANGED')";

    private final Database database;
    private final JdbcClient client;
    private final String execution;
    private final String partner;
    private final String exchange;

    public StagedFacts(Database database, String execution, String partner, String exchange) {
        this.database = database;
        this.client = database.client();
        this.execution = execution;
        this.partner = partner;
        this.exchange = exchange;
    }

    /**
     * Stages the facts of one block; those whose key isn't known yet are new, the others replace the version known,
     * unless {@link #resolve} finds otherwise.
     */
    public void add(List<StagedFact> facts) {
        BulkInsert rows = new BulkInsert(database, "staged_fact", COLUMNS);
        for (StagedFact fact : facts) {
            rows.add(
                    execution,
                    fact.recordNumber(),
                    partner,
                    fact.kind(),
                    fact.key(),
                    fact.version(),
                    fact.knownVersion(),
                    exchange,
                    fact.cancelled(),
                    fact.subject().kind(),
                    fact.subject().id(),
                    fact.match(),
                    fact.matchKey(),
                    fact.weighed().map(Weighed::weight),
                    fact.weighed().map(Weighed::text),
                    Content.text(fact.content()),
                    fact.receivedOn(),
                    fact.keyHash(),
                    fact.contentHash(),
                    fact.known() ? Outcome.CHANGED : Outcome.NEW);
        }
        rows.flush();
    }

    /**
     * Lets PostgreSQL's planner know what was staged, before its own survey comes; H2 surveys while it writes. Without
     * it, each statement over a first file of a million facts takes several times as long. NB: after the transactions
     * that stage, and in none.
     */
    public void survey() {
        if (database.dialect() == Dialect.POSTGRESQL) {
            database.analyze("staged_fact");
        }
    }

    /**
     * Decides the outcome of each staged fact whose key is known or comes more than once, in order of version and
     * record. Running it again decides the same.
     *
     * @return how many of each outcome
     */
    public Map<Outcome, Long> resolve() {
        new Resolution(database, execution, partner).resolve();
        return outcomes();
    }

    /**
     * Of the matches that are taken for sure, how many were weighed, and how many of these are wrong by what their
     * weights say.
     */
    public MatchErrors matchErrors() {
        List<MatchErrors> byWeight = client.sql("select match_weight, count(*) from staged_fact where execution = ?"
                        + " and match_weight is not null and match_level in ('CONFIRMED', 'PROBABLE')"
                        + " group by match_weight order by match_weight")
                .param(execution)
                .query((row, number) -> MatchErrors.of(row.getInt(1), row.getLong(2)))
                .list();
        return byWeight.stream().reduce(MatchErrors.NONE, MatchErrors::plus);
    }

    /** The record numbers that came to an outcome, ascending. */
    public List<Long> records(Outcome outcome) {
        return client.sql(
                        "select record_number from staged_fact where execution = ? and outcome = ? order by record_number")
                .params(execution, outcome.name())
                .query(Long.class)
                .list();
    }

    /** Whom and what the facts are about that will stand once published. */
    public SortedSet<Subject> subjects() {
        SortedSet<Subject> subjects = new TreeSet<>(Subject.ORDER);
        client.sql("select distinct subject_kind, subject_id from staged_fact where execution = ?" + STANDING)
                .param(execution)
                .query(row -> {
                    subjects.add(new Subject(SubjectKind.valueOf(row.getString(1)), row.getLong(2)));
                });
        return subjects;
    }

    /** The facts about the subjects that will stand once published, in order of kind and key. */
    public Map<Subject, List<Fact>> about(Collection<Subject> subjects) {
        return Facts.about(
                subjects,
                // NB: whose execution it is, is asked here: a database whose statistics don't know the rows yet would
                // else read all those of the execution for each statement.
                ids -> client
                        .sql("select " + Facts.COLUMNS + ", execution from staged_fact where subject_id = any(:ids)"
                                + STANDING)
                        .param("ids", ids)
                        .query((row, number) ->
                                execution.equals(row.getString(14)) ? Stream.of(Facts.fact(row)) : Stream.<Fact>empty())
                        .list()
                        .stream()
                        .flatMap(Function.identity())
                        .toList());
    }

    /**
     * The {@linkplain #identity identities} of facts that are about somebody now and about somebody else once
     * published.
     */
    public Set<String> turned() {
        Set<String> turned = new HashSet<>();
        client.sql(
                        "select partner, kind, fact_key from staged_fact where execution = ? and replaced_subject_id is not null"
                                + STANDING)
                .param(execution)
                .query(row -> {
                    turned.add(identity(row.getString(1), row.getString(2), row.getString(3)));
                });
        return turned;
    }

    /** What tells a fact, in whatever version, from all others. */
    public static String identity(Fact fact) {
        return identity(fact.partner(), fact.kind().name(), fact.key());
    }

    private static String identity(String partner, String kind, String key) {
        return partner + "|" + kind + "|" + key;
    }

    /**
     * Whom the standing versions are about that will stand no more, where that is another: a correction may name
     * another person.
     */
    public List<Subject> replacedSubjects() {
        return client.sql("select distinct replaced_subject_kind, replaced_subject_id from staged_fact"
                        + " where execution = ? and replaced_subject_id is not null"
                        + " order by replaced_subject_kind, replaced_subject_id")
                .param(execution)
                .query((row, number) -> new Subject(SubjectKind.valueOf(row.getString(1)), row.getLong(2)))
                .list();
    }

    /**
     * The references of facts that what is staged takes the place of and says otherwise: another content, another
     * person, or a cancellation; or another key that replaces theirs. The same content under a new version is no
     * restatement.
     */
    public Set<String> restated() {
        Set<String> restated = new HashSet<>();
        client.sql(
                        "select partner, fact_key, previous_version from staged_fact where execution = ? and outcome = 'CHANGED'"
                                + " and previous_version >= 0 and repeats is null")
                .param(execution)
                .query(row -> {
                    restated.add(Fact.reference(row.getString(1), row.getString(2), row.getInt(3)));
                });
        client.sql("select kind, content from staged_fact where execution = ? and content like '%\"" + Fact.REPLACES
                        + "\":%'" + STANDING)
                .param(execution)
                .query((row, number) -> replacedByKey(row.getString(1), Content.of(row.getString(2))))
                .list()
                .forEach(restated::addAll);
        return restated;
    }

    private List<String> replacedByKey(String kind, SortedMap<String, String> content) {
        return client.sql("select fact_key, version from fact where partner = ? and kind = ? and fact_key = ?")
                .params(partner, kind, content.getOrDefault(Fact.REPLACES, ""))
                .query((row, number) -> Fact.reference(partner, row.getString(1), row.getInt(2)))
                .list();
    }

    /**
     * Makes the staged facts visible: the new versions, then the hashes of what is known. A version that a later one
     * takes the place of is history by that alone, and its row stays as it is.
     */
    public void publish() {
        turnAway();
        client.sql(
                        "insert into fact (partner, kind, fact_key, version, exchange, standing, cancelled, subject_kind, subject_id, match_level,"
                                + " match_key, match_weight, match_detail, content, execution, received_on) select partner, kind, fact_key, version, exchange,"
                                + " case when outcome in ('NEW', 'CHANGED') then true else false end, cancelled, subject_kind, subject_id, match_level,"
                                + " match_key, match_weight, match_detail, content, execution, received_on from staged_fact where execution = ?"
                                + " and outcome in ('NEW', 'CHANGED', 'SUPERSEDED', 'LATE')")
                .param(execution)
                .update();
        publishHashes();
    }

    /**
     * NB: who asks for the facts about a person does not see that a later version is about another, so the rows that
     * were about the first must say that they stand no more. So must those that are about nobody: since this version
     * was staged, somebody may have said of the one before whom it is about.
     */
    private void turnAway() {
        List<Object[]> turned = client.sql(
                        "select partner, kind, fact_key, version from staged_fact where execution = ?"
                                + " and outcome = 'CHANGED' and (replaced_subject_id is not null or subject_id = -1) order by record_number")
                .param(execution)
                .query((row, number) ->
                        new Object[] {row.getString(1), row.getString(2), row.getString(3), row.getInt(4)})
                .list();
        new JdbcTemplate(database.dataSource())
                .batchUpdate(
                        "update fact set standing = false where partner = ? and kind = ? and fact_key = ? and version < ?"
                                + " and standing = true",
                        turned);
    }

    /** NB: a hash that two keys share stays unknown, so that their records are always decided on the facts. */
    private void publishHashes() {
        KnownPages pages = new KnownPages(client, exchange);
        KnownPages.Writer added = pages.add(database);
        Pending pending = new Pending(added);
        client.sql("select key_hash, version, content_hash from staged_fact where execution = ?"
                        + " and outcome in ('NEW', 'CHANGED') order by key_hash")
                .param(execution)
                .withFetchSize(HASHES_FETCHED)
                .query(row -> {
                    pending.take(row.getLong(1), row.getInt(2), row.getLong(3));
                });
        pending.end();
        added.flush();
        pages.tidy(database);
    }

    /** Passes entries on, but those whose key comes more than once; they come in order of key. */
    private static final class Pending {

        private final KnownPages.Entry passed;
        private long key;
        private int version;
        private long content;
        private int times;

        Pending(KnownPages.Entry passed) {
            this.passed = passed;
        }

        void take(long keyHash, int itsVersion, long contentHash) {
            if (times > 0 && keyHash == key) {
                times++;
                return;
            }
            end();
            key = keyHash;
            version = itsVersion;
            content = contentHash;
            times = 1;
        }

        void end() {
            if (times == 1) {
                passed.take(key, version, content);
            }
        }
    }

    /** Forgets what was staged. */
    public void purge() {
        client.sql("delete from staged_fact where execution = ?")
                .param(execution)
                .update();
    }

    private Map<Outcome, Long> outcomes() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        new TreeSet<>(List.of(Outcome.values())).forEach(outcome -> counts.put(outcome, 0L));
        client.sql("select outcome, count(*) from staged_fact where execution = ? group by outcome")
                .param(execution)
                .query((ResultSet row) -> {
                    counts.put(Outcome.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }
}
