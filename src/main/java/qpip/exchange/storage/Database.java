package qpip.exchange.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database. Statements of {@link #client()} and rows of {@link BulkInsert} take part in the transaction that
 * is under way on this data source, whoever began it.
 */
public final class Database {

    private final DataSource dataSource;
    private final Dialect dialect;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneMoment;

    private Database(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.client = JdbcClient.create(dataSource);
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        this.transaction = new TransactionTemplate(manager);
        this.oneMoment = new TransactionTemplate(manager);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(
                dialect == Dialect.H2
                        ? TransactionDefinition.ISOLATION_SERIALIZABLE
                        : TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Asks the data source which of the two databases it is. */
    public static Database of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> new Database(dataSource, Dialect.H2);
                case "PostgreSQL" -> new Database(dataSource, Dialect.POSTGRESQL);
                default ->
                    throw new IllegalArgumentException(
                            "the database must be H2 or PostgreSQL, but the data source says " + product);
            };
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer (SQLSTATE " + e.getSQLState() + ")", e);
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Dialect dialect() {
        return dialect;
    }

    public JdbcClient client() {
        return client;
    }

    /** Joins the transaction under way or begins one; an exception rolls it back. */
    public TransactionTemplate transaction() {
        return transaction;
    }

    /**
     * Several statements that see the database as it stood at the first of them, whatever is committed meanwhile; not
     * within another transaction, whose way of seeing would hold.
     *
     * <p>NB: H2 shows a commit table by table, so at read committed a reader meets new rows in one table and old ones
     * in the next, and at repeatable read too, since that fixes a table when it is first used. Its serializable level
     * fixes all tables at once, and like PostgreSQL's repeatable read it holds up no writer.
     */
    public TransactionTemplate oneMoment() {
        return oneMoment;
    }

    /**
     * Lets the planner know what a bulk load has changed, else it goes on believing that the tables are empty. NB:
     * after the transaction, not within it: on H2 this commits.
     */
    public void analyze(String... tables) {
        for (String table : tables) {
            client.sql(dialect == Dialect.H2 ? "ANALYZE TABLE " + table : "ANALYZE " + table)
                    .update();
        }
    }
}
