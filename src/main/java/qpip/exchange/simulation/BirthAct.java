package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An act of birth as the Directeur de l'état civil sends it. */
record BirthAct(
        String actNo,
        LocalDate registeredOn,
        Optional<String> attestationNo,
        String surname,
        List<String> given,
        String sex,
        LocalDate born,
        String time,
        String municipality,
        int plurality,
        int rank,
        List<ActParent> parents,
        boolean surrogacy) {}
