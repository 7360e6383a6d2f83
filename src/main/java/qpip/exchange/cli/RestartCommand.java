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
import qpip.exchange.night.Tonight;

/** {@code restart ID}: goes on where an execution stopped. */
@Command(
        name = "restart",
        description = "Goes on where an execution failed or was killed; with --release, lets a held one through.")
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
            description = "Why a gate that holds the execution may be passed; the reason is kept.")
    private String release = "";

    @Override
    public Integer call() {
        try (Bar bar = new Bar(spec.commandLine().getErr());
                Engine engine = options.engine(Optional.empty(), bar)) {
            Execution execution = ExecutionCommand.find(engine, id);
            if (execution.status() == ExecutionStatus.ABANDONED) {
                throw new Misuse("execution " + id + " was abandoned; run its file again with --again and a reason");
            }
            if (execution.status() == ExecutionStatus.HELD && release.isEmpty()) {
                throw new Misuse("execution " + id + " is held by a gate (" + execution.detail()
                        + "); release it with --release and a reason, or abandon it");
            }
            Control.Ran ran = engine.control()
                    .restart(RunCommand.exchange(engine.catalogue(), execution.exchange()), execution, release);
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
}
