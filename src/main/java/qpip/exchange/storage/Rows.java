package qpip.exchange.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows waiting to be sent, in the way of one database; null is SQL's NULL. */
interface Rows {

    void add(@Nullable Object[] row);

    boolean isEmpty();

    /** Enough are waiting for sending to pay. */
    boolean full();

    /** Sends and forgets the waiting rows. */
    void send(Connection connection) throws SQLException;
}
