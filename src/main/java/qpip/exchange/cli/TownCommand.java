package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import qpip.exchange.simulation.town.Town;

/** {@code linkage simulate}: an invented register and an extract to hold against it. */
@Command(
        name = "simulate",
        description = "Writes an invented register and extract, with spouses, twins and namesakes, and the truth.")
final class TownCommand implements Callable<Integer> {

    private static final int PERSONS_MOST = 1_400_000;

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write.")
    private Path out = Path.of(".");

    @Option(names = "--persons", defaultValue = "10000", description = "Persons of the register (${DEFAULT-VALUE}).")
    private int persons;

    @Option(names = "--records", defaultValue = "30000", description = "Records of the extract (${DEFAULT-VALUE}).")
    private long records;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed makes another town (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--truncated", description = "Cuts the extract's surnames to seven letters: a planted drift.")
    private boolean truncated;

    @Override
    public Integer call() {
        if (persons < 1 || persons > PERSONS_MOST || records < 0) {
            throw new Misuse("--persons must be 1 to " + PERSONS_MOST + ", and --records 0 or more");
        }
        try {
            new Town(seed, truncated).write(out, persons, records);
        } catch (IOException e) {
            throw new UncheckedIOException("the files can't be written to " + out.getFileName(), e);
        }
        spec.commandLine().getOut().println(options.labels().of("linkage.simulated", persons, records, out));
        return ExitStatus.DONE;
    }
}
