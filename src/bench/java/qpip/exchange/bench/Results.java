package qpip.exchange.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured, and the medians of it. */
final class Results {

    private static final double MILLION = 1e6;

    private final Size size;
    private final long bytes;
    private final List<Run> runs = new ArrayList<>();

    /** One contender, once: milliseconds of the job, of its process from start to end, and of processors. */
    record Run(String contender, String store, long job, long process, long processor, long heapMiB) {}

    Results(Size size, long bytes) {
        this.size = size;
        this.bytes = bytes;
    }

    Run add(Run run) {
        runs.add(run);
        return run;
    }

    /** As Markdown, for the page of results too. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d records, %d bytes, %d persons, %d changed; medians%n%n",
                size.records(),
                bytes,
                size.persons(),
                size.changed()));
        table.append("| contender | database | s (job) | s (process) | s (CPU) | records/s | MB/s | heap, MiB | engine is faster |\n");
        table.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        runs.stream().map(run -> List.of(run.contender(), run.store())).distinct().sorted(Results::order).forEach(key -> {
            Run median = median(key.get(0), key.get(1)).orElseThrow();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f | %.2f | %,.0f | %.0f | %s | %s |%n",
                    title(key.get(0)),
                    key.get(1),
                    median.job() / 1e3,
                    median.process() / 1e3,
                    median.processor() / 1e3,
                    size.records() / (median.job() / 1e3),
                    bytes / MILLION / (median.job() / 1e3),
                    median.heapMiB() == 0 ? "" : String.valueOf(median.heapMiB()),
                    ratio(median)));
        });
        return table.toString();
    }

    private static int order(List<String> one, List<String> other) {
        return one.get(1).compareTo(other.get(1));
    }

    private String ratio(Run run) {
        List<String> ratios = new ArrayList<>();
        for (Run engine : engines()) {
            if (!run.contender().equals("engine") && (run.store().isEmpty() || run.store().equals(engine.store()))) {
                ratios.add(String.format(Locale.ROOT, "%.3g ×", (double) run.job() / engine.job()));
            }
        }
        return String.join(", ", ratios);
    }

    private List<Run> engines() {
        return runs.stream()
                .filter(run -> run.contender().equals("engine"))
                .map(Run::store)
                .distinct()
                .sorted()
                .flatMap(store -> median("engine", store).stream())
                .toList();
    }

    /** Each figure is the median of its own. */
    private Optional<Run> median(String contender, String store) {
        List<Run> of = runs.stream()
                .filter(run -> run.contender().equals(contender) && run.store().equals(store))
                .toList();
        if (of.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Run(
                contender,
                store,
                middle(of.stream().map(Run::job).sorted().toList()),
                middle(of.stream().map(Run::process).sorted().toList()),
                middle(of.stream().map(Run::processor).sorted().toList()),
                of.stream().mapToLong(Run::heapMiB).max().orElse(0)));
    }

    private static long middle(List<Long> ascending) {
        return ascending.get(ascending.size() / 2);
    }

    private static String title(String contender) {
        return switch (contender) {
            case "engine" -> "this engine, whole job";
            case "lookup" -> "textbook job with look-up";
            case "load" -> "textbook job that only loads";
            default -> "newlines counted";
        };
    }
}
