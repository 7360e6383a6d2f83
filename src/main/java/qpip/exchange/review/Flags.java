package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Screened;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.eligibility.WeekImpact;
import qpip.exchange.register.Period;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The flags. Their references are derived from what they are about, so raising one again only says that it was seen
 * again; an execution stages its flags and publishes them in one transaction with its facts. Every method takes part in
 * the caller's transaction.
 */
public final class Flags {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<WeekImpact>> WEEKS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

    private static final String STAGED = "ref, rule, claim_id, person_id, period_from, period_to, severity, message,"
            + " impact, favourable, sensitive, identity_to_verify, evidence, flag_values, weeks";
    private static final String COLUMNS =
            STAGED + ", state, exchange, execution, register_version, first_seen_on, last_seen_on";

    private final Database database;
    private final JdbcClient client;

    public Flags(Database database) {
        this.database = database;
        this.client = database.client();
    }

    /**
     * Stages what the rules found on one batch of claims, what was kept back and why, and which claims were examined.
     */
    public void stage(String execution, Collection<Long> claims, SortedMap<Long, Screened> found) {
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
                "weeks");
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
                        JSON.writeValueAsString(finding.weeks()))));
        rows.flush();
    }

    /** Forgets what an execution staged. */
    public void purge(String execution) {
        client.sql("delete from staged_flag where execution = ?")
                .param(execution)
                .update();
        client.sql("delete from suppressed_finding where execution = ?")
                .param(execution)
                .update();
        client.sql("delete from examined_claim where execution = ?")
                .param(execution)
                .update();
    }

    /** Forgets what an execution staged, but not what was kept back: that stays on record. */
    public void clear(String execution) {
        client.sql("delete from staged_flag where execution = ?")
                .param(execution)
                .update();
        client.sql("delete from examined_claim where execution = ?")
                .param(execution)
                .update();
    }

    /** How many findings were kept back, by reason. */
    public SortedMap<String, Long> suppressed(String execution) {
        SortedMap<String, Long> counts = new TreeMap<>();
        client.sql("select reason, count(*) from suppressed_finding where execution = ? group by reason")
                .param(execution)
                .query((ResultSet row) -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** How many flags are staged, by rule. */
    public SortedMap<String, Long> staged(String execution) {
        SortedMap<String, Long> counts = new TreeMap<>();
        client.sql("select rule, count(*) from staged_flag where execution = ? group by rule")
                .param(execution)
                .query((ResultSet row) -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** How many flags are staged, by severity. */
    public SortedMap<Severity, Long> stagedBySeverity(String execution) {
        SortedMap<Severity, Long> counts = new TreeMap<>();
        client.sql("select severity, count(*) from staged_flag where execution = ? group by severity")
                .param(execution)
                .query((ResultSet row) -> {
                    counts.put(Severity.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    /**
     * Makes the staged flags visible: new ones are queued, known ones say that they were seen again, and open ones of
     * the examined claims and rules that were not found again lapse.
     */
    public void publish(String execution, String exchange, long registerVersion, LocalDate night, List<String> rules) {
        client.sql("merge into flag f using (select " + STAGED
                        + " from staged_flag where execution = :execution) s on (f.ref = s.ref)"
                        + " when matched then update set severity = s.severity, message = s.message, impact = s.impact, favourable = s.favourable,"
                        + " sensitive = s.sensitive, identity_to_verify = s.identity_to_verify, period_to = s.period_to, evidence = s.evidence,"
                        + " flag_values = s.flag_values, weeks = s.weeks, last_seen_on = :night, execution = :execution,"
                        + " register_version = :version, state = case when f.state = 'LAPSED' then 'QUEUED' else f.state end"
                        + " when not matched then insert (" + COLUMNS
                        + ") values (s.ref, s.rule, s.claim_id, s.person_id, s.period_from,"
                        + " s.period_to, s.severity, s.message, s.impact, s.favourable, s.sensitive, s.identity_to_verify, s.evidence,"
                        + " s.flag_values, s.weeks, 'QUEUED', :exchange, :execution, :version, :night, :night)")
                .param("execution", execution)
                .param("exchange", exchange)
                .param("version", registerVersion)
                .param("night", night)
                .update();
        if (!rules.isEmpty()) {
            client.sql("update flag set state = 'LAPSED' where state = 'QUEUED' and rule in (:rules)"
                            + " and claim_id in (select claim_id from examined_claim where execution = :execution)"
                            + " and ref not in (select ref from staged_flag where execution = :execution)"
                            + " and ref not in (select ref from suppressed_finding where execution = :execution"
                            + " and reason in ('STALE', 'IDENTITY_CONFLICT'))")
                    .param("rules", rules)
                    .param("execution", execution)
                    .update();
        }
    }

    /** The flags, most severe first, then by impact, then by reference. */
    public List<Flag> list(FlagFilter filter) {
        return client
                .sql("select " + COLUMNS
                        + " from flag where (:state = '' or state = :state) and (:rule = '' or rule = :rule)"
                        + " and (:seen = '' or cast(last_seen_on as varchar(10)) = :seen)")
                .param("state", filter.state().map(FlagState::name).orElse(""))
                .param("rule", filter.rule().orElse(""))
                .param("seen", filter.seenOn().map(LocalDate::toString).orElse(""))
                .query((row, number) -> flag(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Flag::severity)
                        .thenComparing(Comparator.comparing(Flag::impact).reversed())
                        .thenComparing(Flag::ref))
                .toList();
    }

    public Optional<Flag> find(String ref) {
        return client.sql("select " + COLUMNS + " from flag where ref = ?")
                .param(ref)
                .query((row, number) -> flag(row))
                .optional();
    }

    private static Flag flag(ResultSet row) throws SQLException {
        return new Flag(
                row.getString("ref"),
                row.getString("rule"),
                row.getLong("claim_id"),
                row.getLong("person_id"),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                Severity.valueOf(row.getString("severity")),
                row.getString("message"),
                row.getBigDecimal("impact"),
                row.getBoolean("favourable"),
                row.getBoolean("sensitive"),
                row.getBoolean("identity_to_verify"),
                FlagState.valueOf(row.getString("state")),
                JSON.readValue(row.getString("evidence"), TEXTS),
                JSON.readValue(row.getString("flag_values"), VALUES),
                JSON.readValue(row.getString("weeks"), WEEKS),
                row.getString("exchange"),
                row.getString("execution"),
                row.getLong("register_version"),
                row.getObject("first_seen_on", LocalDate.class),
                row.getObject("last_seen_on", LocalDate.class));
    }
}
