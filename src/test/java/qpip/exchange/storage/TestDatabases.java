package qpip.exchange.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * Databases for tests: an H2 file and one on a real PostgreSQL server, which the first test that wants it starts. Both
 * are copies of a template that was migrated once. Use as
 * {@code @MethodSource("qpip.exchange.storage.TestDatabases#both")}.
 *
 * <p>The fast tests do without PostgreSQL there, as if what runs on it had the tag "slow".
 */
public final class TestDatabases {

    private static final boolean FAST =
            List.of(System.getProperty("tests.excluded", "").split(",")).contains("slow");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestDatabases() {}

    /** One of each, so that a test runs on both; of the fast tests only the one on H2. */
    public static Stream<TestDatabase> both() {
        return FAST
                ? Stream.of(h2())
                : Stream.<Supplier<TestDatabase>>of(TestDatabases::h2, TestDatabases::postgresql)
                        .map(Supplier::get);
    }

    public static TestDatabase on(Dialect dialect) {
        return dialect == Dialect.H2 ? h2() : postgresql();
    }

    public static TestDatabase h2() {
        try {
            Path folder = Files.createTempDirectory("qpip-h2-");
            Files.copy(H2Template.FILE, folder.resolve("exchange.mv.db"));
            return open(h2Url(folder), () -> FileSystemUtils.deleteRecursively(folder.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestDatabase postgresql() {
        String name = "test_" + NEXT.incrementAndGet();
        PostgreSqlServer.run("CREATE DATABASE " + name + " TEMPLATE " + PostgreSqlServer.TEMPLATE);
        return open(PostgreSqlServer.url(name), () -> PostgreSqlServer.run("DROP DATABASE " + name + " WITH (FORCE)"));
    }

    private static TestDatabase open(String url, Runnable drop) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        return new TestDatabase(Database.of(pool), pool, drop);
    }

    private static void migrate(String url) {
        String vendor = url.startsWith("jdbc:h2:") ? "h2" : "postgresql";
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration", "classpath:db/" + vendor)
                .load()
                .migrate();
    }

    private static String h2Url(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("exchange") + ";WRITE_DELAY=0";
    }

    private static final class H2Template {

        private static final Path FILE = migrated();

        private static Path migrated() {
            try {
                Path folder = Files.createTempDirectory("qpip-h2-template-");
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
                migrate(h2Url(folder));
                return folder.resolve("exchange.mv.db");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** NB: the library's own settings switch fsync and synchronous commits off, which would hide faults. */
    private static final class PostgreSqlServer {

        private static final String TEMPLATE = "migrated";
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + TEMPLATE);
                }
                migrate(server.getJdbcUrl("postgres", TEMPLATE));
                return server;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("the PostgreSQL of the tests did not start", e);
            }
        }

        private static String url(String database) {
            return SERVER.getJdbcUrl("postgres", database);
        }

        private static void run(String sql) {
            try (Connection connection = DriverManager.getConnection(url("postgres"));
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
