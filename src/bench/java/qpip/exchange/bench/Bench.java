package qpip.exchange.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./exchange bench}: prepares, then runs the contenders in turn, each in a fresh process, and prints the medians.
 *
 * <pre>
 *   register ─▶ requests ─▶ first night (all new) ─▶ kept as a base
 *   each round, each store:  copy of the base ─▶ engine: second night, 2 % changed
 *                            empty tables     ─▶ textbook with a look-up; textbook that only loads
 *                            the same file    ─▶ newlines counted: the limit
 * </pre>
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the engine against a textbook job.",
        subcommands = {ConsoleLoad.class, LinkageBench.class})
final class Bench implements Callable<Integer> {

    private static final String MEASURED = "measured";
    private static final String HEAP = "512m";

    @Option(names = "--records", defaultValue = "1000000", description = "Records in the file (${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--persons", defaultValue = "200000", description = "Persons on the register (${DEFAULT-VALUE}).")
    private int persons;

    @Option(names = "--rounds", defaultValue = "3", description = "How often each contender runs (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--database",
            split = ",",
            defaultValue = "h2,postgresql",
            description = "Which databases (${DEFAULT-VALUE}).")
    private List<String> databases = List.of();

    @Option(
            names = "--contender",
            split = ",",
            defaultValue = "engine,lookup,load,newlines",
            description = "Who runs (${DEFAULT-VALUE}).")
    private List<String> contenders = List.of();

    @Option(names = "--fresh", description = "Prepares anew even if that was done before.")
    private boolean fresh;

    @Option(names = "--java-options", defaultValue = "", description = "Further options for the engine's Java.")
    private String javaOptions = "";

    private Path work = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (databases.isEmpty()) {
            throw new IllegalArgumentException("at least one database");
        }
        Path home = Path.of(System.getProperty("exchange.home", ".")).toAbsolutePath();
        Size size = new Size(records, persons);
        work = home.resolve("target").resolve("bench").resolve(size.name());
        if (fresh) {
            FileSystemUtils.deleteRecursively(work.toFile());
        }
        Engine engine = new Engine(home, work, javaOptions);
        Preparation preparation = new Preparation(size, home, work, engine, Bench::say);
        List<Store> stores = new ArrayList<>();
        try {
            databases.forEach(name -> stores.add(
                    name.equals("h2") ? new H2Store(work.resolve("h2")) : new PostgresStore(work.resolve("pg"))));
            Path file = stores.stream().map(preparation::secondFile).toList().get(0);
            Results results = new Results(size, file.toFile().length());
            for (int round = 1; round <= rounds; round++) {
                round(round, stores, file, engine, size, results);
            }
            print(results.table());
        } finally {
            stores.forEach(Store::close);
        }
        return 0;
    }

    private void round(int round, List<Store> stores, Path file, Engine engine, Size size, Results results) {
        for (Store store : stores) {
            if (contenders.contains("engine")) {
                tell(round, results.add(engine(store, engine, file, size)));
            }
            for (String kind : List.of("lookup", "load")) {
                if (contenders.contains(kind)) {
                    tell(round, results.add(textbook(store, kind, file)));
                }
            }
        }
        if (contenders.contains("newlines")) {
            Child child = java(Newlines.class, List.of(file.toString()));
            tell(round, results.add(new Results.Run("newlines", "", child.result(), child.milliseconds(), child.processor(), 0)));
        }
    }

    private Results.Run engine(Store store, Engine engine, Path file, Size size) {
        FileSystemUtils.deleteRecursively(work.resolve("measured-data").toFile());
        store.copy(Preparation.ENGINE, MEASURED);
        Child child = engine.run(
                store,
                MEASURED,
                work.resolve("measured-data"),
                HEAP,
                List.of("run", "CN-IN-01", file.toString(), "--night", Preparation.SECOND_NIGHT.toString()));
        Engine.Execution done =
                store.with(MEASURED, database -> Engine.last(database, Preparation.SECOND_NIGHT));
        store.drop(MEASURED);
        Map<String, Long> expected = new TreeMap<>(Map.of(
                "records", (long) size.records(),
                "facts-changed", (long) size.changed(),
                "unchanged", (long) size.records() - size.changed()));
        expected.forEach((name, amount) -> {
            if (!done.status().equals("DONE") || !amount.equals(done.counts().get(name))) {
                throw new IllegalStateException("expected " + expected + ", found " + done);
            }
        });
        say("    steps " + done.steps() + " claims " + done.counts().get("claims"));
        return new Results.Run("engine", store.title(), done.milliseconds(), child.milliseconds(), child.processor(), child.heapMiB());
    }

    private Results.Run textbook(Store store, String kind, Path file) {
        store.copy(Preparation.TEXTBOOK, MEASURED);
        Child child = java(Textbook.class, List.of(file.toString(), kind, store.url(MEASURED), store.user()));
        long rows = store.with(MEASURED, database -> database.client()
                .sql("select count(*) from payment")
                .query(Long.class)
                .single());
        store.drop(MEASURED);
        if (rows != records) {
            throw new IllegalStateException("the textbook job wrote " + rows + " rows");
        }
        return new Results.Run(kind, store.title(), child.result(), child.milliseconds(), child.processor(), child.heapMiB());
    }

    /** The same Java, heap and collector as the engine has. */
    private Child java(Class<?> main, List<String> arguments) {
        Path collections = work.resolve("collections.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:gc:file=" + collections,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return Child.run(command, Map.of(), collections);
    }

    private static void tell(int round, Results.Run run) {
        say("round " + round + ": " + run);
    }

    private static void say(String text) {
        System.err.println("bench: " + text);
    }

    private static void print(String text) {
        System.out.println(text);
    }
}
