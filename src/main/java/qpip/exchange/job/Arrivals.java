package qpip.exchange.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qpip.exchange.transfer.Courier;
import qpip.exchange.transfer.RemoteFile;
import qpip.exchange.transfer.SealedFile;

/**
 * The extracts that wait to be taken: in a partner's outbox, or a file that an operator names. Looking changes nothing
 * there.
 */
public final class Arrivals {

    /** The ending of the file that a partner puts beside an extract, with its SHA-256. */
    static final String CHECKSUM = ".sha256";

    private static final Pattern NAME =
            Pattern.compile("([A-Z]{2,3}-(?:IN|OUT)-[0-9]{2,3})_([0-9]{8})_([0-9]{4,8})\\.(txt|csv|xml)");
    private static final int CHECKSUM_LENGTH_MAX = 400;
    private static final int SHA256_LENGTH = 64;

    private final Workshop workshop;

    public Arrivals(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * What waits in the partner's outbox for an exchange, by number; fetched whole. Empty when the partner has no
     * mailbox.
     */
    List<Arrival> waiting(ExchangeDefinition exchange) {
        Optional<Courier> courier = workshop.couriers().to(exchange.partner().partner());
        if (courier.isEmpty()) {
            return List.of();
        }
        Map<String, RemoteFile> listed =
                courier.get().list().stream().collect(Collectors.toMap(RemoteFile::name, Function.identity()));
        Path folder = workshop.folders().incoming(exchange.id());
        List<Arrival> arrivals = new ArrayList<>();
        for (RemoteFile remote : listed.values()) {
            Matcher name = NAME.matcher(remote.name());
            if (name.matches() && name.group(1).equals(exchange.id())) {
                workshop.effects().folder(folder);
                Path file = courier.get().fetch(remote, folder);
                Optional<String> announced = Optional.ofNullable(listed.get(remote.name() + CHECKSUM))
                        .filter(checksum -> checksum.size() <= CHECKSUM_LENGTH_MAX)
                        .map(checksum -> announced(courier.get().fetch(checksum, folder)));
                arrivals.add(new Arrival(
                        exchange.id(),
                        remote.name(),
                        Long.parseLong(name.group(3)),
                        SealedFile.at(file).sha256(),
                        file,
                        announced));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::sequence).thenComparing(Arrival::name));
        return arrivals;
    }

    /** A file that an operator names; its number is the one in its name, else 0 (the header has the last word). */
    Arrival named(ExchangeDefinition exchange, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new NoSuchExtract("file " + file.getFileName()
                    + " can't be read; check that it exists and that this user may read it");
        }
        String given = String.valueOf(file.getFileName());
        Matcher name = NAME.matcher(given);
        Path checksum = file.resolveSibling(given + CHECKSUM);
        Optional<String> announced =
                Files.isRegularFile(checksum) ? Optional.of(announced(checksum)) : Optional.empty();
        String sha256 = SealedFile.at(file).sha256();
        long number = name.matches() ? Long.parseLong(name.group(3)) : HeaderNumber.of(exchange.layout(), file);
        return new Arrival(
                exchange.id(),
                name.matches() ? given : exchange.id() + "_" + sha256.substring(0, 16),
                number,
                sha256,
                file,
                announced);
    }

    private static String announced(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return text.length() >= SHA256_LENGTH ? text.substring(0, SHA256_LENGTH) : text;
        } catch (IOException e) {
            throw new UncheckedIOException("the checksum " + file.getFileName() + " can't be read", e);
        }
    }
}
