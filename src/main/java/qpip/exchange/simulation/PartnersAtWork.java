package qpip.exchange.simulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.PartnerServer;

/**
 * The simulated partners behind their SFTP server: a request that arrives in an inbox is answered in the same partner's
 * outbox, and each night brings what the civil registrar sends.
 */
public final class PartnersAtWork implements AutoCloseable {

    private static final String CIVIL_STATUS = "civil-status";
    private static final List<String> PARTNERS = List.of("cnesst", "ramq", CIVIL_STATUS);

    private final Path home;
    private final SimulatedPartners partners;
    private final PartnerServer server;

    private PartnersAtWork(Path home, SimulatedPartners partners, int port) {
        this.home = home;
        this.partners = partners;
        this.server = PartnerServer.start(home, PARTNERS, port);
        server.onArrival(this::arrived);
    }

    /** Starts the server in the folder; port 0 takes a free one. */
    public static PartnersAtWork start(Path home, Quebec quebec, Path mappings, int port) {
        return new PartnersAtWork(home, new SimulatedPartners(quebec, mappings), port);
    }

    public int port() {
        return server.port();
    }

    /** How we reach the partner's account. */
    public Mailbox mailbox(String partner) {
        return server.mailbox(partner);
    }

    /** Puts out the civil registrar's extracts of the night; none outside the simulated nights. */
    public List<Path> night(LocalDate night) {
        return partners.night(night, outbox(CIVIL_STATUS));
    }

    @Override
    public void close() {
        server.close();
    }

    private void arrived(String partner, Path file) {
        if (partners.answers(partner, file)) {
            partners.answer(partner, file, outbox(partner));
        }
    }

    private Path outbox(String partner) {
        return home.resolve(partner).resolve("outbox");
    }
}
