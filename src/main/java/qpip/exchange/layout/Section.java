package qpip.exchange.layout;

import java.util.List;
import java.util.Optional;
import qpip.exchange.declaration.Default;

/**
 * One kind of record as it is declared: the header, a detail, or the trailer.
 *
 * @param identifier the value of the first field that tells this record from the others; XML needs none
 */
public record Section(@Default("") String name, Optional<String> identifier, List<Field> fields) {}
