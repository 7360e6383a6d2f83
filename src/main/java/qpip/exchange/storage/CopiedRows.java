package qpip.exchange.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for PostgreSQL's {@code COPY ... FROM STDIN} in its text format: tabs between values, backslash escapes,
 * {@code \N} for NULL.
 */
final class CopiedRows implements Rows {

    private static final int FULL = 1 << 20;

    private final String copy;
    private final StringBuilder waiting = new StringBuilder();

    CopiedRows(String table, List<String> columns) {
        this.copy = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN";
    }

    @Override
    public void add(@Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                waiting.append('\t');
            }
            append(row[i]);
        }
        waiting.append('\n');
    }

    @Override
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public boolean full() {
        return waiting.length() >= FULL;
    }

    @Override
    public void send(Connection connection) throws SQLException {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            in.writeToCopy(bytes, 0, bytes.length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            waiting.append("\\N");
        } else if (value instanceof String text) {
            escape(text);
        } else if (value instanceof byte[] bytes) {
            waiting.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else {
            waiting.append(value);
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> waiting.append("\\\\");
                case '\t' -> waiting.append("\\t");
                case '\n' -> waiting.append("\\n");
                case '\r' -> waiting.append("\\r");
                default -> waiting.append(c);
            }
        }
    }
}
