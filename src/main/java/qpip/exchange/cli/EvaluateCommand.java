package qpip.exchange.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import qpip.exchange.linkage.evaluation.Evaluated;
import qpip.exchange.linkage.evaluation.Evaluation;
import qpip.exchange.linkage.evaluation.LinkageDeclaration;
import tools.jackson.databind.json.JsonMapper;

/** {@code linkage evaluate DIR}: matches the CSV files of a folder and holds the result against the truth. */
@Command(
        name = "evaluate",
        description = "Matches the CSV files of a folder as its linkage.yaml says: precision, recall, time, memory.")
final class EvaluateCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder with linkage.yaml and the CSV files.")
    private Path folder = Path.of(".");

    @Option(names = "--json", description = "Prints JSON instead of tables.")
    private boolean json;

    @Override
    public Integer call() {
        if (!Files.isReadable(folder.resolve(LinkageDeclaration.NAME))) {
            throw new Misuse("there is no " + LinkageDeclaration.NAME + " in " + folder
                    + "; docs/linkage.md shows how to write one");
        }
        Evaluated evaluated = Evaluation.of(
                folder, options.threads().orElse(Runtime.getRuntime().availableProcessors()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(json(evaluated)));
        } else {
            print(out, options.labels(), evaluated);
        }
        return ExitStatus.DONE;
    }

    private static Map<String, Object> json(Evaluated evaluated) {
        Map<String, Object> json = new LinkedHashMap<>();
        evaluated.decided().ifPresent(score -> json.putAll(json(score)));
        json.put("pairs", evaluated.pairs());
        json.put("seconds", rounded(evaluated.seconds()));
        json.put("recordsPerSecond", evaluated.recordsPerSecond());
        json.put("heapMiB", evaluated.heapMiB());
        json.put("records", evaluated.records());
        json.put("pairsCompared", evaluated.compared());
        evaluated.decided().ifPresent(score -> json.put("truePairs", score.truth()));
        evaluated.clustered().ifPresent(score -> {
            Map<String, Object> clustered = json(score);
            clustered.put("pairs", score.decided());
            json.put("clustered", clustered);
        });
        evaluated.blockingRecall().ifPresent(recall -> json.put("blockingRecall", rounded(recall)));
        json.put("expectedBlockingRecall", rounded(evaluated.expectedBlockingRecall()));
        json.put("expectedPrecision", json(evaluated.expectedPrecision()));
        json.put("expectedRecall", json(evaluated.expectedRecall()));
        List<Map<String, Object>> calibration = new ArrayList<>();
        for (Evaluated.Calibration range : evaluated.calibration()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("from", range.from());
            row.put("to", range.to());
            row.put("pairs", range.pairs());
            row.put("expected", rounded(range.expected()));
            range.right().ifPresent(right -> row.put("right", right));
            calibration.add(row);
        }
        json.put("calibration", calibration);
        json.put("cuts", evaluated.cuts());
        json.put("model", evaluated.model());
        return json;
    }

    private static Map<String, Object> json(Evaluated.Score score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("precision", rounded(score.precision()));
        json.put("recall", rounded(score.recall()));
        json.put("f1", rounded(score.f1()));
        return json;
    }

    private static Map<String, Object> json(Evaluated.Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", rounded(estimate.value()));
        json.put("low", rounded(estimate.low()));
        json.put("high", rounded(estimate.high()));
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    private static void print(PrintWriter out, Labels labels, Evaluated evaluated) {
        Table scores = new Table(labels.locale())
                .column("decided", labels.of("evaluate.decided"), false)
                .column("precision", labels.of("evaluate.precision"), true)
                .column("recall", labels.of("evaluate.recall"), true)
                .column("f1", "F1", true)
                .column("pairs", labels.of("evaluate.pairs"), true)
                .column("true-pairs", labels.of("evaluate.true-pairs"), true);
        evaluated.decided().ifPresent(score -> row(scores, labels.of("evaluate.by-pair"), score));
        evaluated.clustered().ifPresent(score -> row(scores, labels.of("evaluate.by-cluster"), score));
        if (evaluated.decided().isPresent()) {
            scores.print(out, Table.Form.TABLE);
            out.println();
        } else {
            out.println(labels.of("evaluate.no-truth", evaluated.pairs()));
        }
        estimate(out, labels.of("evaluate.expected-precision"), evaluated.expectedPrecision());
        estimate(out, labels.of("evaluate.expected-recall"), evaluated.expectedRecall());
        out.println(labels.of(
                "evaluate.blocking",
                evaluated.blockingRecall().map(EvaluateCommand::shown).orElse("-"),
                shown(evaluated.expectedBlockingRecall()),
                evaluated.compared()));
        out.println();
        calibration(out, labels, evaluated.calibration());
        if (!evaluated.cuts().isEmpty()) {
            cuts(out, labels, evaluated.cuts());
        }
        out.println(labels.of(
                "evaluate.cost",
                evaluated.records(),
                String.format(Locale.ROOT, "%.1f", evaluated.seconds()),
                evaluated.recordsPerSecond(),
                evaluated.heapMiB(),
                evaluated.model()));
    }

    private static void row(Table scores, String name, Evaluated.Score score) {
        scores.row(
                name,
                shown(score.precision()),
                shown(score.recall()),
                shown(score.f1()),
                score.decided(),
                score.truth());
    }

    private static void estimate(PrintWriter out, String name, Evaluated.Estimate estimate) {
        out.println(name + " " + shown(estimate.value()) + " (" + shown(estimate.low()) + " – " + shown(estimate.high())
                + ")");
    }

    private static void calibration(PrintWriter out, Labels labels, List<Evaluated.Calibration> calibration) {
        Table table = new Table(labels.locale())
                .column("chance", labels.of("evaluate.chance"), false)
                .column("pairs", labels.of("evaluate.pairs"), true)
                .column("expected", labels.of("evaluate.expected-right"), true)
                .column("right", labels.of("evaluate.right"), true);
        for (Evaluated.Calibration range : calibration) {
            table.row(
                    range.from() + " – " + range.to(),
                    range.pairs(),
                    String.format(Locale.ROOT, "%.1f", range.expected()),
                    range.right().map(String::valueOf).orElse("-"));
        }
        table.print(out, Table.Form.TABLE);
        out.println();
    }

    private static void cuts(PrintWriter out, Labels labels, List<Evaluated.Cut> cuts) {
        Table table = new Table(labels.locale())
                .column("key", labels.of("evaluate.key"), false)
                .column("largest", labels.of("evaluate.largest-block"), true)
                .column("blocks", labels.of("evaluate.blocks-left-out"), true)
                .column("pairs", labels.of("evaluate.pairs"), true);
        cuts.forEach(cut -> table.row(cut.key(), cut.largestBlock(), cut.blocks(), cut.pairs()));
        table.print(out, Table.Form.TABLE);
        out.println();
    }

    private static String shown(double share) {
        return Optional.of(share)
                .filter(Double::isFinite)
                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                .orElse("-");
    }
}
