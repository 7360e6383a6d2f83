package qpip.exchange.layout;

import java.util.Map;
import java.util.Optional;
import qpip.exchange.declaration.Default;

/**
 * A detail and what becomes of it; {@code check} and the build prove it.
 *
 * @param line the record as it stands in the file, without its line end
 * @param gives the canonical text of some of its fields
 * @param rejected why it is rejected, when it is
 */
public record Example(String line, @Default("") Map<String, String> gives, Optional<Rejection> rejected) {

    /** The first thing wrong with the line. */
    public record Rejection(@Default("") String field, LineReason reason) {}
}
