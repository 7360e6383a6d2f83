package qpip.exchange.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.linkage.evaluation.LinkFolder;
import qpip.exchange.linkage.index.BadExtract;
import qpip.exchange.linkage.index.Linked;
import qpip.exchange.linkage.index.RegisterIndex;
import qpip.exchange.linkage.index.Thresholds;
import qpip.exchange.linkage.index.TrainedModel;
import tools.jackson.databind.json.JsonMapper;

/** {@code linkage link DIR}: holds every record of an extract against a register. */
@Command(
        name = "link",
        description = "Holds each record of an extract against a register: matches, reviews, expected errors, drift.")
final class LinkCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder with linkage.yaml and the CSV files.")
    private Path folder = Path.of(".");

    @Option(names = "--model", paramLabel = "FILE", description = "The model; model.json in the folder if left out.")
    private Path model = Path.of("");

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "Where the decisions are written; decisions.csv in the folder if left out.")
    private Path decisions = Path.of("");

    @Option(names = "--score", description = "Holds the decisions against the truth that linkage.yaml names.")
    private boolean scored;

    @Option(names = "--json", description = "Prints JSON instead of sentences.")
    private boolean json;

    @Override
    public Integer call() {
        LinkageCommand.requireDeclaration(folder);
        try {
            LinkFolder files = LinkFolder.of(folder);
            TrainedModel trained = TrainedModel.read(LinkageCommand.model(folder, model));
            Path to = LinkageCommand.in(folder, decisions, "decisions.csv");
            long began = System.nanoTime();
            long processor = LinkageCommand.processorNanos();
            RegisterIndex register = files.register();
            long built = System.nanoTime();
            long heap = LinkageCommand.heapInUse();
            Linked linked = files.link(
                    register,
                    trained,
                    Thresholds.USUAL,
                    options.threads().orElse(Runtime.getRuntime().availableProcessors()),
                    to);
            Cost cost = new Cost(
                    (built - began) / 1e9,
                    (System.nanoTime() - built) / 1e9,
                    (LinkageCommand.processorNanos() - processor) / 1e9,
                    heap / Math.max(1, register.persons()),
                    LinkageCommand.peakMiB());
            Optional<LinkFolder.Score> score = scored ? files.score(to) : Optional.empty();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(JSON.writeValueAsString(json(linked, cost, score)));
            } else {
                print(out, options.labels(), linked, cost, score);
            }
            return ExitStatus.DONE;
        } catch (BadExtract e) {
            throw new Misuse("line " + e.line() + " of a file: " + e.getMessage());
        } catch (TrainedModel.BadModel e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("a file of " + folder.getFileName() + " can't be read or written", e);
        }
    }

    private record Cost(double indexed, double linked, double processor, long bytesPerPerson, long heapMiB) {

        long recordsPerSecond(long records) {
            return Math.round(records / Math.max(1e-9, linked));
        }
    }

    private static Map<String, Object> json(Linked linked, Cost cost, Optional<LinkFolder.Score> score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("linked", linked);
        json.put("indexSeconds", cost.indexed());
        json.put("seconds", cost.linked());
        json.put("processorSeconds", cost.processor());
        json.put("recordsPerSecond", cost.recordsPerSecond(linked.records()));
        json.put("bytesPerPerson", cost.bytesPerPerson());
        json.put("heapMiB", cost.heapMiB());
        score.ifPresent(one -> json.put("score", one));
        return json;
    }

    private static void print(
            PrintWriter out, Labels labels, Linked linked, Cost cost, Optional<LinkFolder.Score> score) {
        out.println(labels.of("linkage.linked", linked.records(), linked.matches(), linked.reviews()));
        linked.cautions().forEach((caution, count) -> out.println("  " + labels.of("caution", caution) + ": " + count));
        share(out, labels.of("linkage.wrong"), linked.wrong());
        share(out, labels.of("linkage.missed"), linked.missed());
        linked.left().forEach((key, count) -> out.println(labels.of("linkage.left", key, count)));
        linked.drift().stream()
                .filter(Linked.Drift::isDrift)
                .forEach(drift -> out.println(labels.of(
                        "linkage.drift",
                        drift.field(),
                        String.format(Locale.ROOT, "%.3f", drift.index()),
                        drift.pairs())));
        score.ifPresent(one -> out.println(labels.of(
                "linkage.score",
                one.right(),
                one.wrong(),
                one.household(),
                one.reviewed(),
                one.missed(),
                one.findable(),
                String.format(Locale.ROOT, "%.6f", one.precision()),
                String.format(Locale.ROOT, "%.4f", one.found()))));
        out.println(labels.of(
                "linkage.cost",
                String.format(Locale.ROOT, "%.1f", cost.indexed()),
                String.format(Locale.ROOT, "%.1f", cost.linked()),
                cost.recordsPerSecond(linked.records()),
                cost.bytesPerPerson(),
                cost.heapMiB()));
    }

    private static void share(PrintWriter out, String name, Linked.Share share) {
        out.println(name + " "
                + String.format(Locale.ROOT, "%.6f (%.6f – %.6f)", share.value(), share.low(), share.high()));
    }
}
