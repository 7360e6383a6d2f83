package qpip.exchange.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code linkage evaluate}: the matching of persons, on its own. */
@Command(
        name = "linkage",
        description = "Matches records of persons in any CSV files, and says how well.",
        subcommands = {EvaluateCommand.class})
final class LinkageCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; there is: linkage evaluate DIR");
    }
}
