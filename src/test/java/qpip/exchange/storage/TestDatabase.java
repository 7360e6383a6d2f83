package qpip.exchange.storage;

import com.zaxxer.hikari.HikariDataSource;

/** A fresh, migrated database of one test; JUnit closes it after the test. */
public record TestDatabase(Database database, HikariDataSource pool, Runnable drop) implements AutoCloseable {

    @Override
    public void close() {
        pool.close();
        drop.run();
    }

    @Override
    public String toString() {
        return database.dialect().name();
    }
}
