package qpip.exchange.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import qpip.exchange.register.RegisterExtracts;

/**
 * A synthetic Québec on disk: the register's extracts, what partners send unasked on each night, and the truth.
 *
 * <pre>
 *   DIR/register/              our own extracts
 *   DIR/nights/2026-11-22/     extracts of partners who send without being asked
 *   DIR/truth.jsonl            what must be found, and what must not
 * </pre>
 *
 * <p>Answers to requests can only be made once there are requests: {@link #answer}.
 */
public final class Simulation {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final LocalTime REGISTER_WRITTEN_AT = LocalTime.of(18, 0);

    private final Quebec quebec;
    private final Path mappings;
    private final SimulatedPartners partners;
    private final Set<Path> answered = new TreeSet<>();

    public Simulation(Settings settings, Path mappings) {
        this.quebec = Quebec.generate(settings);
        this.mappings = mappings;
        this.partners = new SimulatedPartners(quebec, mappings);
    }

    /** Writes everything that doesn't wait for a request. */
    public void write(Path dir) {
        writeRegister(folder(dir.resolve("register")));
        for (int night = 0; night < quebec.settings().nights(); night++) {
            LocalDate date = quebec.settings().night(night);
            partners.night(date, folder(dir.resolve("nights").resolve(date.toString())));
        }
        Truth.of(quebec).write(dir.resolve("truth.jsonl"));
    }

    /** Writes the register's extracts as of the day before the first night. */
    public void writeRegister(Path folder) {
        try (RegisterExtracts.Writer writer = RegisterExtracts.writer(
                folder,
                mappings.resolve("register"),
                1,
                true,
                quebec.settings()
                        .firstNight()
                        .atTime(REGISTER_WRITTEN_AT)
                        .atZone(ZONE)
                        .toInstant())) {
            quebec.persons(writer::person);
            quebec.events(writer::event);
            quebec.claims(writer::claim);
            quebec.weeks(writer::week);
            quebec.declarations(writer::declaration);
        }
    }

    public Truth truth() {
        return Truth.of(quebec);
    }

    /** What the civil registrar sends on a night, put into its outbox. */
    public void night(LocalDate night, Path server) {
        partners.night(night, folder(server.resolve("civil-status").resolve("outbox")));
    }

    /** The partners read what lies in their inboxes and answer what they haven't answered yet. */
    public void answer(Path server) {
        for (String partner : List.of("cnesst", "ramq")) {
            Path inbox = server.resolve(partner).resolve("inbox");
            for (Path request : files(inbox)) {
                if (partners.answers(partner, request) && answered.add(request)) {
                    partners.answer(
                            partner, request, folder(server.resolve(partner).resolve("outbox")));
                }
            }
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the inbox " + folder.getFileName() + " can't be read", e);
        }
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + folder + " can't be made", e);
        }
    }
}
