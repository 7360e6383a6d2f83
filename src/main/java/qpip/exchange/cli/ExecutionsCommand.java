package qpip.exchange.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Executions;

/** {@code executions}: what ran. */
@Command(name = "executions", description = "Lists the executions, of one night or of all.")
final class ExecutionsCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--night", paramLabel = "DATE", description = "Only this night's.")
    private @Nullable LocalDate night;

    @Override
    public Integer call() {
        try (Engine engine = options.engine()) {
            Executions executions = new Executions(engine.database().client(), engine.clock());
            List<Execution> listed = executions.list(Optional.ofNullable(night));
            new NightReport(options.labels(), engine).table(spec.commandLine().getOut(), listed);
            return ExitStatus.DONE;
        }
    }
}
