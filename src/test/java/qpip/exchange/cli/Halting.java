package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.beans.factory.config.BeanPostProcessor;
import qpip.exchange.transfer.Effects;

/**
 * Put beside the program's own beans, numbers every call to the database and every effect, and halts the virtual
 * machine before the one whose number is given: no handler, no hook, no flush runs. What lies behind a call is seen
 * from before the next one.
 *
 * <pre>
 *   -Dspring.main.sources=qpip.exchange.cli.Halting
 *   -Dexchange.halt-at=17              halt before the 17th point
 *   -Dexchange.halt-points=FILE        or write what each point is, at the end
 * </pre>
 */
public final class Halting implements BeanPostProcessor {

    static final int HALTED = 137;

    private static final Set<String> CALLS = Set.of(
            "execute", "executeBatch", "executeLargeBatch", "executeLargeUpdate", "executeQuery", "executeUpdate");
    private static final int LABEL_LENGTH = 90;

    /** In the label of a call that is its own transaction. */
    static final String AT_ONCE = " at once ";

    private final long haltAt = Long.getLong("exchange.halt-at", 0);
    private final List<String> points = new ArrayList<>();

    public Halting() {
        String file = System.getProperty("exchange.halt-points");
        if (file != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(file))));
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            return watched(DataSource.class, dataSource, "");
        }
        if (bean instanceof Effects effects) {
            return Effects.observed(effects, point -> {
                if (point.startsWith("before:")) {
                    point(point.substring("before:".length()));
                }
            });
        }
        return bean;
    }

    private synchronized void point(String label) {
        points.add(label.length() > LABEL_LENGTH ? label.substring(0, LABEL_LENGTH) : label);
        if (points.size() == haltAt) {
            System.err.println("halted before " + points.get(points.size() - 1));
            System.err.flush();
            Runtime.getRuntime().halt(HALTED);
        }
    }

    private synchronized void write(Path file) {
        try {
            Files.write(file, points, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same object, but its calls are points, and so are those of what it gives out. */
    private <T> T watched(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    @Nullable Object[] arguments = given == null ? new Object[0] : given;
                    if (isPoint(target, method)) {
                        point(method.getName()
                                + (atOnce(target) ? AT_ONCE : " ")
                                + (sql.isEmpty() ? text(arguments) : sql));
                    }
                    Object result = invoke(target, method, arguments);
                    return result == null ? null : watched(result, text(arguments));
                }));
    }

    private Object watched(Object result, String sql) throws SQLException {
        if (result instanceof PGConnection && result instanceof BaseConnection connection) {
            return copying(connection);
        }
        if (result instanceof Connection connection) {
            return watched(Connection.class, connection, "");
        }
        if (result instanceof PreparedStatement statement) {
            return watched(PreparedStatement.class, statement, sql);
        }
        if (result instanceof Statement statement) {
            return watched(Statement.class, statement, "");
        }
        return result;
    }

    /** PostgreSQL's bulk load goes past JDBC. */
    private PGConnection copying(BaseConnection connection) throws SQLException {
        CopyManager copies = new CopyManager(connection) {
            @Override
            public CopyIn copyIn(String sql) throws SQLException {
                point(sql);
                return watched(CopyIn.class, super.copyIn(sql), sql);
            }
        };
        PGConnection real = (PGConnection) connection;
        return (PGConnection) Proxy.newProxyInstance(
                PGConnection.class.getClassLoader(),
                new Class<?>[] {PGConnection.class},
                (proxy, method, given) -> method.getName().equals("getCopyAPI")
                        ? copies
                        : invoke(real, method, given == null ? new Object[0] : given));
    }

    private static boolean isPoint(Object target, Method method) {
        String name = method.getName();
        if (target instanceof Statement) {
            return CALLS.contains(name);
        }
        if (target instanceof CopyIn) {
            return name.equals("endCopy");
        }
        return target instanceof Connection && (name.equals("commit") || name.equals("rollback"));
    }

    private static boolean atOnce(Object target) throws SQLException {
        return target instanceof Statement statement
                && statement.getConnection().getAutoCommit();
    }

    /** NB: SQL only, for its values are parameters and stay out. */
    private static String text(@Nullable Object[] arguments) {
        return Stream.of(arguments)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .map(sql -> sql.replaceAll("\\s+", " "))
                .orElse("");
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
