package qpip.exchange.storage;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Many rows into one table, within the transaction under way: COPY on PostgreSQL, prepared inserts of many rows on H2.
 * Rows go out whenever enough are waiting, and at {@link #flush()}, without which the last ones are lost. Messages of a
 * database quote the row, so none of them passes: an error here names the table, the constraint and the SQLSTATE.
 *
 * <p>Values are String, Integer, Long, Boolean, BigDecimal, LocalDate, Instant (kept to the microsecond), byte[], an
 * enum (its name), or an Optional of these.
 */
public final class BulkInsert {

    private final Database database;
    private final String table;
    private final List<String> columns;
    private final Rows rows;
    private long added;

    public BulkInsert(Database database, String table, String... columns) {
        this.database = database;
        this.table = table;
        this.columns = List.of(columns);
        this.rows = database.dialect() == Dialect.POSTGRESQL
                ? new CopiedRows(table, this.columns)
                : new PreparedRows(table, this.columns);
    }

    /** One row, its values in the order of the columns. */
    public void add(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of " + table + " has " + columns.size() + " values, not " + values.length);
        }
        @Nullable Object[] row = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            row[i] = plain(values[i], columns.get(i));
        }
        rows.add(row);
        added++;
        if (rows.full()) {
            flush();
        }
    }

    /** Sends the waiting rows. */
    public void flush() {
        if (rows.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(database.dataSource());
        try {
            rows.send(connection);
        } catch (SQLException e) {
            throw quiet(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database.dataSource());
        }
    }

    /** How many rows were added, sent or not. */
    public long added() {
        return added;
    }

    private @Nullable Object plain(Object value, String column) {
        Object bare = bare(value);
        if (bare instanceof String text) {
            return storable(text, column);
        } else if (bare instanceof Enum<?> word) {
            return word.name();
        } else if (bare instanceof Instant moment) {
            return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        } else if (bare == null
                || bare instanceof Long
                || bare instanceof Integer
                || bare instanceof Boolean
                || bare instanceof BigDecimal
                || bare instanceof LocalDate
                || bare instanceof byte[]) {
            return bare;
        }
        throw new IllegalArgumentException(
                table + "." + column + ": can't store a " + bare.getClass().getName());
    }

    private static @Nullable Object bare(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? optional.get() : null;
        } else if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        return value;
    }

    /** PostgreSQL holds neither U+0000 nor half a surrogate pair; H2 would, so the two would differ. */
    private String storable(String text, String column) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(table + "." + column + ": text must not hold U+0000");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            table + "." + column + ": text must not hold half a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    /** NB: without the cause, whose message and context quote the row. */
    private DataAccessException quiet(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("unknown");
        String place = "rows of " + table;
        if (state.equals("23505")) {
            return new DuplicateKeyException(place + ": a row with that key stands already (SQLSTATE 23505)");
        } else if (state.startsWith("22") || state.startsWith("23")) {
            return new DataIntegrityViolationException(
                    place + ": a value does not fit its column or constraint (SQLSTATE " + state + ")");
        }
        return new DataAccessResourceFailureException(
                place + ": the database did not take them (SQLSTATE " + state + ")");
    }
}
