package qpip.exchange.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;

/** The layouts of the exchanges, found under the mappings by the exchange's identifier, each read once. */
final class Layouts {

    private final Path mappings;
    private final Map<String, Layout> read = new HashMap<>();

    Layouts(Path mappings) {
        this.mappings = mappings;
    }

    synchronized Layout layout(String exchange) {
        return read.computeIfAbsent(exchange, wanted -> Layout.of(Declarations.read(file(wanted), Mapping.class)));
    }

    private Path file(String exchange) {
        try (Stream<Path> files = Files.walk(mappings, 2)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().equals(exchange + ".yaml"))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException(
                        "expected one mapping " + exchange + ".yaml under " + mappings + ", found " + found.size());
            }
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
