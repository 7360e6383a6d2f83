package qpip.exchange.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagReason;

/** {@code dispose REF}: decides on a flag and closes it. */
@Command(name = "dispose", description = "Decides on a flag and closes it; the note is kept with it.")
final class DisposeCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REF", description = "The flag, as ./exchange flags lists it.")
    private String ref = "";

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            required = true,
            description = "What was decided: ${COMPLETION-CANDIDATES}.")
    private FlagOutcome outcome = FlagOutcome.NO_CHANGE;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Why, in a word that belongs to the outcome: ${COMPLETION-CANDIDATES}.")
    private @Nullable FlagReason reason;

    @Option(names = "--note", paramLabel = "NOTE", required = true, description = "Why; the note is kept.")
    private String note = "";

    @Override
    public Integer call() {
        try (Engine engine = options.engine()) {
            Flag flag = ReviewCommand.acting(
                    engine,
                    "dispose",
                    ref,
                    people -> people.dispose(
                            ref,
                            outcome,
                            Optional.ofNullable(reason),
                            Operator.name(),
                            note,
                            LocalDate.now(engine.clock())));
            Labels labels = options.labels();
            spec.commandLine()
                    .getOut()
                    .println(labels.of(
                            "dispose.done",
                            flag.ref(),
                            labels.of("state", flag.state()),
                            labels.of("outcome", outcome)));
            return ExitStatus.DONE;
        }
    }
}
