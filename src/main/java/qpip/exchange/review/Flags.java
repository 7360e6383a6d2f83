package qpip.exchange.review;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.eligibility.Screened;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.eligibility.WeekImpact;
import qpip.exchange.fact.Facts;
import qpip.exchange.register.Period;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Groups;
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
            + " impact, favourable, sensitive, identity_to_verify, evidence, flag_values, weeks, rule_version, match_weight";
    private static final String INSERTED =
            STAGED + ", state, exchange, execution, register_version, first_seen_on, last_seen_on";
    private static final String COLUMNS = INSERTED + ", outcome";

    private static final int PERSONS_A_STATEMENT = 2_000;
    /** How a doubt about an identity ends when the person is who the register says. */
    private static final List<String> IDENTIFIED = List.of(
            FlagOutcome.NO_CHANGE.name(),
            FlagOutcome.IDENTITY_FIXED.name(),
            FlagOutcome.FALSE_MATCH.name(),
            FlagOutcome.PARTNER_ERROR.name());

    private final Database database;
    private final JdbcClient client;
    private final FlagHistory history;

    public Flags(Database database) {
        this.database = database;
        this.client = database.client();
        this.history = new FlagHistory(database);
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
     * Makes the staged flags visible: new ones are queued; known ones say that they were seen again, or that they
     * changed; those of the examined claims and rules that were not found again lapse, or are taken back when a partner
     * restated what they rest on. Each change stays in the flag's history.
     *
     * @return how many flags were restated, reopened and withdrawn
     */
    public SortedMap<String, Long> publish(Publication publication) {
        Restatement restatement = new Restatement(publication.materialTotal());
        List<Turned> turned = new ArrayList<>(foundAgain(publication, restatement));
        history.raised(publication.execution(), publication.night());
        String order = Priority.sql("s.", publication.night());
        client.sql("merge into flag f using (select " + STAGED
                        + " from staged_flag where execution = :execution) s on (f.ref = s.ref)"
                        + " when matched then update set priority = "
                        + Priority.raised("f.priority", order)
                        + ", severity = s.severity, message = s.message, impact = s.impact, favourable = s.favourable,"
                        + " sensitive = s.sensitive, identity_to_verify = s.identity_to_verify, period_to = s.period_to, evidence = s.evidence,"
                        + " flag_values = s.flag_values, weeks = s.weeks, rule_version = s.rule_version, match_weight = s.match_weight, last_seen_on = :night, execution = :execution,"
                        + " register_version = :version"
                        + " when not matched then insert (" + INSERTED
                        + ", priority) values (s.ref, s.rule, s.claim_id, s.person_id, s.period_from,"
                        + " s.period_to, s.severity, s.message, s.impact, s.favourable, s.sensitive, s.identity_to_verify, s.evidence,"
                        + " s.flag_values, s.weeks, s.rule_version, s.match_weight, 'QUEUED', :exchange, :execution, :version, :night, :night, "
                        + order + ")")
                .param("execution", publication.execution())
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
                .param(publication.execution())
                .query((row, number) -> new Seen(
                        row.getString(1),
                        standing(row),
                        row.getString(6),
                        severity(row, 7),
                        texts(row, 8),
                        row.getBigDecimal(9),
                        severity(row, 10),
                        texts(row, 11),
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
                            .map(turn -> new Turned(turn, seen.event(publication, turn, restated)));
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
                .param("execution", publication.execution())
                .query((row, number) -> new Seen(
                        row.getString(1),
                        standing(row),
                        row.getString(6),
                        severity(row, 7),
                        texts(row, 8),
                        new BigDecimal("0.00"),
                        severity(row, 7),
                        List.of(),
                        false))
                .list()
                .stream()
                .flatMap(seen -> {
                    boolean restated = seen.restated(publication);
                    return restatement.gone(seen.flag(), restated).stream()
                            .map(turn -> new Turned(turn, seen.event(publication, turn, restated)));
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

        FlagEvent event(Publication publication, Restatement.Turn turn, boolean restated) {
            return new FlagEvent(
                    ref,
                    0,
                    publication.night(),
                    publication.execution(),
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
                outcome(row.getString(3)),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                !row.getString(6).isEmpty());
    }

    private static Optional<FlagOutcome> outcome(String word) {
        return Optional.of(word).filter(text -> !text.isEmpty()).map(FlagOutcome::valueOf);
    }

    private static Severity severity(ResultSet row, int column) throws SQLException {
        return Severity.valueOf(row.getString(column));
    }

    /**
     * Those of the persons whose identity somebody has verified: each doubt about it was decided, and none as a matter
     * to be investigated.
     */
    public Set<Long> identified(Collection<Long> persons) {
        Set<Long> identified = new TreeSet<>();
        Groups.of(persons.stream().distinct().sorted().toList(), PERSONS_A_STATEMENT)
                .forEach(group -> identified.addAll(client.sql("select person_id from flag where rule in ('R22', 'R35')"
                                + " and state <> 'LAPSED' and person_id in (:persons) group by person_id"
                                + " having min(case when state = 'CLOSED' and outcome in (:outcomes) and exists (select 1"
                                + " from flag_event e where e.ref = flag.ref and e.kind = 'DISPOSED' and e.outcome = flag.outcome)"
                                + " then 1 else 0 end) = 1")
                        .param("persons", group)
                        .param("outcomes", IDENTIFIED)
                        .query(Long.class)
                        .list()));
        return identified;
    }

    /** The persons about whose identity somebody decided on that night or later; ascending. */
    public List<Long> identifiedSince(LocalDate night) {
        return client.sql("select distinct f.person_id from flag f join flag_event e on e.ref = f.ref"
                        + " where f.rule in ('R22', 'R35') and e.kind = 'DISPOSED' and e.happened_on >= ? order by 1")
                .param(night)
                .query(Long.class)
                .list();
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return JSON.readValue(row.getString(column), TEXTS);
    }

    /** What happened to a flag, in order. */
    public List<FlagEvent> history(String ref) {
        return history.of(ref);
    }

    /**
     * The flags, most severe first, then by impact, then by reference; of rule R19 those that a partner's correction or
     * cancellation has touched.
     */
    public List<Flag> list(FlagFilter filter) {
        return client
                .sql("select " + COLUMNS
                        + " from flag where (:state = '' or state = :state) and (:rule = '' or rule = :rule"
                        + " or ref in (select ref from flag_event e where e.rule = :rule))"
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

    /** Every flag about a person or on one of the claims, in order of days and references. */
    public List<Flag> about(long person, Collection<Long> claims) {
        return client.sql("select " + COLUMNS + " from flag where person_id = :person or claim_id = any(:claims)"
                        + " order by first_seen_on, ref")
                .param("person", person)
                .param("claims", claims.toArray(Long[]::new))
                .query((row, number) -> flag(row))
                .list();
    }

    /** The flag, which nobody else can change until the transaction ends. */
    Optional<Flag> locked(String ref) {
        return client.sql("select " + COLUMNS + " from flag where ref = ? for update")
                .param(ref)
                .query((row, number) -> flag(row))
                .optional();
    }

    private static Flag flag(ResultSet row) throws SQLException {
        return new Flag(
                row.getString("ref"),
                row.getString("rule"),
                row.getInt("rule_version"),
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
                outcome(row.getString("outcome")),
                JSON.readValue(row.getString("evidence"), TEXTS),
                JSON.readValue(row.getString("flag_values"), VALUES),
                JSON.readValue(row.getString("weeks"), WEEKS),
                row.getString("exchange"),
                row.getString("execution"),
                row.getLong("register_version"),
                row.getObject("first_seen_on", LocalDate.class),
                row.getObject("last_seen_on", LocalDate.class),
                Optional.ofNullable(row.getObject("match_weight", Integer.class)));
    }
}
