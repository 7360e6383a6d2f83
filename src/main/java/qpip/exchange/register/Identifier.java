package qpip.exchange.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One identifier of a person while it held: a 900-series SIN is replaced, a corrected date of birth gives a new NAM.
 */
public record Identifier(IdentifierType type, String value, LocalDate from, Optional<LocalDate> to) {}
