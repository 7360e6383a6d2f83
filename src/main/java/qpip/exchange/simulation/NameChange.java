package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Optional;

/** A change of name or a marriage as the Directeur de l'état civil sends it; blank is what it doesn't change. */
record NameChange(
        String eventNo,
        String event,
        LocalDate effectiveOn,
        String oldSurname,
        String oldGiven,
        String newSurname,
        LocalDate born,
        Optional<String> spouse) {}
