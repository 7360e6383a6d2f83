package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Catalogue;
import qpip.exchange.simulation.Settings;
import qpip.exchange.simulation.Simulation;

/** {@code simulate --out DIR}: a synthetic Québec with known truth. */
@Command(
        name = "simulate",
        description = "Writes a synthetic Québec: register extracts, partners' extracts per night, and truth.jsonl.")
final class SimulateCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Mixin
    private Scale scale = new Scale();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write into; it is made.")
    private Path out = Path.of(".");

    @Override
    public Integer call() {
        Path declarations = options.installation(Optional.empty()).declarations();
        Simulation simulation = new Simulation(
                scale.settings(), declarations.resolve("mappings"), new JobCalendar(Catalogue.read(declarations)));
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + out + " can't be made; check its parent's permissions", e);
        }
        simulation.write(out);
        spec.commandLine().getOut().println(options.labels().of("simulate.done", out.toString()));
        return ExitStatus.DONE;
    }

    /** How large a synthetic Québec is, and which one. */
    static final class Scale {

        @Option(
                names = "--claims",
                paramLabel = "N",
                defaultValue = "2000",
                description = "Claims on the register (default: ${DEFAULT-VALUE}).")
        private int claims = 2000;

        @Option(
                names = "--population",
                paramLabel = "N",
                defaultValue = "0",
                description = "Persons whom partners know and the register doesn't (default: ${DEFAULT-VALUE}).")
        private int population;

        @Option(
                names = "--nights",
                paramLabel = "K",
                defaultValue = "1",
                description = "Nights (default: ${DEFAULT-VALUE}).")
        private int nights = 1;

        @Option(
                names = "--seed",
                paramLabel = "S",
                defaultValue = "7",
                description = "Which Québec (default: ${DEFAULT-VALUE}).")
        private long seed = 7;

        @Option(
                names = "--first-night",
                paramLabel = "DATE",
                defaultValue = "2026-11-22",
                description = "The first night (default: ${DEFAULT-VALUE}, a Sunday, when weekly exchanges run).")
        private LocalDate firstNight = LocalDate.of(2026, 11, 22);

        Settings settings() {
            try {
                return new Settings(claims, population, nights, seed, firstNight);
            } catch (IllegalArgumentException e) {
                throw new Misuse(String.valueOf(e.getMessage()));
            }
        }

        LocalDate firstNight() {
            return firstNight;
        }

        int nights() {
            return nights;
        }

        long seed() {
            return seed;
        }
    }
}
