package qpip.exchange.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.jdbc.support.JdbcTransactionManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import qpip.exchange.console.Accounts;
import qpip.exchange.console.Console;
import qpip.exchange.console.Role;
import qpip.exchange.console.Sources;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.Control;
import qpip.exchange.job.Couriers;
import qpip.exchange.job.Folders;
import qpip.exchange.job.Inquiring;
import qpip.exchange.job.Operations;
import qpip.exchange.job.Progress;
import qpip.exchange.job.RequestRefs;
import qpip.exchange.job.Settings;
import qpip.exchange.job.Workshop;
import qpip.exchange.storage.Database;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.Patience;

/**
 * {@code ./exchange bench console}: so many people review at once on PostgreSQL, with so many flags open: each looks at
 * the list, takes the next flag, says that it is the same person, decides, and goes on to the next. It tells how long a
 * page takes, as a browser sees it, and fails when a decision was lost or made twice or a flag was taken by two.
 */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = "Measures the console while many people review.")
final class ConsoleLoad implements Callable<Integer> {

    private static final int POOL = 8;

    @Option(names = "--flags", defaultValue = "500000", description = "Open flags (${DEFAULT-VALUE}).")
    private int flags;

    @Option(names = "--analysts", defaultValue = "60", description = "People who review (${DEFAULT-VALUE}).")
    private int analysts;

    @Option(names = "--seconds", defaultValue = "120", description = "How long they do (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--think",
            defaultValue = "5000",
            description = "Milliseconds between two pages of a person, on average (${DEFAULT-VALUE}).")
    private int think;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("exchange.home", ".")).toAbsolutePath();
        Path work = home.resolve("target").resolve("bench").resolve("console");
        try (PostgresStore store = new PostgresStore(work.resolve("pg"))) {
            store.make("console");
            Flyway.configure()
                    .dataSource(store.url("console"), store.user(), "")
                    .load()
                    .migrate();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(store.url("console"));
            config.setUsername(store.user());
            config.setMaximumPoolSize(POOL);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                measure(Database.of(pool), store, home, work);
            }
            store.drop("console");
        }
        return 0;
    }

    private void measure(Database database, PostgresStore store, Path home, Path work) throws Exception {
        System.err.println("bench: making " + flags + " flags");
        new ConsoleFlags(database).make(flags);
        store.settle(database);
        Catalogue catalogue = Catalogue.read(home);
        Workshop workshop = workshop(database, catalogue, work);
        try (Operations operations = new Operations(catalogue, new Control(workshop, operator(workshop)), workshop);
                Console console = Console.start(
                        new Sources(
                                database,
                                Clock.systemUTC(),
                                day -> 30,
                                operations,
                                Optional.of(new Inquiring(workshop, catalogue))),
                        0)) {
            Accounts accounts = new Accounts(database, Clock.systemUTC());
            List<ConsoleAnalyst> people = new ArrayList<>();
            for (int i = 1; i <= analysts; i++) {
                String code = "analyst-" + i;
                people.add(new ConsoleAnalyst(console.port(), code, accounts.open(code, Role.ANALYST), think, i));
            }
            System.err.println("bench: " + analysts + " people signed in");
            run(people, seconds / 6, false);
            run(people, seconds, true);
            print(people, store);
            check(people, database);
        }
    }

    private static Workshop workshop(Database database, Catalogue catalogue, Path work) {
        Folders folders = new Folders(work.resolve("data"));
        Effects effects = Effects.real();
        return new Workshop(
                database,
                new ResourcelessJobRepository(),
                new JdbcTransactionManager(database.dataSource()),
                Clock.systemUTC(),
                folders,
                effects,
                new Couriers(folders.mailboxes(), effects, Patience.usual()),
                RequestRefs.at(folders.requestKey(), effects),
                catalogue.policy(),
                new Settings(1, 1, OptionalInt.empty(), "T"),
                Progress.NONE);
    }

    /** NB: nobody restarts anything while it is measured. */
    private static JobOperator operator(Workshop workshop) throws Exception {
        JobOperatorFactoryBean factory = new JobOperatorFactoryBean();
        factory.setJobRepository(workshop.repository());
        factory.setJobRegistry(new MapJobRegistry());
        factory.setTransactionManager(workshop.transactions());
        factory.afterPropertiesSet();
        return Objects.requireNonNull(factory.getObject());
    }

    private static void run(List<ConsoleAnalyst> people, int seconds, boolean counts) throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(people.size());
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<?>> work = new ArrayList<>();
        people.forEach(one -> work.add(all.submit(() -> {
            one.review(until, counts);
            return null;
        })));
        for (Future<?> one : work) {
            one.get();
        }
        all.shutdown();
    }

    private void print(List<ConsoleAnalyst> people, PostgresStore store) {
        System.out.println(store.title() + ", " + flags + " open flags, " + analysts + " people, " + think
                + " ms between pages, " + seconds + " s");
        System.out.println("| page | pages | median ms | 95 % ms | most ms |\n| --- | ---: | ---: | ---: | ---: |");
        List<Long> all = new ArrayList<>();
        for (ConsoleAnalyst.Page page : ConsoleAnalyst.Page.values()) {
            List<Long> times =
                    people.stream().flatMap(one -> one.times(page).stream()).sorted().toList();
            all.addAll(times);
            line(page.title(), times);
        }
        line("all", all.stream().sorted().toList());
    }

    private static void line(String title, List<Long> sorted) {
        if (!sorted.isEmpty()) {
            System.out.println("| " + title + " | " + sorted.size() + " | " + part(sorted, 50) + " | " + part(sorted, 95)
                    + " | " + part(sorted, 100) + " |");
        }
    }

    private static String part(List<Long> sorted, int percent) {
        long nanos = sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
        return String.valueOf(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private void check(List<ConsoleAnalyst> people, Database database) {
        List<String> decided =
                people.stream().flatMap(one -> one.decided().stream()).sorted().toList();
        List<String> taken = people.stream().flatMap(one -> one.taken().stream()).toList();
        List<String> stored = database.client()
                .sql("select e.ref from flag_event e join flag f on f.ref = e.ref and f.state = 'CLOSED'"
                        + " where e.kind = 'DISPOSED'")
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
        must(decided.equals(stored), "decided " + decided.size() + ", stored " + stored.size());
        must(stored.stream().distinct().count() == stored.size(), "a decision was made twice");
        must(taken.stream().distinct().count() == taken.size(), "a flag was taken by two");
        System.out.println("decisions " + decided.size() + ", as many stored, none twice; taken " + taken.size()
                + ", none by two");
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
