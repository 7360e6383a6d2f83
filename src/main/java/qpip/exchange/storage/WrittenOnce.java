package qpip.exchange.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** What H2 asks before a row that is evidence is changed or deleted; PostgreSQL has a function of its own for it. */
public final class WrittenOnce implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException("a row of this table is written once: none is changed or deleted");
    }
}
