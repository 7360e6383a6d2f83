package qpip.exchange.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows for prepared inserts: {@value #GROUP} rows a statement, because H2's cost is by statement more than by row. */
final class PreparedRows implements Rows {

    private static final int GROUP = 64;
    private static final int FULL = 64 * GROUP;

    private final String head;
    private final String one;
    private final List<@Nullable Object[]> waiting = new ArrayList<>(FULL);

    PreparedRows(String table, List<String> columns) {
        this.head = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        this.one = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
    }

    @Override
    public void add(@Nullable Object[] row) {
        waiting.add(row);
    }

    @Override
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public boolean full() {
        return waiting.size() >= FULL;
    }

    @Override
    public void send(Connection connection) throws SQLException {
        try {
            int grouped = waiting.size() - waiting.size() % GROUP;
            insert(connection, 0, grouped, GROUP);
            insert(connection, grouped, waiting.size(), 1);
        } finally {
            waiting.clear();
        }
    }

    private void insert(Connection connection, int from, int to, int group) throws SQLException {
        if (from == to) {
            return;
        }
        String sql = head + String.join(",", Collections.nCopies(group, one));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int first = from; first < to; first += group) {
                int parameter = 1;
                for (@Nullable Object[] row : waiting.subList(first, first + group)) {
                    for (Object value : row) {
                        statement.setObject(parameter++, value);
                    }
                }
                statement.executeUpdate();
            }
        }
    }
}
