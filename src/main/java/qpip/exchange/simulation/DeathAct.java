package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An act of death, or its cancellation, as the Directeur de l'état civil sends it. */
record DeathAct(
        String actNo,
        int version,
        String action,
        LocalDate registeredOn,
        String surname,
        List<String> given,
        LocalDate born,
        String sex,
        LocalDate died,
        String place,
        String postalCode,
        Optional<String> spouse,
        List<ActParent> parents) {}
