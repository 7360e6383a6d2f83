package qpip.exchange.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.register.RegisterExtracts;

/** {@code register load DIR}: loads our own extracts. */
@Command(
        name = "register",
        description = "The register of persons and claims.",
        subcommands = RegisterCommand.Load.class)
final class RegisterCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; there is: register load DIR");
    }

    /** Loads a folder of extracts: all of them, or none. */
    @Command(
            name = "load",
            description = "Loads the register's own extracts from a folder, full or delta; all or nothing.")
    static final class Load implements Callable<Integer> {

        @Mixin
        private Options options = new Options();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(
                index = "0",
                paramLabel = "DIR",
                description = "The folder with REG-PERSONS_..., REG-CLAIMS_... and the others.")
        private Path folder = Path.of(".");

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Labels labels = options.labels();
            if (!Files.isDirectory(folder)) {
                throw new Misuse(
                        "folder " + folder + " can't be read; give the folder that has the register's extracts");
            }
            try (Engine engine = options.engine()) {
                Path mappings = options.installation(Optional.empty())
                        .declarations()
                        .resolve("mappings")
                        .resolve("register");
                RegisterExtracts.Loaded loaded = engine.control()
                        .alone(
                                engine.catalogue().exchanges(),
                                () -> RegisterExtracts.load(folder, mappings, engine.database()));
                loaded.counts().forEach((extract, records) -> out.println(extract + "  " + records));
                out.println(
                        loaded.changed()
                                ? labels.of("register.loaded", loaded.version())
                                : labels.of("register.unchanged", loaded.version()));
                return ExitStatus.DONE;
            }
        }
    }
}
