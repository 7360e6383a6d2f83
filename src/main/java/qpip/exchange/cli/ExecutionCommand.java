package qpip.exchange.cli;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.batch.core.step.StepExecution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.fact.Orphans;
import qpip.exchange.job.Execution;
import qpip.exchange.job.ExecutionAct;
import qpip.exchange.job.ExecutionActs;
import qpip.exchange.job.Executions;
import qpip.exchange.job.Quarantine;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.linkage.index.Linked;

/** {@code execution ID}: one execution, its steps, its counts and its quarantined lines by place and reason. */
@Command(
        name = "execution",
        description = "Shows one execution: file, steps, counts, rejected lines by place and reason.")
final class ExecutionCommand implements Callable<Integer> {

    private static final int LINES_SHOWN = 20;

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The execution, as ./exchange executions lists it.")
    private String id = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        try (Engine engine = options.engine()) {
            Execution execution = find(engine, id);
            Table facts = new Table(labels.locale())
                    .column("what", labels.of("column.what"), false)
                    .column("value", labels.of("column.value"), false);
            facts.row(labels.of("column.execution"), execution.id());
            facts.row(
                    labels.of("column.status"),
                    labels.of("status", engine.control().status(execution)));
            facts.row(labels.of("column.night"), execution.night());
            facts.row(labels.of("column.file"), execution.fileName());
            facts.row("SHA-256", execution.sha256());
            facts.row(labels.of("column.bytes"), execution.bytes());
            facts.row(labels.of("column.register-version"), execution.registerVersion());
            if (!execution.reason().isEmpty()) {
                facts.row(
                        labels.of("column.reason"),
                        execution.reason() + ": " + execution.found().in(labels.locale()));
            }
            execution.counted().forEach((name, amount) -> facts.row(labels.page("count", name), amount));
            if (execution.count("weighed") > 0) {
                Linked.Share wrong = execution.matchErrors().share();
                facts.row(
                        labels.of("execution.wrong-matches"),
                        String.format(Locale.ROOT, "%.6f (%.6f – %.6f)", wrong.value(), wrong.low(), wrong.high()));
            }
            facts.print(out, Table.Form.TABLE);
            steps(out, labels, engine.control().steps(execution));
            acts(out, labels, new ExecutionActs(engine.database().client(), engine.clock()).of(execution.id()));
            lines(out, labels, new Quarantine(engine.database()).lines(execution.id()));
            if (execution.count("orphans-reported") > 0) {
                orphans(
                        out,
                        labels,
                        new Orphans(engine.database().client()).reported(execution.exchange(), execution.night()));
            }
            return ExitStatus.DONE;
        }
    }

    private static void steps(PrintWriter out, Labels labels, List<StepExecution> steps) {
        if (steps.isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table(labels.locale())
                .column("step", labels.of("column.step"), false)
                .column("status", labels.of("column.status"), false)
                .column("commits", labels.of("column.commits"), true);
        steps.forEach(step -> table.row(
                name(labels, step.getStepName()),
                labels.page("step", step.getStatus().name()),
                step.getCommitCount()));
        table.print(out, Table.Form.TABLE);
    }

    /** What people did to it, and what had stopped it then. */
    private static void acts(PrintWriter out, Labels labels, List<ExecutionAct> acts) {
        if (acts.isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table(labels.locale())
                .column("at", labels.page("execution", "when"), false)
                .column("who", labels.of("column.who"), false)
                .column("act", labels.page("execution", "act"), false)
                .column("reason", labels.of("column.reason"), false)
                .column("stood", labels.page("execution", "stood"), false);
        acts.forEach(act -> table.row(
                act.at().atZone(Installation.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES),
                act.who(),
                labels.page("act", act.kind().name()),
                act.reason(),
                act.found().in(labels.locale())));
        table.print(out, Table.Form.TABLE);
    }

    /** A part of a step is told by its number. */
    private static String name(Labels labels, String step) {
        int colon = step.indexOf(':');
        return colon < 0
                ? labels.page("step-name", step)
                : labels.page("step-name", step.substring(0, colon)) + " " + step.substring(colon + 1);
    }

    private static void lines(PrintWriter out, Labels labels, List<RejectedLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table(labels.locale())
                .column("record", labels.of("column.record"), true)
                .column("reason", labels.of("column.reason"), false)
                .column("field", labels.of("column.field"), false)
                .column("shape", labels.of("column.shape"), false);
        lines.stream()
                .limit(LINES_SHOWN)
                .forEach(line -> table.row(
                        line.number(),
                        labels.page("line-reason", line.reason().word()),
                        labels.page("field", line.field()),
                        line.found().in(labels.locale())));
        table.print(out, Table.Form.TABLE);
        if (lines.size() > LINES_SHOWN) {
            out.println(labels.of("execution.more-lines", lines.size() - LINES_SHOWN));
        }
    }

    private static void orphans(PrintWriter out, Labels labels, List<Orphans.Orphan> orphans) {
        out.println();
        out.println(labels.of("execution.orphans"));
        Table table = new Table(labels.locale())
                .column("key", labels.of("column.key"), false)
                .column("version", labels.of("column.version"), true)
                .column("since", labels.of("column.since"), false);
        orphans.forEach(orphan -> table.row(orphan.key(), orphan.version(), orphan.since()));
        table.print(out, Table.Form.TABLE);
    }

    static Execution find(Engine engine, String id) {
        return new Executions(engine.database().client(), engine.clock())
                .find(id)
                .orElseThrow(() -> new Misuse("unknown execution '" + id + "'; ./exchange executions lists them"));
    }
}
