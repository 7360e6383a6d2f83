package qpip.exchange.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import qpip.exchange.storage.Database;

/** A PostgreSQL server of our own, that forces its log to the disk as one in production does. */
final class PostgresStore implements Store {

    private static final String OWNER = "postgres";

    private final EmbeddedPostgres server;

    PostgresStore(Path folder) {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(Files.createDirectories(folder).toFile())
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    @Override
    public String title() {
        return "PostgreSQL " + one("show server_version").split(" ", 2)[0];
    }

    @Override
    public String url(String name) {
        return server.getJdbcUrl(OWNER, name);
    }

    @Override
    public String user() {
        return OWNER;
    }

    @Override
    public boolean exists(String name) {
        return one("select count(*) from pg_database where datname = '" + name + "'")
                .equals("1");
    }

    @Override
    public void make(String name) {
        drop(name);
        run("create database " + name);
    }

    /** NB: the checkpoint keeps the copying, which is no part of what is measured, from being written during it. */
    @Override
    public void copy(String from, String to) {
        drop(to);
        run("create database " + to + " template " + from);
        run("checkpoint");
    }

    @Override
    public void drop(String name) {
        run("drop database if exists " + name + " with (force)");
    }

    /** NB: the server is stopped before its own vacuum has come; without it each index still leads to what was purged. */
    @Override
    public void settle(Database database) {
        database.client().sql("vacuum (analyze)").update();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    private void run(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String one(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl(OWNER, OWNER));
    }
}
