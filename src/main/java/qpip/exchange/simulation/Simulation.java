package qpip.exchange.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A simulation as a folder:
 *
 * <pre>
 *   simulation.txt    the settings, from which all else follows
 *   truth.jsonl       what the nights must find, and what they must not
 *   register/         our own extracts
 *   nights/DATE/      what the civil registrar sends that night
 * </pre>
 *
 * <p>Answers to requests can only be made when there are requests: {@link SimulatedPartners}.
 */
public final class Simulation {

    private static final String SETTINGS = "simulation.txt";

    private Simulation() {}

    /** Writes the folder; the same settings give the same bytes. {@code progress} hears of each part before it. */
    public static Quebec write(Path folder, Settings settings, Path mappings, Consumer<String> progress) {
        try {
            Files.createDirectories(folder);
            progress.accept("households");
            Quebec quebec = Quebec.generate(settings);
            progress.accept("truth");
            Truth.of(quebec).write(folder.resolve("truth.jsonl"));
            SimulatedPartners partners = new SimulatedPartners(quebec, mappings);
            for (int index = 0; index < settings.nights(); index++) {
                LocalDate night = settings.night(index);
                progress.accept("night " + night);
                partners.night(night, folder.resolve("nights").resolve(night.toString()));
            }
            Files.writeString(folder.resolve(SETTINGS), text(settings), StandardCharsets.UTF_8);
            return quebec;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a folder that was written. */
    public static Settings settings(Path folder) {
        Path file = folder.resolve(SETTINGS);
        try {
            Map<String, String> values = new TreeMap<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                List<String> parts = List.of(line.split("=", 2));
                if (parts.size() == 2) {
                    values.put(parts.get(0).strip(), parts.get(1).strip());
                }
            }
            return new Settings(
                    Integer.parseInt(value(values, "claims", file)),
                    Integer.parseInt(value(values, "population", file)),
                    Integer.parseInt(value(values, "nights", file)),
                    Long.parseLong(value(values, "seed", file)),
                    LocalDate.parse(value(values, "first-night", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(Map<String, String> values, String name, Path file) {
        String value = values.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    file.getFileName() + ": expected a line '" + name + " = …', found none; write the simulation anew");
        }
        return value;
    }

    private static String text(Settings settings) {
        return "claims = " + settings.claims() + "\npopulation = " + settings.population() + "\nnights = "
                + settings.nights() + "\nseed = " + settings.seed() + "\nfirst-night = " + settings.firstNight() + "\n";
    }
}
