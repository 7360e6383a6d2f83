package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;

/** A mention of filiation or adoption as the Directeur de l'état civil sends it. */
record Mention(
        String actNo,
        String event,
        LocalDate effectiveOn,
        LocalDate registeredOn,
        String surname,
        List<String> given,
        LocalDate born,
        List<ActParent> parents) {}
