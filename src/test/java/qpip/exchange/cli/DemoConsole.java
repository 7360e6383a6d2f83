package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import qpip.exchange.console.Console;
import qpip.exchange.job.Operations;
import qpip.exchange.job.Progress;
import qpip.exchange.storage.Database;

/** The console on what the demonstration's nights left. */
public final class DemoConsole implements AutoCloseable {

    private final Path folder;
    private final Engine engine;
    private final Operations operations;
    private final Console console;

    private DemoConsole(Path folder, Engine engine) {
        this.folder = folder;
        this.engine = engine;
        this.operations = new Operations(engine.catalogue(), engine.control(), engine.workshop());
        this.console = Console.start(ConsoleCommand.sources(engine, operations), 0);
    }

    public static DemoConsole start() {
        try {
            Path folder = Files.createTempDirectory("qpip-demo-");
            Program.Answer demo =
                    Program.run("demo", "--no-console", "--claims=80", "--nights=2", "--seed=7", "--data=" + folder);
            if (demo.status() != ExitStatus.DONE && demo.status() != ExitStatus.HELD) {
                throw new IllegalStateException("the demonstration ended with " + demo.status() + ": " + demo.err());
            }
            Installation installation = Installation.of(
                    data(folder),
                    Optional.empty(),
                    Installation.settings(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
            return new DemoConsole(folder, Engine.open(installation, Progress.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Console console() {
        return console;
    }

    public Database database() {
        return engine.database();
    }

    @Override
    public void close() {
        console.close();
        operations.close();
        engine.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private static Path data(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.findFirst().orElseThrow();
        }
    }
}
