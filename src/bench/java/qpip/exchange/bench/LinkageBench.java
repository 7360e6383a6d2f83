package qpip.exchange.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import qpip.exchange.linkage.evaluation.LinkFolder;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.simulation.town.Town;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./exchange bench linkage}: an invented town's register and extract, matched by this engine, by the same model of
 * Fellegi and Sunter in SQL on DuckDB, and by Duke on as much as it can bear; each in a process of its own, on the same
 * files.
 */
@Command(
        name = "linkage",
        mixinStandardHelpOptions = true,
        description = "Measures the linkage against DuckDB and Duke on the same files.")
final class LinkageBench implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--persons", defaultValue = "1000000", description = "Persons of the register (${DEFAULT-VALUE}).")
    private int persons;

    @Option(names = "--records", defaultValue = "9000000", description = "Records of the extract (${DEFAULT-VALUE}).")
    private long records;

    @Option(
            names = "--duke-records",
            defaultValue = "5000",
            description = "Of each file so many for Duke, and for the engine beside it (${DEFAULT-VALUE}).")
    private int dukeRecords;

    @Option(names = "--threads", defaultValue = "2", description = "Threads of the engine and of DuckDB (${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--contender", split = ",", defaultValue = "engine,duckdb,duke", description = "Who runs (${DEFAULT-VALUE}).")
    private List<String> contenders = List.of();

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("exchange.home", ".")).toAbsolutePath();
        Path work = home.resolve("target").resolve("bench");
        Path town = work.resolve("town-" + persons + "-" + records);
        prepare(town, persons, records);
        List<Outcome> outcomes = new ArrayList<>();
        if (contenders.contains("engine")) {
            outcomes.add(engine(home, town, "engine"));
        }
        if (contenders.contains("duckdb")) {
            outcomes.add(contender(DuckDbLinkage.class, town, "DuckDB", "4g"));
        }
        if (contenders.contains("duke")) {
            Path small = work.resolve("town-" + dukeRecords);
            prepare(small, dukeRecords, dukeRecords);
            outcomes.add(engine(home, small, "engine, small"));
            outcomes.add(contender(DukeLinkage.class, small, "Duke, small", "2g"));
        }
        print(outcomes);
        return 0;
    }

    /**
     * What a contender did.
     *
     * @param seconds from reading the first byte of the extract, or of both files, to the last decision
     */
    private record Outcome(String name, long records, double seconds, double processor, long heapMiB, double precision, double recall) {

        double f1() {
            return 2 * precision * recall / Math.max(1e-12, precision + recall);
        }
    }

    private static void prepare(Path town, int persons, long records) throws IOException {
        if (!Files.exists(town.resolve("model.json"))) {
            System.err.println("preparing " + town.getFileName());
            new Town(1, false).write(town, persons, records);
            LinkFolder.of(town).trained().write(town.resolve("model.json"));
        }
        TrainedModel.read(town.resolve("model.json"));
    }

    private Outcome engine(Path home, Path town, String name) {
        Child child = Child.run(
                List.of(
                        home.resolve("exchange").toString(),
                        "linkage",
                        "link",
                        town.toString(),
                        "--json",
                        "--score",
                        "--threads",
                        Integer.toString(threads)),
                Map.of("EXCHANGE_HEAP", "1536m"),
                town.resolve("gc.log"));
        JsonNode json = JSON.readTree(child.output());
        JsonNode score = json.path("score");
        double right = score.path("right").asDouble();
        return new Outcome(
                name,
                json.path("linked").path("records").asLong(),
                json.path("seconds").asDouble() + json.path("indexSeconds").asDouble(),
                json.path("processorSeconds").asDouble(),
                json.path("heapMiB").asLong(),
                right / Math.max(1, right + score.path("wrong").asDouble()),
                right / Math.max(1, score.path("findable").asDouble()));
    }

    private Outcome contender(Class<?> main, Path town, String name, String heap) {
        Child child = Child.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-Xlog:gc:file=" + town.resolve("gc.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        town.toString(),
                        Integer.toString(threads)),
                Map.of(),
                town.resolve("gc.log"));
        String[] result = child.output()
                .lines()
                .filter(line -> line.startsWith("RESULT "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result in\n" + child.output()))
                .substring("RESULT ".length())
                .split(" ");
        return new Outcome(
                name,
                Long.parseLong(result[0]),
                Double.parseDouble(result[1]),
                child.processor() / 1000.0,
                child.heapMiB(),
                Double.parseDouble(result[2]),
                Double.parseDouble(result[3]));
    }

    private static void print(List<Outcome> outcomes) {
        System.out.printf(
                Locale.ROOT, "%-14s %10s %9s %9s %11s %7s %9s %9s %9s%n", "", "records", "seconds", "cpu s", "records/s", "MiB", "precision", "recall", "F1");
        for (Outcome one : outcomes) {
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %10d %9.1f %9.1f %11.0f %7d %9.6f %9.6f %9.6f%n",
                    one.name(),
                    one.records(),
                    one.seconds(),
                    one.processor(),
                    one.records() / one.seconds(),
                    one.heapMiB(),
                    one.precision(),
                    one.recall(),
                    one.f1());
        }
        ratio(outcomes, "engine", "DuckDB");
        ratio(outcomes, "engine, small", "Duke, small");
    }

    private static void ratio(List<Outcome> outcomes, String ours, String theirs) {
        outcomes.stream().filter(one -> one.name().equals(ours)).findFirst().ifPresent(one -> outcomes.stream()
                .filter(other -> other.name().equals(theirs))
                .findFirst()
                .ifPresent(other -> System.out.printf(
                        Locale.ROOT, "%s: %.1f times the rate of %s%n", ours, other.seconds() / one.seconds(), theirs)));
    }

    /** The true person of each record of a file, by the number of its row. */
    static List<String> persons(Path file, int column) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            List<String> persons = new ArrayList<>();
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                persons.add(line.split(",", -1)[column]);
            }
            return persons;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
