package qpip.exchange.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import qpip.exchange.storage.Database;

/** One of the two databases, with as many named ones in it as the contenders need. */
interface Store extends AutoCloseable {

    /** As in the table: the product and its version. */
    String title();

    String url(String name);

    String user();

    boolean exists(String name);

    /** Makes an empty one. */
    void make(String name);

    /** Makes one that is the same as another, which nobody uses now. */
    void copy(String from, String to);

    void drop(String name);

    /** What the week until the next night does to a database by itself. */
    void settle(Database database);

    @Override
    void close();

    /** Works with one, alone. */
    default <T> T with(String name, Function<Database, T> work) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(name));
        pool.setUsername(user());
        pool.setMaximumPoolSize(2);
        try (pool) {
            return work.apply(Database.of(pool));
        }
    }
}
