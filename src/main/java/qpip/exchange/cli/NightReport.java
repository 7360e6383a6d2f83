package qpip.exchange.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import qpip.exchange.job.AlreadyRunning;
import qpip.exchange.job.Control;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.Execution;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.job.Executions;
import qpip.exchange.job.Failure;
import qpip.exchange.layout.Found;
import qpip.exchange.night.Tonight;

/** What a night did, as a table of exchanges, with a sentence for each that a person has to look at. */
final class NightReport {

    private final Labels labels;
    private final Executions executions;
    private final Control control;
    private final List<String> order;

    NightReport(Labels labels, Engine engine) {
        this.labels = labels;
        this.executions = new Executions(engine.database().client(), engine.clock());
        this.control = engine.control();
        this.order = engine.catalogue().exchanges().stream()
                .map(ExchangeDefinition::id)
                .toList();
    }

    /** Prints and returns the exit status: the worst of the night. {@code idle} is said when nothing was done. */
    int print(PrintWriter out, PrintWriter err, LocalDate night, List<Tonight.Line> lines, String idle) {
        boolean nothing = lines.stream()
                .allMatch(line -> line.failure().isEmpty()
                        && line.ran().map(ran -> !ran.started()).orElse(true));
        int status = tell(err, lines);
        table(out, listed(night, lines));
        if (nothing) {
            out.println(idle);
        }
        return status;
    }

    /** Only what did not go well, a sentence each; the worst exit status. */
    int tell(PrintWriter err, List<Tonight.Line> lines) {
        int status = ExitStatus.DONE;
        for (Tonight.Line line : lines) {
            status = ExitStatus.worse(status, tell(err, line));
        }
        return status;
    }

    /** The night's executions, behind those of earlier nights that were taken up again. */
    private List<Execution> listed(LocalDate night, List<Tonight.Line> lines) {
        List<Execution> listed = new ArrayList<>();
        started(lines).filter(execution -> !execution.night().equals(night)).forEach(listed::add);
        listed.addAll(executions.list(Optional.of(night)));
        return listed;
    }

    private Stream<Execution> started(List<Tonight.Line> lines) {
        return lines.stream()
                .flatMap(line -> line.ran().stream())
                .filter(Control.Ran::started)
                .flatMap(ran -> executions.find(ran.execution()).stream());
    }

    /** What ran of these as a table. */
    void print(PrintWriter out, List<Tonight.Line> lines) {
        table(out, started(lines).toList());
    }

    /**
     * The executions given as a table, as they ran: in one night on a clock that stands still, in order of the jobs.
     */
    void table(PrintWriter out, List<Execution> listed) {
        Table table = new Table(labels.locale())
                .column("execution", labels.of("column.execution"), false)
                .column("status", labels.of("column.status"), false)
                .column("records", labels.of("column.records"), true)
                .column("matched", labels.of("column.matched"), true)
                .column("forgotten", labels.of("column.forgotten"), true)
                .column("rejected", labels.of("column.rejected"), true)
                .column("unrequested", labels.of("column.unrequested"), true)
                .column("new", labels.of("column.new"), true)
                .column("changed", labels.of("column.changed"), true)
                .column("unchanged", labels.of("column.unchanged"), true)
                .column("flags", labels.of("column.flags"), true)
                .column("duration", labels.of("column.duration"), true);
        listed.stream()
                .sorted(asTheyRan())
                .forEach(execution -> table.row(
                        execution.id(),
                        labels.of("status", control.status(execution)),
                        execution.count("records"),
                        compared(execution) ? matched(execution) : "",
                        compared(execution) ? execution.count("forgotten") : "",
                        execution.inbound() ? execution.count("rejected") : "",
                        compared(execution) ? execution.count("unrequested") : "",
                        execution.inbound() ? execution.count("facts-new") : "",
                        execution.inbound() ? execution.count("facts-changed") : "",
                        execution.inbound() ? execution.count("unchanged") + execution.count("facts-duplicate") : "",
                        execution.inbound() ? flags(execution) : "",
                        duration(execution)));
        table.print(out, Table.Form.TABLE);
    }

    private Comparator<Execution> asTheyRan() {
        return Comparator.comparing(Execution::night)
                .thenComparing(Execution::startedAt)
                .thenComparing(execution -> order.indexOf(execution.exchange()))
                .thenComparing(Execution::id);
    }

    /** NB: a file that was refused was verified, and its records counted, but none was compared. */
    private static boolean compared(Execution execution) {
        return execution.inbound() && execution.counts().containsKey("forgotten");
    }

    private static long matched(Execution execution) {
        return execution.count("records")
                - execution.count("rejected")
                - execution.count("forgotten")
                - execution.count("unrequested");
    }

    /** Critical, high, medium, low, information. */
    private static String flags(Execution execution) {
        return execution.count("flags-critical") + "/" + execution.count("flags-high") + "/"
                + execution.count("flags-medium") + "/" + execution.count("flags-low") + "/"
                + execution.count("flags-info");
    }

    private String duration(Execution execution) {
        return String.format(Locale.ROOT, "%.1f s", control.worked(execution).toMillis() / 1000.0);
    }

    /** In the reader's language; what broke, with its technical detail. */
    private String said(Found found) {
        String said = found.in(labels.locale());
        return found.technical()
                .filter(detail -> !detail.equals(said))
                .map(detail -> said + " (" + detail + ")")
                .orElse(said);
    }

    /** One sentence to stderr for what did not go well; the exit status of the line. */
    private int tell(PrintWriter err, Tonight.Line line) {
        if (line.failure().isPresent()) {
            err.println("exchange: " + line.ran().map(Control.Ran::execution).orElse(line.exchange()) + ": "
                    + said(Failure.found(line.failure().get())));
            return line.failure().get() instanceof AlreadyRunning ? ExitStatus.RUNNING : ExitStatus.FAILED;
        }
        Optional<Execution> execution = line.ran().flatMap(ran -> executions.find(ran.execution()));
        if (execution.isEmpty()) {
            return ExitStatus.DONE;
        }
        if (execution.get().status() == ExecutionStatus.REFUSED) {
            err.println("exchange: " + execution.get().id() + ": "
                    + labels.of("night.refused", execution.get().reason()) + " "
                    + execution.get().found().in(labels.locale()));
            // NB: a file that was refused before is not refused again, which is nothing to do.
            return line.ran().filter(Control.Ran::started).isPresent() ? ExitStatus.FAILED : ExitStatus.DONE;
        }
        if (execution.get().status() == ExecutionStatus.HELD) {
            err.println("exchange: " + execution.get().id() + ": "
                    + labels.of("night.held", execution.get().id()) + " "
                    + execution.get().found().in(labels.locale()));
            return ExitStatus.HELD;
        }
        return ExitStatus.DONE;
    }
}
