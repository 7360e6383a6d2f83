package qpip.exchange.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import qpip.exchange.register.Claim;
import qpip.exchange.register.RegisterExtracts;

/**
 * A synthetic Québec on disk: the register's extracts, what partners send unasked on each night, and the truth.
 *
 * <pre>
 *   DIR/register/                     our own extracts, as of the first night
 *   DIR/nights/2026-11-22/            extracts of partners who send without being asked
 *   DIR/nights/2026-11-29/register/   what changed on the register until a later night
 *   DIR/truth.jsonl                   what must be found, and what must not
 * </pre>
 *
 * <p>Answers to requests can only be made once there are requests: {@link #send}.
 */
public final class Simulation {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final LocalTime REGISTER_WRITTEN_AT = LocalTime.of(18, 0);

    private final Quebec quebec;
    private final Path mappings;
    private final SimulatedPartners partners;
    private final Set<Path> answered = new TreeSet<>();

    public Simulation(Settings settings, Path mappings, Calendar calendar) {
        this.quebec = Quebec.generate(settings);
        this.mappings = mappings;
        this.partners = new SimulatedPartners(quebec, mappings, calendar);
    }

    /** Writes everything that doesn't wait for a request. */
    public void write(Path dir) {
        for (int night = 0; night < quebec.settings().nights(); night++) {
            LocalDate date = quebec.settings().night(night);
            Path folder = dir.resolve("nights").resolve(date.toString());
            writeRegister(night == 0 ? dir.resolve("register") : folder.resolve("register"), date);
            partners.unasked(date, folder(folder));
        }
        truth().write(dir.resolve("truth.jsonl"));
    }

    /**
     * Writes what our own system has for a night, as of the evening: the whole register for the first one, for later
     * ones the claims of which something changed, such as weeks that were paid. Without a change nothing is written.
     *
     * @return whether there is something to load
     */
    public boolean writeRegister(Path folder, LocalDate night) {
        return night.equals(quebec.settings().firstNight()) ? whole(folder, night) : changes(folder, night);
    }

    private boolean whole(Path folder, LocalDate night) {
        try (RegisterExtracts.Writer writer = writer(folder, night, true)) {
            quebec.persons(writer::person);
            quebec.events(writer::event);
            quebec.claims(writer::claim);
            quebec.earnings(writer::earnings);
            quebec.debts(writer::debt);
            quebec.weeks(night, writer::week);
            quebec.declarations(night, writer::declaration);
        }
        return true;
    }

    private boolean changes(Path folder, LocalDate night) {
        List<Household> changed = quebec.households().stream()
                .filter(household -> household.changed(night.minusDays(1), night))
                .toList();
        if (changed.isEmpty()) {
            return false;
        }
        try (RegisterExtracts.Writer writer = writer(folder, night, false)) {
            for (Household household : changed) {
                for (Claim claim : household.claims()) {
                    writer.claim(household.asOf(claim, night));
                    quebec.earnings(household, claim).forEach(writer::earnings);
                    quebec.setOffs().under(claim).forEach(writer::debt);
                    household.weeks(claim, night).forEach(week -> writer.week(claim.id(), week));
                }
                household.declarations(night).forEach(writer::declaration);
            }
        }
        return true;
    }

    private RegisterExtracts.Writer writer(Path folder, LocalDate night, boolean full) {
        return RegisterExtracts.writer(
                folder(folder),
                mappings.resolve("register"),
                1 + ChronoUnit.DAYS.between(quebec.settings().firstNight(), night),
                full,
                night.atTime(REGISTER_WRITTEN_AT).atZone(ZONE).toInstant());
    }

    public Truth truth() {
        return Truth.of(quebec, partners);
    }

    /**
     * Puts what a partner sends as that exchange on a night into its outbox under {@code server}; nothing when nobody
     * sends it. To be called when our requests of the night lie in the inboxes.
     */
    public void send(String exchange, LocalDate night, Path server) {
        partners.send(exchange, night, server);
    }

    /** Puts an extract into its partner's outbox once more on a night, with something wrong with it. */
    public void sendAgain(String exchange, LocalDate night, Path server, Mishap mishap) {
        partners.sendAgain(exchange, night, server, mishap);
    }

    /** Puts everything that partners send unasked on a night into their outboxes. */
    public void unasked(LocalDate night, Path server) {
        partners.exchanges().stream().filter(partners::unasked).forEach(exchange -> send(exchange, night, server));
    }

    /**
     * Puts what partners answer on a night into their outboxes, once each, and only where a request of that night lies
     * in the inbox: for nights that are not run in one go.
     */
    public void answer(LocalDate night, Path server) {
        partners.exchanges().stream()
                .filter(exchange -> partners.asked(exchange, night, server))
                .filter(exchange -> answered.add(server.resolve(exchange).resolve(night.toString())))
                .forEach(exchange -> send(exchange, night, server));
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + folder + " can't be made", e);
        }
    }
}
