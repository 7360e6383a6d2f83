package qpip.exchange.review;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.eligibility.Screened;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.fact.Facts;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;
import tools.jackson.databind.json.JsonMapper;

/**
 * The flags of one execution before they are visible, and what becomes of those that were raised before. Every method
 * takes part in the caller's transaction.
 */
public final class StagedFlags {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final JdbcClient client;
    private final FlagHistory history;
    private final String execution;

    public StagedFlags(Database database, String execution) {
        this.database = database;
        this.client = database.client();
        this.history = new FlagHistory(database);
        this.execution = execution;
    }

    /**
     * Stages what the rules found on one batch of claims, what was kept back and why, and which claims were examined.
     */
    public void stage(Collection<Long> claims, SortedMap<Long, Screened> found) {
        BulkInsert suppressed =
                new BulkInsert(database, "suppressed_finding", "execution", "ref", "rule", "claim_id", "reason");
        found.forEach((claim, screened) -> screened.suppressedFindings()
                .forEach(finding -> suppressed.add(
                        execution, finding.finding().ref(claim), finding.rule(), claim, finding.reason())));
        suppressed.flush();
        BulkInsert examined = new BulkInsert(database, "examined_claim", "execution", "claim_id");
        claims.forEach(claim -> examined.add(execution, claim));
        examined.flush();
        BulkInsert rows = new BulkInsert(
                database,
                "staged_flag",
                "execution",
                "ref",
                "rule",
                "claim_id",
                "person_id",
                "period_from",
                "period_to",
                "severity",
                "message",
                "impact",
                "favourable",
                "sensitive",
                "identity_to_verify",
                "evidence",
                "flag_values",
                "weeks",
                "rule_version",
                "match_weight");
        found.forEach((claim, screened) -> screened.flags()
                .forEach(finding -> rows.add(
                        execution,
                        finding.ref(claim),
                        finding.rule(),
                        claim,
                        finding.personId(),
                        finding.period().from(),
                        finding.period().to(),
                        finding.severity(),
                        finding.message(),
                        finding.impact(),
                        finding.favourable(),
                        finding.sensitive(),
                        finding.identityToVerify(),
                        JSON.writeValueAsString(finding.evidence()),
                        JSON.writeValueAsString(finding.values()),
                        JSON.writeValueAsString(finding.weeks()),
                        Rules.named(finding.rule()).version(),
                        finding.matchWeight())));
        rows.flush();
    }

    /** Forgets what was staged. */
    public void purge() {
        clear();
        client.sql("delete from suppressed_finding where execution = ?")
                .param(execution)
                .update();
    }

    /** Forgets what was staged, but not what was kept back: that stays on record. */
    public void clear() {
        client.sql("delete from staged_flag where execution = ?")
                .param(execution)
                .update();
        client.sql("delete from examined_claim where execution = ?")
                .param(execution)
                .update();
    }

    /** How many flags are staged. */
    public long count() {
        return client.sql("select count(*) from staged_flag where execution = ?")
                .param(execution)
                .query(Long.class)
                .single();
    }

    /** How many flags are staged, by severity. */
    public SortedMap<Severity, Long> bySeverity() {
        return counted(
                "select severity, count(*) from staged_flag where execution = ? group by severity", Severity::valueOf);
    }

    /** How many findings were kept back, by reason. */
    public SortedMap<String, Long> suppressed() {
        return counted(
                "select reason, count(*) from suppressed_finding where execution = ? group by reason",
                Function.identity());
    }

