package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Optional;

/** What RAMQ noticed about a person, told on one night; {@code cancels} is the number of the notice it takes back. */
record RamqNotice(
        String number,
        String event,
        LocalDate on,
        LocalDate told,
        Optional<String> newValue,
        Optional<String> cancels) {}
