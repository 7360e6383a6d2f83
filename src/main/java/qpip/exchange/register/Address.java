package qpip.exchange.register;

import java.time.LocalDate;

/**
 * Where a person gets mail since a day; an address is not a residence. {@code postalCode} has six characters, no blank.
 */
public record Address(String line, String municipality, String postalCode, LocalDate since) {}