    private <T extends Comparable<T>> SortedMap<T, Long> counted(String sql, Function<String, T> word) {
        SortedMap<T, Long> counts = new TreeMap<>();
        client.sql(sql).param(execution).query((ResultSet row) -> {
            counts.put(word.apply(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    /**
     * Makes the staged flags visible: new ones are queued; known ones say that they were seen again, or that they
     * changed; those of the examined claims and rules that were not found again lapse, or are taken back when a partner
     * restated what they rest on. Each change stays in the flag's history.
     *
     * @return how many flags were restated, reopened and withdrawn
     */
    public SortedMap<String, Long> publish(Publication publication) {
        Restatement restatement = new Restatement(publication.materialTotal());
        List<Turned> turned = new ArrayList<>(foundAgain(publication, restatement));
        history.raised(execution, publication.night());
        String order = Priority.sql("s.", publication.night());
        client.sql("merge into flag f using (select " + Flags.STAGED
                        + " from staged_flag where execution = :execution) s on (f.ref = s.ref)"
                        + " when matched then update set priority = "
                        + Priority.raised("f.priority", order)
                        + ", severity = s.severity, message = s.message, impact = s.impact, favourable = s.favourable,"
                        + " sensitive = s.sensitive, identity_to_verify = s.identity_to_verify, period_to = s.period_to, evidence = s.evidence,"
                        + " flag_values = s.flag_values, weeks = s.weeks, rule_version = s.rule_version, match_weight = s.match_weight, last_seen_on = :night, execution = :execution,"
                        + " register_version = :version"
                        + " when not matched then insert (" + Flags.INSERTED
                        + ", priority) values (s.ref, s.rule, s.claim_id, s.person_id, s.period_from,"
                        + " s.period_to, s.severity, s.message, s.impact, s.favourable, s.sensitive, s.identity_to_verify, s.evidence,"
                        + " s.flag_values, s.weeks, s.rule_version, s.match_weight, 'QUEUED', :exchange, :execution, :version, :night, :night, "
                        + order + ")")
                .param("execution", execution)
                .param("exchange", publication.exchange())
                .param("version", publication.registerVersion())
                .param("night", publication.night())
                .update();
        turned.addAll(gone(publication, restatement));
        new JdbcTemplate(database.dataSource())
                .batchUpdate(
                        "update flag set state = ?, outcome = ?, priority = case when state = ? then priority else "
                                + Priority.sql("", publication.night())
                                + " end, desk = case when state = ? then desk else ? end,"
                                + " compared = case when state = ? then compared else '' end where ref = ?",
                        turned.stream().map(Turned::stateOf).toList());
        history.add(turned.stream().map(Turned::event).toList());
        return counts(turned);
    }

    /** What becomes of the known flags that this execution found again, where anything does. */
    private List<Turned> foundAgain(Publication publication, Restatement restatement) {
        return client
                .sql(
                        "select f.ref, f.state, f.outcome, f.impact, f.settled_impact, f.compared, f.severity, f.evidence,"
                                + " s.impact, s.severity, s.evidence, f.message <> s.message from staged_flag s join flag f on f.ref = s.ref"
                                + " where s.execution = ? and (f.impact <> s.impact or f.severity <> s.severity or f.evidence <> s.evidence"
                                + " or f.message <> s.message or f.state = 'LAPSED' or f.outcome = 'PARTNER_ERROR') order by f.ref")
                .param(execution)
                .query((row, number) -> new Seen(
                        row.getString(1),
                        standing(row),
                        row.getString(6),
                        severity(row, 7),
                        Flags.texts(row.getString(8)),
                        row.getBigDecimal(9),
                        severity(row, 10),
                        Flags.texts(row.getString(11)),
                        row.getBoolean(12)))
                .list()
                .stream()
                .flatMap(seen -> {
                    boolean restated = seen.restated(publication);
                    boolean differs = restated
                            || seen.impact().compareTo(seen.flag().impact()) != 0
                            || seen.severity() != seen.severityBefore();
                    boolean another = seen.another() || comparedOther(seen);
                    return restatement.foundAgain(seen.flag(), seen.impact(), differs, another).stream()
                            .map(turn -> new Turned(turn, seen.event(execution, publication, turn, restated)));
                })
                .toList();
    }

    /** What becomes of the flags of the examined claims that this execution didn't find, where anything does. */
    private List<Turned> gone(Publication publication, Restatement restatement) {
        if (publication.rules().isEmpty()) {
            return List.of();
        }
        return client
                .sql("select f.ref, f.state, f.outcome, f.impact, f.settled_impact, f.compared, f.severity, f.evidence"
                        + " from flag f"
                        + " where f.state <> 'LAPSED' and f.rule in (:rules)"
                        + " and f.claim_id in (select claim_id from examined_claim where execution = :execution)"
                        + " and f.ref not in (select ref from staged_flag where execution = :execution)"
                        + " and f.ref not in (select ref from suppressed_finding where execution = :execution"
                        + " and reason in ('STALE', 'IDENTITY_CONFLICT')) order by f.ref")
                .param("rules", publication.rules())
                .param("execution", execution)
                .query((row, number) -> new Seen(
                        row.getString(1),
                        standing(row),
                        row.getString(6),
                        severity(row, 7),
                        Flags.texts(row.getString(8)),
                        new BigDecimal("0.00"),
                        severity(row, 7),
                        List.of(),
                        false))
                .list()
                .stream()
                .flatMap(seen -> {
                    boolean restated = seen.restated(publication);
                    return restatement.gone(seen.flag(), restated).stream()
                            .map(turn -> new Turned(turn, seen.event(execution, publication, turn, restated)));
                })
                .toList();
    }

    /** Whether what was compared when somebody decided is not what is compared now. */
    private boolean comparedOther(Seen seen) {
        if (seen.compared().isEmpty() || seen.evidence().equals(seen.evidenceBefore())) {
            return false;
        }
        return !Compared.digest(seen.evidenceBefore(), new Facts(client).referenced(seen.evidence()))
                .equals(seen.compared());
    }

    private static SortedMap<String, Long> counts(List<Turned> turned) {
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put("flags-restated", turned.stream().filter(Turned::isRestated).count());
        counts.put("flags-reopened", count(turned, FlagEvent.Kind.REOPENED));
        counts.put("flags-withdrawn", count(turned, FlagEvent.Kind.WITHDRAWN));
        return counts;
    }

    private static long count(List<Turned> turned, FlagEvent.Kind kind) {
        return turned.stream().filter(one -> one.event().kind() == kind).count();
    }

    /** A flag that something becomes of. */
    private record Turned(Restatement.Turn turn, FlagEvent event) {

        boolean isRestated() {
            return event.rule().equals(Restatement.CODE);
        }

        Object[] stateOf() {
            String state = turn.state().name();
            String outcome = turn.outcome().map(FlagOutcome::name).orElse("");
            return new Object[] {
                state, outcome, state, state, Desk.of(turn.state()).name(), state, event.ref()
            };
        }
    }

    /** A flag as it was, and what this execution says of it. */
    private record Seen(
            String ref,
            Restatement.Standing flag,
            String compared,
            Severity severityBefore,
            List<String> evidenceBefore,
            BigDecimal impact,
            Severity severity,
            List<String> evidence,
            boolean another) {

        boolean restated(Publication publication) {
            return evidenceBefore.stream().anyMatch(publication.restated()::contains);
        }

        FlagEvent event(String execution, Publication publication, Restatement.Turn turn, boolean restated) {
            return new FlagEvent(
                    ref,
                    0,
                    publication.night(),
                    execution,
                    turn.kind(),
                    restated ? Restatement.CODE : "",
                    flag.state(),
                    turn.state(),
                    turn.outcome(),
                    "",
                    "",
                    flag.impact(),
                    impact,
                    severityBefore,
                    severity,
                    evidenceBefore,
                    evidence);
        }
    }

    private static Restatement.Standing standing(ResultSet row) throws SQLException {
        return new Restatement.Standing(
                FlagState.valueOf(row.getString(2)),
                Flags.outcome(row.getString(3)),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                !row.getString(6).isEmpty());
    }

    private static Severity severity(ResultSet row, int column) throws SQLException {
        return Severity.valueOf(row.getString(column));
    }
}
