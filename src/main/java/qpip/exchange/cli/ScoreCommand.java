package qpip.exchange.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Executions;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.Flags;
import qpip.exchange.simulation.Truth;

/** {@code score TRUTH}: what should have been found, what was, what is missing, what is too much; by rule and night. */
@Command(
        name = "score",
        description = "Compares the flags with a simulation's truth, by rule: expected, found, missed, unexpected.")
final class ScoreCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TRUTH", description = "The simulation's truth.jsonl.")
    private Path truth = Path.of("truth.jsonl");

    @Override
    public Integer call() {
        if (!Files.isReadable(truth)) {
            throw new Misuse("the truth " + truth + " can't be read; give the truth.jsonl of a simulation");
        }
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        Scoring scoring = new Scoring(Truth.read(truth).expectations());
        nights().forEach((night, standing) -> scoring.night(night, standing.values()));
        return print(out, labels, scoring);
    }

    /** Each night of the diary; without a diary, the flags as they stand after the last night that ran. */
    private SortedMap<LocalDate, SortedMap<String, Diary.Entry>> nights() {
        SortedMap<LocalDate, SortedMap<String, Diary.Entry>> nights =
                new Diary(options.data().resolve(Diary.NAME)).nights();
        if (nights.isEmpty()) {
            try (Engine engine = options.engine()) {
                new Executions(engine.database().client(), engine.clock())
                        .list(Optional.empty()).stream()
                                .map(Execution::night)
                                .max(LocalDate::compareTo)
                                .ifPresent(night -> nights.put(
                                        night, Diary.standing(new Flags(engine.database()).list(FlagFilter.ALL))));
            }
        }
        return nights;
    }

    private static int print(PrintWriter out, Labels labels, Scoring scoring) {
        Table table = new Table(labels.locale())
                .column("rule", labels.of("column.rule"), false)
                .column("expected", labels.of("column.expected"), true)
                .column("changes", labels.of("column.changes"), true)
                .column("found", labels.of("column.found"), true)
                .column("missed", labels.of("column.missed"), true)
                .column("unexpected", labels.of("column.unexpected"), true)
                .column("different", labels.of("column.different"), true);
        scoring.rows()
                .forEach(row -> table.row(
                        row.rule(),
                        row.expected(),
                        row.changes(),
                        row.found(),
                        row.missed(),
                        row.unexpected(),
                        row.different()));
        table.print(out, Table.Form.TABLE);
        scoring.faults().forEach(fault -> out.println(told(labels, fault)));
        int wrong = scoring.faults().size();
        out.println(wrong == 0 ? labels.of("score.perfect") : labels.of("score.wrong", wrong));
        return wrong == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static String told(Labels labels, Scoring.Fault fault) {
        String sentence = switch (fault.kind()) {
            case MISSED -> "score.missed";
            case UNEXPECTED -> "score.unexpected";
            case DIFFERENT -> "score.different";
        };
        return labels.of(
                sentence,
                fault.rule(),
                String.valueOf(fault.claim()),
                fault.plant(),
                fault.expected(),
                fault.found(),
                fault.from().toString(),
                String.valueOf(fault.nights()));
    }
}
