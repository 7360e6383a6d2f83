package qpip.exchange.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import qpip.exchange.layout.Values;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Groups;

/** One load of the register: verify every file, check every reference, then write everything in one transaction. */
final class RegisterLoad {

    private static final Pattern NAME = Pattern.compile("REG-[A-Z]+_([0-9]{8})\\.csv");
    private static final int GROUP = 500;

    private final Path folder;
    private final Path mappings;
    private final Database database;
    private final Map<RegisterExtract, RegisterFile> files = new EnumMap<>(RegisterExtract.class);

    RegisterLoad(Path folder, Path mappings, Database database) {
        this.folder = folder;
        this.mappings = mappings;
        this.database = database;
    }

    RegisterExtracts.Loaded load() {
        long sequence = sequence();
        for (RegisterExtract extract : RegisterExtract.values()) {
            files.put(extract, RegisterFile.verified(folder, mappings, extract, sequence));
        }
        RegisterFile persons = file(RegisterExtract.PERSONS);
        files.values().forEach(file -> {
            file.expect("mode", persons.header("mode"));
            file.expect("created-at", persons.header("created-at"));
        });
        boolean full = persons.header("mode").equals("F");
        String digest = digest();
        Optional<Last> last = last();
        if (last.filter(same -> same.digest.equals(digest)).isPresent()) {
            return new RegisterExtracts.Loaded(last.get().version, false, counts());
        }
        if (last.isPresent() && sequence <= last.get().sequence) {
            throw persons.refused("the sequence must be greater than " + last.get().sequence
                    + ", the last one loaded, but is " + sequence);
        }
        if (last.isEmpty() && !full) {
            throw persons.refused("a delta can't be the first load; load a full extract of the register");
        }
        Ids ids = new Ids(
                FileIds.of(persons),
                FileIds.of(file(RegisterExtract.EVENTS)),
                FileIds.of(file(RegisterExtract.CLAIMS)));
        checkReferences(ids, full);
        long version = last.map(Last::version).orElse(0L) + 1;
        write(ids, full, new Last(version, sequence, digest));
        Stream.concat(RegisterRows.TABLES.stream(), Stream.of("register_version", "claim_change"))
                .forEach(database::analyze);
        RegisterSnapshot.keep(database);
        return new RegisterExtracts.Loaded(version, true, counts());
    }

    private record Ids(FileIds persons, FileIds events, FileIds claims) {}

    private record Last(long version, long sequence, String digest) {}

