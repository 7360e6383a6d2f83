package qpip.exchange.fact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.linkage.MatchLevel;

/** The facts that stand, and the history under them. */
public final class Facts {

    private static final int SUBJECTS_A_STATEMENT = 2_000;
    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::partner)
            .thenComparing(fact -> fact.kind().name())
            .thenComparing(Fact::key)
            .thenComparingInt(Fact::version);
    private static final int DAYS_CAUGHT_UP = 7;
    static final String COLUMNS = "partner, kind, fact_key, version, exchange, cancelled, subject_kind,"
            + " subject_id, match_level, match_key, content, received_on, match_weight";

    private final JdbcClient client;

    public Facts(JdbcClient client) {
        this.client = client;
    }

    /** The standing facts about the subjects, in order of partner, kind and key. */
    public Map<Subject, List<Fact>> about(Collection<Subject> subjects) {
        Map<Subject, List<Fact>> about = about(
                subjects,
                ids -> client.sql("select " + COLUMNS + " from fact where subject_id = any(:ids) and standing = true")
                        .param("ids", ids)
                        .query((row, number) -> fact(row))
                        .list());
        about.values().forEach(Facts::keepLatest);
        return about;
    }

    /** NB: here and not in the statement, which would look for a later version of each fact. */
    private static void keepLatest(List<Fact> inOrder) {
        for (int i = inOrder.size() - 2; i >= 0; i--) {
            if (inOrder.get(i).isVersionOf(inOrder.get(i + 1))) {
                inOrder.remove(i);
            }
        }
    }

    /** Every version of every fact about the subjects that is kept, in order of partner, kind, key and version. */
    public Map<Subject, List<Fact>> everAbout(Collection<Subject> subjects) {
        return about(
                subjects,
                ids -> client.sql("select " + COLUMNS + " from fact where subject_id = any(:ids)")
                        .param("ids", ids)
                        .query((row, number) -> fact(row))
                        .list());
    }

    /** The facts about so many persons and events as one statement takes, those that have the ids. */
    interface OneStatement {
        List<Fact> about(Long[] ids);
    }

    /** NB: kinds of subjects are told apart here, and order is made here, for both cost a database more. */
    static Map<Subject, List<Fact>> about(Collection<Subject> subjects, OneStatement statement) {
        Map<Subject, List<Fact>> found = new HashMap<>();
        subjects.forEach(subject -> found.put(subject, new ArrayList<>()));
        Long[] ids = subjects.stream().map(Subject::id).distinct().sorted().toArray(Long[]::new);
        for (int from = 0; from < ids.length; from += SUBJECTS_A_STATEMENT) {
            for (Fact fact :
                    statement.about(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + SUBJECTS_A_STATEMENT)))) {
                List<Fact> list = found.get(fact.subject());
                if (list != null) {
                    list.add(fact);
                }
            }
        }
        Map<Subject, List<Fact>> ordered = new TreeMap<>(Subject.ORDER);
        found.forEach((subject, facts) -> {
            if (!facts.isEmpty()) {
                facts.sort(ORDER);
                ordered.put(subject, facts);
            }
        });
        return ordered;
    }

    /**
     * The version of a fact that a flag rests on, wherever it stands now; references as {@link Fact#reference} gives
     * them.
     */
    public List<Fact> referenced(Collection<String> references) {
        return references.stream()
                .map(reference -> reference.split(":", 3))
                .filter(parts -> parts.length == 3)
                .flatMap(parts -> client
                        .sql("select " + COLUMNS + " from fact where partner = ? and fact_key = ? and version = ?")
                        .params(parts[0], parts[1], Integer.valueOf(parts[2]))
                        .query((row, number) -> fact(row))
                        .list()
                        .stream())
                .collect(Collectors.toList());
    }

    /**
     * Claims whose event is a birth in Québec that lacks an act or has another number of acts than children declared,
     * by a day: what rules about missing acts have to look at again each night, because time alone makes them conclude.
     */
    public List<Long> claimsWithoutAllActs(LocalDate eventUntil) {
        return client.sql(
                        "select c.id from claim c join event e on e.id = c.event_id"
                                + " left join (select subject_id, count(*) acts from standing_fact where subject_kind = 'EVENT' and kind = 'BIRTH'"
                                + " and cancelled = false group by subject_id) f on f.subject_id = e.id"
                                + " where c.status = 'OPEN' and e.type = 'BIRTH' and e.province = 'QC'"
                                + " and coalesce(e.actual_on, e.expected_on) <= ? and coalesce(f.acts, 0) <> e.child_count order by c.id")
                .param(eventUntil)
                .query(Long.class)
                .list();
    }

    /**
     * The open claims that a load of the register after that version changed, and about whose persons or event a fact
     * of the kinds stands: what was concluded from it may be otherwise now.
     *
     * <p>NB: asks for any version that is not known to have been replaced, since where there is one, one stands.
     */
    public List<Long> claimsChangedSince(long version, Collection<FactKind> kinds) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        String person = "join fact f on f.subject_kind = 'PERSON' and f.subject_id = ";
        return client.sql(Stream.of(
                                person + "c.claimant_id",
                                person + "c.other_parent",
                                person + "c.spouse_at_first_filing",
                                "join event_child e on e.event_id = c.event_id " + person + "e.person_id",
                                "join fact f on f.subject_kind = 'EVENT' and f.subject_id = c.event_id")
                        .map(
                                joined -> "select c.id from claim_change x join claim c on c.id = x.claim_id " + joined
                                        + " where x.changed_in > :version and c.status = 'OPEN' and f.standing = true and f.kind in (:kinds)")
                        .collect(Collectors.joining(" union ", "", " order by 1")))
                .param("version", version)
                .param("kinds", kinds.stream().map(FactKind::name).sorted().toList())
                .query(Long.class)
                .list();
    }

    /**
     * Whom standing facts are about that say that a person died, received on a day or in the week before it: what rules
     * about a missing act have to look at again, because time alone makes them conclude.
     */
    public List<Subject> deathsReported(LocalDate receivedUntil) {
        return client.sql("select distinct subject_id from standing_fact where cancelled = false"
                        + " and subject_kind = 'PERSON' and received_on <= :until and received_on > :after"
                        + " and (kind = 'SIN_STATUS' and content like '%\"status\":\"DEC\"%'"
                        + " or kind = 'CHANGE_NOTICE' and content like '%\"event\":\"DECE\"%'"
                        + " or kind = 'IDENTITY_ANSWER' and (content like '%\"reason\":\"DECE\"%'"
                        + " or content like '%\"match-code\":\"07\"%' or content like '%\"date-of-death\":%'))"
                        + " order by subject_id")
                .param("until", receivedUntil)
                .param("after", receivedUntil.minusDays(DAYS_CAUGHT_UP))
                .query((row, number) -> Subject.person(row.getLong(1)))
                .list();
    }

    /**
     * Whom the health insurance register saw leave for good, and Revenu Québec says to be resident, as far as the later
     * of the two was received on a day or in the week before it: what the rule about contradictions has to look at
     * again, because time alone makes it conclude.
     */
    public List<Subject> residenceDisputed(LocalDate receivedUntil) {
        String latest = "case when t.received_on > a.received_on then t.received_on else a.received_on end";
        return client.sql(
                        "select distinct a.subject_id from standing_fact a join standing_fact t on t.subject_id = a.subject_id"
                                + " and t.subject_kind = 'PERSON' where a.subject_kind = 'PERSON'"
                                + " and a.cancelled = false and (a.kind = 'IDENTITY_ANSWER'"
                                + " and a.content like '%\"reason\":\"DEPT\"%' or a.kind = 'CHANGE_NOTICE'"
                                + " and a.content like '%\"event\":\"DEPT\"%') and t.kind = 'TAX_ASSESSMENT'"
                                + " and t.cancelled = false and t.content like '%\"residence\":\"QC\"%' and "
                                + latest + " <= :until and " + latest + " > :after order by a.subject_id")
                .param("until", receivedUntil)
                .param("after", receivedUntil.minusDays(DAYS_CAUGHT_UP))
                .query((row, number) -> Subject.person(row.getLong(1)))
                .list();
    }

    /**
     * Claims for which a taxation year is neither assessed nor reassessed: what the rule about missing answers has to
     * look at again each night, because time alone makes it conclude.
     */
    public List<Long> claimsWithOpenYears() {
        return client
                .sql("select content from standing_fact where kind = 'TAX_ASSESSMENT'"
                        + " and cancelled = false and (content like '%\"assessment-status\":\"PROC\"%'"
                        + " or content like '%\"assessment-status\":\"NFIL\"%')")
                .query((row, number) -> Content.of(row.getString(1)).getOrDefault("claim", ""))
                .list()
                .stream()
                .filter(claim -> !claim.isEmpty())
                .map(Long::valueOf)
                .distinct()
                .sorted()
                .toList();
    }

    /** The columns that {@link #fact} reads, first of those that are selected, of the table by that name. */
    public static String columns(String table) {
        return Arrays.stream(COLUMNS.split(", "))
                .map(column -> table + "." + column)
                .collect(Collectors.joining(", "));
    }

    public static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getString(1),
                row.getString(5),
                FactKind.valueOf(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                row.getBoolean(6),
                new Subject(SubjectKind.valueOf(row.getString(7)), row.getLong(8)),
                MatchLevel.valueOf(row.getString(9)),
                row.getString(10),
                Content.of(row.getString(11)),
                row.getObject(12, LocalDate.class),
                Optional.ofNullable(row.getObject(13, Integer.class)));
    }
}
