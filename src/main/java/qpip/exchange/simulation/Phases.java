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

    /** Whether no night told of a flag. */
    boolean isEmpty() {
        return phases.isEmpty();
    }

    /** What was collected, as what a rule should find; the rule need not be the plant's own. */
    Expectation expectation(Plant plant, String rule, long claim, long person) {
        return new Expectation(rule, claim, person, plant.code(), plant.why(), phases);
    }
}