    private long sequence() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> NAME.matcher(String.valueOf(path.getFileName())))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max()
                    .orElseThrow(
                            () -> new RegisterRefused(
                                    RegisterExtract.PERSONS.fileName(1)
                                            + " is missing, and so is every other extract of the register; put all ten into the folder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RegisterFile file(RegisterExtract extract) {
        return Optional.ofNullable(files.get(extract)).orElseThrow();
    }

    private SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        files.forEach((extract, file) -> counts.put(extract.id(), file.records()));
        return counts;
    }

    private String digest() {
        String all = files.values().stream().map(RegisterFile::sha256).collect(Collectors.joining(" "));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Optional<Last> last() {
        return database.client()
                .sql(
                        "select version, sequence, digest from register_version order by version desc fetch first 1 rows only")
                .query((row, n) -> new Last(row.getLong(1), row.getLong(2), row.getString(3)))
                .optional();
    }

    /**
     * What belongs to a person, event or claim has to come with it; whom a claim or an event names may, in a delta, be
     * on the register already.
     */
    private void checkReferences(Ids ids, boolean full) {
        Optional<String> persons = full ? Optional.empty() : Optional.of("person");
        Optional<String> events = full ? Optional.empty() : Optional.of("event");
        Optional<String> nowhere = Optional.empty();
        check(RegisterExtract.IDENTIFIERS, "person-id", ids.persons, nowhere);
        check(RegisterExtract.ADDRESSES, "person-id", ids.persons, nowhere);
        check(RegisterExtract.CHILDREN, "event-id", ids.events, nowhere);
        check(RegisterExtract.CHILDREN, "person-id", ids.persons, persons);
        check(RegisterExtract.CLAIMS, "event-id", ids.events, events);
        check(RegisterExtract.CLAIMS, "claimant-id", ids.persons, persons);
        check(RegisterExtract.CLAIMS, "spouse-at-first-filing", ids.persons, persons);
        check(RegisterExtract.CLAIMS, "other-parent", ids.persons, persons);
        check(RegisterExtract.WEEKS, "claim-id", ids.claims, nowhere);
        check(RegisterExtract.DECLARATIONS, "claim-id", ids.claims, nowhere);
        check(RegisterExtract.EARNINGS, "claim-id", ids.claims, nowhere);
        check(RegisterExtract.DEBTS, "claim-id", ids.claims, nowhere);
        check(RegisterExtract.DEBTS, "person-id", ids.persons, persons);
    }

    private void check(RegisterExtract extract, String field, FileIds inFiles, Optional<String> table) {
        RegisterFile file = file(extract);
        int index = file.field(field);
        SortedSet<Long> elsewhere = new TreeSet<>();
        file.forEach(record -> {
            if (!record.absent(index) && !inFiles.contains(record.number(index))) {
                elsewhere.add(record.number(index));
            }
        });
        Set<Long> unknown = new HashSet<>(elsewhere);
        table.ifPresent(name -> unknown.removeAll(stored(name, elsewhere)));
        if (unknown.isEmpty()) {
            return;
        }
        long[] firstAndCount = new long[2];
        file.forEach(record -> {
            if (!record.absent(index) && unknown.contains(record.number(index))) {
                firstAndCount[0] = firstAndCount[1]++ == 0 ? record.number() : firstAndCount[0];
            }
        });
        throw file.refused(
                firstAndCount[0],
                "the field " + field + " names a record that is in none of the files"
                        + table.map(name -> " and not on the register").orElse("") + "; lines with this fault: "
                        + firstAndCount[1]);
    }

    private Set<Long> stored(String table, SortedSet<Long> ids) {
        Set<Long> stored = new HashSet<>();
        Groups.of(List.copyOf(ids), GROUP)
                .forEach(group -> stored.addAll(database.client()
                        .sql("select id from " + table + " where id in (:ids)")
                        .param("ids", group)
                        .query(Long.class)
                        .list()));
        return stored;
    }

    private void write(Ids ids, boolean full, Last version) {
        database.transaction().executeWithoutResult(status -> {
            if (full) {
                RegisterRows.TABLES.forEach(
                        table -> database.client().sql("delete from " + table).update());
            } else {
                delete(ids.persons, "person.id", "identifier.person_id", "address.person_id");
                delete(ids.events, "event.id", "event_child.event_id");
                delete(
                        ids.claims,
                        "claim.id",
                        "benefit_week.claim_id",
                        "declaration.claim_id",
                        "declared_earnings.claim_id",
                        "debt.claim_id");
            }
            try {
                insert();
            } catch (DataIntegrityViolationException e) {
                throw new RegisterRefused(
                        "the extracts of sequence " + version.sequence + " contradict themselves: " + e.getMessage());
            }
            ClaimChanges changes = new ClaimChanges();
            for (RegisterExtract extract : List.of(
                    RegisterExtract.CLAIMS,
                    RegisterExtract.WEEKS,
                    RegisterExtract.DECLARATIONS,
                    RegisterExtract.EARNINGS)) {
                changes.add(file(extract), "claim-id");
            }
            changes.keep(database, version.version, full);
            record(version);
        });
    }

    private void delete(FileIds ids, String... columns) {
        for (List<Long> group : ids.groups(GROUP)) {
            for (String column : columns) {
                String table = column.substring(0, column.indexOf('.'));
                database.client()
                        .sql("delete from " + table + " where " + column + " in (:ids)")
                        .param("ids", group)
                        .update();
            }
        }
    }

    private void insert() {
        RegisterRows rows = new RegisterRows(database);
        each(RegisterExtract.PERSONS, (number, values) -> rows.person(RegisterValues.person(values)));
        each(
                RegisterExtract.IDENTIFIERS,
                (number, values) ->
                        rows.identifier(values.number("person-id"), number, RegisterValues.identifier(values)));
        each(
                RegisterExtract.ADDRESSES,
                (number, values) -> rows.address(values.number("person-id"), number, RegisterValues.address(values)));
        each(RegisterExtract.EVENTS, (number, values) -> rows.event(RegisterValues.event(values)));
        each(
                RegisterExtract.CHILDREN,
                (number, values) -> rows.child(
                        values.number("event-id"), values.number("person-id"), (int) values.number("child-rank")));
        each(RegisterExtract.CLAIMS, (number, values) -> rows.claim(RegisterValues.claim(values)));
        each(
                RegisterExtract.WEEKS,
                (number, values) -> rows.week(values.number("claim-id"), number, RegisterValues.week(values)));
        each(
                RegisterExtract.DECLARATIONS,
                (number, values) -> rows.declaration(number, RegisterValues.declaration(values)));
        each(RegisterExtract.EARNINGS, (number, values) -> rows.earnings(number, RegisterValues.earnings(values)));
        each(RegisterExtract.DEBTS, (number, values) -> rows.debt(RegisterValues.debt(values)));
        rows.flush();
    }

    /** The number of the record ranks it within its list. */
    private void each(RegisterExtract extract, BiConsumer<Long, Values> row) {
        RegisterFile file = file(extract);
        file.forEach(record -> {
            try {
                row.accept(record.number(), record.values());
            } catch (IllegalArgumentException e) {
                throw file.refused(record.number(), String.valueOf(e.getMessage()));
            }
        });
    }

    private void record(Last version) {
        Values header = file(RegisterExtract.PERSONS).header();
        BulkInsert row =
                new BulkInsert(database, "register_version", "version", "sequence", "mode", "digest", "created_at");
        row.add(
                version.version,
                version.sequence,
                header.text("mode"),
                version.digest,
                header.get("created-at")
                        .map(moment -> ((LocalDateTime) moment).toInstant(ZoneOffset.UTC))
                        .orElseThrow());
        row.flush();
    }
}
