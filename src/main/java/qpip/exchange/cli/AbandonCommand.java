package qpip.exchange.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Execution;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.job.Reached;

/** {@code abandon ID}: gives an execution up. */
@Command(
        name = "abandon",
        description =
                "Gives an execution up: nothing of it becomes visible or leaves, and it is not restarted. What is published or delivered already can only be restarted.")
final class AbandonCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The execution, as ./exchange executions lists it.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "REASON", required = true, description = "Why; the reason is kept.")
    private String reason = "";

    @Override
    public Integer call() {
        try (Engine engine = options.engine()) {
            Execution execution = ExecutionCommand.find(engine, id);
            if (execution.status() == ExecutionStatus.DONE || execution.status() == ExecutionStatus.REFUSED) {
                throw new Misuse(
                        "execution " + id + " has ended (" + execution.status() + "); there is nothing to abandon");
            }
            Reached reached = engine.control().reached(execution);
            if (reached.binds()) {
                throw new Misuse("execution " + id
                        + (reached == Reached.PUBLISHED ? " is published" : " is delivered")
                        + " already, which can't be taken back; restart it, so that it ends");
            }
            engine.control().abandon(RunCommand.exchange(engine.catalogue(), execution.exchange()), execution, reason);
            spec.commandLine()
                    .getOut()
                    .println(options.labels()
                            .of(execution.inbound() ? "execution.abandoned" : "execution.abandoned-out", id));
            return ExitStatus.DONE;
        }
    }
}
