package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.eligibility.WeekImpact;
import qpip.exchange.register.Period;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Groups;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The flags. Their references are derived from what they are about, so raising one again only says that it was seen
 * again; an execution publishes its {@link StagedFlags} in one transaction with its facts. Every method takes part in
 * the caller's transaction.
 */
public final class Flags {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<WeekImpact>> WEEKS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

    /** What the rules say of a flag. */
    static final String STAGED = "ref, rule, claim_id, person_id, period_from, period_to, severity, message,"
            + " impact, favourable, sensitive, identity_to_verify, evidence, flag_values, weeks, rule_version, match_weight";
    /** All but how it ended. */
    static final String INSERTED =
            STAGED + ", state, exchange, execution, register_version, first_seen_on, last_seen_on";

    private static final String COLUMNS = INSERTED + ", outcome";

    private static final int PERSONS_A_STATEMENT = 2_000;
    /** How a doubt about an identity ends when the person is who the register says. */
    private static final List<String> IDENTIFIED = List.of(
            FlagOutcome.NO_CHANGE.name(),
            FlagOutcome.IDENTITY_FIXED.name(),
            FlagOutcome.FALSE_MATCH.name(),
            FlagOutcome.PARTNER_ERROR.name());

    private final JdbcClient client;
    private final FlagHistory history;

    public Flags(Database database) {
        this.client = database.client();
        this.history = new FlagHistory(database);
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

    static Optional<FlagOutcome> outcome(String word) {
        return Optional.of(word).filter(text -> !text.isEmpty()).map(FlagOutcome::valueOf);
    }

    static List<String> texts(String stored) {
        return JSON.readValue(stored, TEXTS);
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
                texts(row.getString("evidence")),
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
