package qpip.exchange.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import qpip.exchange.storage.Database;

/** One pass over each table of the register, within one transaction that sees one moment. */
final class SnapshotReading {

    private static final int FETCH = 10_000;

    private final Database database;

    SnapshotReading(Database database) {
        this.database = database;
    }

    RegisterSnapshot snapshot() {
        // NB: within a transaction, or the driver of PostgreSQL doesn't stream.
        return Optional.ofNullable(database.oneMoment().execute(status -> read()))
                .orElseThrow();
    }

    private RegisterSnapshot read() {
        long version = new Register(database).version();
        return new RegisterSnapshot(
                version, new StoredImage(database).columns(version).orElseGet(this::columns));
    }

    /** Keeps the image of the register as it stands, for later readings. */
    void keep() {
        Optional.ofNullable(
                        database.oneMoment().execute(status -> new Kept(new Register(database).version(), columns())))
                .ifPresent(kept -> database.transaction()
                        .executeWithoutResult(
                                status -> new StoredImage(database).keep(kept.version(), kept.columns())));
    }

    private record Kept(long version, SnapshotColumns columns) {}

    private SnapshotColumns columns() {
        SnapshotColumns columns = new SnapshotColumns(count("person"), count("event"));
        persons(columns);
        addresses(columns);
        identifiers(columns);
        events(columns);
        rows("select event_id, person_id from event_child", row -> {
            columns.child(columns.person(row.getLong(2)), columns.event(row.getLong(1)));
        });
        rows("select event_id, claimant_id, other_parent from claim", row -> {
            int event = columns.event(row.getLong(1));
            columns.parent(columns.person(row.getLong(2)), event);
            long other = row.getLong(3);
            if (!row.wasNull()) {
                columns.parent(columns.person(other), event);
            }
        });
        return columns;
    }

    private void persons(SnapshotColumns columns) {
        Position person = new Position();
        rows(
                "select id, surname, other_surnames, given_names, usual_name, born_on, sex from person order by id",
                row -> {
                    int i = person.next();
                    columns.personIds[i] = row.getLong(1);
                    columns.texts[i] = columns.pool.add(
                            row.getString(2), row.getString(3), row.getString(4), orBlank(row.getString(5)));
                    columns.births[i] = epochDay(row, 6);
                    columns.sexes[i] = (byte) Sex.valueOf(row.getString(7)).ordinal();
                    if (columns.births[i] != RegisterSnapshot.UNKNOWN_DAY) {
                        columns.personsByBirthDay.add(columns.births[i], i);
                    }
                });
    }

    /** Rows come in order of person, so that of each person only the latest address enters the pool. */
    private void addresses(SnapshotColumns columns) {
        LatestAddress latest = new LatestAddress(columns);
        rows("select person_id, since, postal_code, municipality from address order by person_id, rank", latest);
        latest.end();
    }

    private static final class LatestAddress implements RowCallbackHandler {

        private final SnapshotColumns columns;
        private long person;
        private LocalDate since = LocalDate.MIN;
        private String postalCode = "";
        private String municipality = "";

        LatestAddress(SnapshotColumns columns) {
            this.columns = columns;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            long owner = row.getLong(1);
            if (owner != person) {
                end();
                person = owner;
                since = LocalDate.MIN;
            }
            LocalDate day = row.getObject(2, LocalDate.class);
            if (!day.isBefore(since)) {
                since = day;
                postalCode = row.getString(3);
                municipality = row.getString(4);
            }
        }

        void end() {
            int position = columns.person(person);
            if (position >= 0 && !since.equals(LocalDate.MIN)) {
                columns.addresses[position] = columns.pool.add(postalCode, municipality);
            }
        }
    }

    private void identifiers(SnapshotColumns columns) {
        Nams nams = new Nams(columns);
        rows("select person_id, type, number from identifier order by person_id, rank", row -> {
            int person = columns.person(row.getLong(1));
            String number = row.getString(3);
            if (person < 0) {
                return;
            } else if (IdentifierType.valueOf(row.getString(2)) == IdentifierType.NAM) {
                nams.add(person, RegisterSnapshot.canonical(number));
            } else if (number.matches("[0-9]{9}")) {
                columns.sinsOfPerson.add(person, Integer.parseInt(number));
                columns.personsBySin.add(Integer.parseInt(number), person);
            }
        });
        nams.end();
    }

    /** Collects the numbers of one person, who comes in consecutive rows. */
    private static final class Nams {

        private final SnapshotColumns columns;
        private final List<String> numbers = new ArrayList<>();
        private int person;

        Nams(SnapshotColumns columns) {
            this.columns = columns;
        }

        void add(int owner, String number) {
            if (owner != person) {
                end();
                person = owner;
            }
            numbers.add(number);
            columns.personsByNam.add(number.hashCode(), owner);
        }

        void end() {
            if (!numbers.isEmpty()) {
                columns.nams[person] = columns.pool.add(NameList.joined(numbers));
                numbers.clear();
            }
        }
    }

    private void events(SnapshotColumns columns) {
        Position event = new Position();
        rows("select id, coalesce(actual_on, expected_on), child_count, attestation_no from event order by id", row -> {
            int i = event.next();
            columns.eventIds[i] = row.getLong(1);
            columns.eventDays[i] = epochDay(row, 2);
            columns.childCounts[i] = row.getInt(3);
            String attestation = orBlank(row.getString(4));
            if (!attestation.isEmpty()) {
                columns.attestations[i] = columns.pool.add(attestation);
                columns.eventsByAttestation.add(attestation.hashCode(), i);
            }
        });
    }

    private int count(String table) {
        return database.client()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private void rows(String sql, RowCallbackHandler row) {
        database.client().sql(sql).withFetchSize(FETCH).query(row);
    }

    private static final class Position {
        private int next;

        int next() {
            return next++;
        }
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int epochDay(ResultSet row, int column) throws SQLException {
        LocalDate day = row.getObject(column, LocalDate.class);
        return day == null ? RegisterSnapshot.UNKNOWN_DAY : (int) day.toEpochDay();
    }
}
