package qpip.exchange.fact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Groups;

/**
 * Sets the staged facts of one execution against the versions that stand and against each other: which is new, which
 * takes another's place, which comes late, twice or in conflict.
 */
final class Resolution {

    private static final int KEYS_ASKED = 1_000;

    private final Database database;
    private final JdbcClient client;
    private final String execution;
    private final String partner;

    Resolution(Database database, String execution, String partner) {
        this.database = database;
        this.client = database.client();
        this.execution = execution;
        this.partner = partner;
    }

    /** Of each staged fact whose key is known or comes more than once; the others stay as they were staged. */
    void resolve() {
        List<Row> found = new ArrayList<>(undecided("s.outcome <> 'NEW'", new Long[0]));
        Groups.of(repeated(), KEYS_ASKED)
                .forEach(keys -> found.addAll(
                        undecided("s.outcome = 'NEW' and s.key_hash = any(:keys)", keys.toArray(Long[]::new))));
        List<Row> rows = found.stream()
                .collect(Collectors.toMap(Row::recordNumber, Function.identity(), Row::laterStored))
                .values()
                .stream()
                .sorted(Row.ORDER)
                .toList();
        List<Decided> decided = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            while (to < rows.size() && rows.get(to).sameKey(rows.get(from))) {
                to++;
            }
            decide(rows.subList(from, to), decided);
            from = to;
        }
        write(decided.stream().filter(Decided::differs).toList());
    }

    private List<Row> undecided(String which, Long[] keys) {
        return client.sql(
                        "select s.record_number, s.kind, s.fact_key, s.version, s.content, s.outcome, f.version, f.content, s.cancelled,"
                                + " f.cancelled, s.match_level, f.match_level, s.previous_version, s.subject_kind, s.subject_id, f.subject_kind,"
                                + " f.subject_id, s.replaced_subject_id, s.repeats from staged_fact s left join fact f on f.partner = s.partner and f.kind = s.kind"
                                + " and f.fact_key = s.fact_key and f.standing = true where s.execution = :execution and "
                                + which)
                .param("execution", execution)
                .param("keys", keys)
                .query((row, number) -> Row.of(row))
                .list();
    }

    /** The hashes of keys that come more than once. NB: as a subquery, a database looks for them anew for each row. */
    private List<Long> repeated() {
        return client.sql("select key_hash from staged_fact where execution = ? group by key_hash having count(*) > 1"
                        + " order by key_hash")
                .param(execution)
                .query(Long.class)
                .list();
    }

    private void decide(List<Row> group, List<Decided> decided) {
        @Nullable Row last = null;
        int standing = group.get(0).storedVersion();
        String content = group.get(0).storedContent();
        boolean cancelled = group.get(0).storedCancelled();
        String match = group.get(0).storedMatch();
        Map<Row, Integer> versions = new HashMap<>();
        Map<Integer, String> late = new HashMap<>();
        List<Row> risen = new ArrayList<>();
        for (Row row : group) {
            boolean same = row.content().equals(content) && row.cancelled() == cancelled;
            int version = row.version();
            if (version == StagedFact.UNNUMBERED) {
                // What the partner says of the person itself is no content, but may make another match of it.
                same = same && row.match().equals(match);
                version = same ? standing : standing + 1;
            }
            Outcome outcome;
            if (standing >= 0 && version == standing) {
                outcome = same ? Outcome.DUPLICATE : Outcome.CONFLICT;
            } else if (version < standing) {
                outcome = late(row, version, late);
            } else {
                outcome = group.get(0).storedVersion() < 0 ? Outcome.NEW : Outcome.CHANGED;
                standing = version;
                content = row.content();
                cancelled = row.cancelled();
                match = row.match();
                risen.add(row);
                last = row;
            }
            versions.put(row, version);
            if (outcome != Outcome.NEW && outcome != Outcome.CHANGED) {
                decided.add(new Decided(row, outcome, version, StagedFact.UNNUMBERED));
            }
        }
        for (Row row : risen) {
            boolean stands = row.equals(last);
            Outcome rise = row.storedVersion() < 0 ? Outcome.NEW : Outcome.CHANGED;
            decided.add(new Decided(
                    row,
                    stands ? rise : Outcome.SUPERSEDED,
                    versions.getOrDefault(row, row.version()),
                    stands ? row.storedVersion() : -1));
        }
    }

    /** NB: a late version may come twice in one extract, too; {@code seen} are those that came before. */
    private Outcome late(Row row, int version, Map<Integer, String> seen) {
        List<String> held = seen.containsKey(version) ? List.of(seen.getOrDefault(version, "")) : stored(row, version);
        if (held.isEmpty()) {
            seen.put(version, row.content());
            return Outcome.LATE;
        }
        return held.get(0).equals(row.content()) ? Outcome.DUPLICATE : Outcome.CONFLICT;
    }

    private List<String> stored(Row row, int version) {
        return client.sql("select content from fact where partner = ? and kind = ? and fact_key = ? and version = ?")
                .params(partner, row.kind(), row.key(), version)
                .query(String.class)
                .list();
    }

    private void write(List<Decided> facts) {
        new JdbcTemplate(database.dataSource())
                .batchUpdate(
                        "update staged_fact set outcome = ?, version = ?, previous_version = ?, replaced_subject_kind = ?,"
                                + " replaced_subject_id = ?, repeats = ? where execution = ? and record_number = ?",
                        facts.stream()
                                .map(fact -> new @Nullable Object[] {
                                    fact.outcome().name(),
                                    fact.version(),
                                    fact.previousVersion(),
                                    fact.replaced()
                                            .map(subject -> subject.kind().name())
                                            .orElse(null),
                                    fact.replaced().map(Subject::id).orElse(null),
                                    fact.repeats() ? true : null,
                                    execution,
                                    fact.row().recordNumber()
                                })
                                .toList());
    }

    private record Decided(Row row, Outcome outcome, int version, int previousVersion) {

        /** Whom the version that this one replaces is about, if it is another. */
        Optional<Subject> replaced() {
            return outcome == Outcome.CHANGED && previousVersion >= 0
                    ? row.storedSubject().filter(subject -> !subject.equals(row.subject()))
                    : Optional.empty();
        }

        /** Whether it says again what the version says that it replaces. */
        boolean repeats() {
            return outcome == Outcome.CHANGED
                    && previousVersion >= 0
                    && row.content().equals(row.storedContent())
                    && row.cancelled() == row.storedCancelled()
                    && row.storedSubject().equals(Optional.of(row.subject()));
        }

        boolean differs() {
            return replaced().isPresent()
                    || row.replacesAnother()
                    || repeats() != row.repeats()
                    || !outcome.name().equals(row.outcome())
                    || version != row.version()
                    || previousVersion != row.previousVersion();
        }
    }

    private record Row(
            long recordNumber,
            String kind,
            String key,
            int version,
            String content,
            String outcome,
            int storedVersion,
            String storedContent,
            boolean cancelled,
            boolean storedCancelled,
            String match,
            String storedMatch,
            int previousVersion,
            Subject subject,
            Optional<Subject> storedSubject,
            boolean replacesAnother,
            boolean repeats) {

        static final Comparator<Row> ORDER = Comparator.comparing(Row::kind)
                .thenComparing(Row::key)
                .thenComparingInt(Row::version)
                .thenComparingLong(Row::recordNumber);

        static Row of(ResultSet row) throws SQLException {
            int stored = row.getInt(7);
            boolean none = row.wasNull();
            String content = row.getString(8);
            String match = row.getString(12);
            String storedKind = row.getString(16);
            Optional<Subject> storedSubject = storedKind == null
                    ? Optional.empty()
                    : Optional.of(new Subject(SubjectKind.valueOf(storedKind), row.getLong(17)));
            row.getLong(18);
            boolean replacesAnother = !row.wasNull();
            return new Row(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getString(6),
                    none ? -1 : stored,
                    content == null ? "" : content,
                    row.getBoolean(9),
                    row.getBoolean(10),
                    row.getString(11),
                    match == null ? "" : match,
                    row.getInt(13),
                    new Subject(SubjectKind.valueOf(row.getString(14)), row.getLong(15)),
                    storedSubject,
                    replacesAnother,
                    row.getBoolean(19));
        }

        /** Of the same record with two versions that are stored, the one with that which stands. */
        Row laterStored(Row other) {
            return other.storedVersion > storedVersion ? other : this;
        }

        boolean sameKey(Row other) {
            return kind.equals(other.kind) && key.equals(other.key);
        }
    }
}
