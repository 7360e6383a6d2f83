package qpip.exchange.simulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The partners of a synthetic Québec: they answer our requests, and send what nobody asks for. The same request gets
 * the same bytes; an answer that is there already stays.
 */
public final class SimulatedPartners {

    private final Settings settings;
    private final CnesstExtract cnesst;
    private final RamqExtract ramq;
    private final CivilStatusExtracts civilStatus;

    public SimulatedPartners(Quebec quebec, Path mappings) {
        Layouts layouts = new Layouts(mappings);
        this.settings = quebec.settings();
        this.cnesst = new CnesstExtract(quebec, layouts);
        this.ramq = new RamqExtract(quebec, layouts);
        this.civilStatus = new CivilStatusExtracts(quebec, layouts);
    }

    /** Whether the file is a request that the partner answers, by its name; acknowledgements and digests aren't. */
    public boolean answers(String partner, Path file) {
        String exchange = switch (partner) {
            case "cnesst" -> "CN-OUT-01";
            case "ramq" -> "RA-OUT-01";
            default -> "";
        };
        return !exchange.isEmpty() && file.getFileName().toString().matches(exchange + "_\\d{8}_\\d{4,8}\\.(txt|csv)");
    }

    /** The extracts with which that partner answers the request; their digests lie beside them. */
    public List<Path> answer(String partner, Path request, Path outbox) {
        return switch (partner) {
            case "cnesst" -> List.of(cnesst.answer(request, new Outbox(outbox)));
            case "ramq" -> List.of(ramq.answer(request, new Outbox(outbox)));
            default ->
                throw new IllegalArgumentException("only the partners cnesst and ramq answer requests, not " + partner);
        };
    }

    /** The civil registrar's extracts of a night; none outside the simulated nights. */
    public List<Path> night(LocalDate night, Path outbox) {
        long index = ChronoUnit.DAYS.between(settings.firstNight(), night);
        return index < 0 || index >= settings.nights() ? List.of() : civilStatus.night((int) index, new Outbox(outbox));
    }
}
