package qpip.exchange.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Control;
import qpip.exchange.job.Execution;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.job.Operations;
import qpip.exchange.night.Tonight;

/** {@code restart ID}: goes on where an execution stopped. */
@Command(
        name = "restart",
        description =
                "Goes on where an execution failed or was killed; --release and --approve let a held one through.")
final class RestartCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The execution, as ./exchange executions lists it.")
    private String id = "";

    @Option(
            names = "--release",
            paramLabel = "REASON",
            description =
                    "Asks that another person lets a held execution through, and why its gate may be passed; the reason is kept.")
    private String release = "";

    @Option(
            names = "--approve",
            description = "Lets a held execution through for the reason that another person gave, and goes on with it.")
    private boolean approve;

    @Override
    public Integer call() {
        try (Bar bar = new Bar(spec.commandLine().getErr());
                Engine engine = options.engine(Optional.empty(), bar)) {
            Execution execution = ExecutionCommand.find(engine, id);
            if (execution.status() == ExecutionStatus.ABANDONED) {
                throw new Misuse("execution " + id + " was abandoned; run its file again with --again and a reason");
            }
            if (!release.isEmpty()) {
                return ask(engine);
            }
            if (approve) {
                answer(engine);
            } else if (execution.status() == ExecutionStatus.HELD) {
                throw new Misuse("execution " + id + " is held by a gate (" + execution.detail()
                        + "); ask for its release with --release and a reason, which another person answers with --approve,"
                        + " or abandon it");
            }
            Control.Ran ran = engine.control()
                    .restart(
                            RunCommand.exchange(engine.catalogue(), execution.exchange()),
                            ExecutionCommand.find(engine, id),
                            "");
            bar.finish();
            return new NightReport(options.labels(), engine)
                    .print(
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr(),
                            execution.night(),
                            List.of(new Tonight.Line(execution.exchange(), Optional.of(ran), ran.failure())),
                            options.labels().of("run.nothing"));
        }
    }

    /** Nothing runs yet. */
    private int ask(Engine engine) {
        try (Operations operations = operations(engine)) {
            refuse(operations.askRelease(id, Operator.name(), release));
        }
        spec.commandLine().getOut().println(options.labels().of("restart.asked", id, Operator.name()));
        return ExitStatus.HELD;
    }

    private void answer(Engine engine) {
        try (Operations operations = operations(engine)) {
            refuse(operations.approve(id, Operator.name()));
        }
    }

    private static Operations operations(Engine engine) {
        return new Operations(engine.catalogue(), engine.control(), engine.workshop());
    }

    private void refuse(Optional<Operations.Refusal> refusal) {
        refusal.ifPresent(why -> {
            throw new Misuse("execution " + id + ": "
                    + switch (why) {
                        case NOT_HELD -> "no gate holds it";
                        case NOT_ASKED -> "nobody asked for its release; ask with --release and a reason";
                        case ASKED_ALREADY ->
                            "its release was asked for already; another person answers with --approve";
                        case TWO_PEOPLE -> "who asked for its release doesn't approve it; another person has to";
                        case NO_REASON -> "a release needs a reason";
                        case IDENTIFIES ->
                            "the reason must have at most 200 characters and hold no number, date of birth or address";
                        case UNKNOWN -> "its exchange isn't declared any more";
                        case BUSY, OVER, HELD, REACHED -> "nothing can be asked of it now";
                    });
        });
    }
}
