package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects how a flag should stand night after night; a night that changes nothing begins no phase. */
final class Phases {

    private final List<Phase> phases = new ArrayList<>();

    /** From that night on, later than those before: a flag as it stands, or none and why. */
    void from(LocalDate night, Optional<Phase.Standing> standing, String otherwise) {
        Optional<Phase.Standing> before = phases.isEmpty()
                ? Optional.empty()
                : phases.get(phases.size() - 1).standing();
        if (!standing.equals(before)) {
            phases.add(new Phase(night, standing, standing.isPresent() ? "" : otherwise));
        }
    }

    /** What was collected; when no night told anything, nothing is expected. */
    Expectation expectation(Plant plant, long claim, long person, LocalDate firstNight) {
        return phases.isEmpty()
                ? Expectation.unseen(plant, claim, person, firstNight)
                : new Expectation(plant.rule(), claim, person, plant.code(), plant.why(), phases);
    }
}
