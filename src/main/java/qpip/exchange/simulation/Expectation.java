package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What should come of a plant on one claim by one rule: in phases, each from a night on until the next. Before the
 * first there is no flag. {@code person} is the one that the change is about. Numbers only: the truth names nobody.
 */
public record Expectation(String rule, long claim, long person, String plant, String why, List<Phase> phases)
        implements Comparable<Expectation> {

    /** How long two partners may say different things of one person. */
    private static final int DAYS_OF_CONTRADICTION = 10;

    private static final Comparator<Expectation> ORDER = Comparator.comparing(Expectation::rule)
            .thenComparingLong(Expectation::claim)
            .thenComparingLong(Expectation::person)
            .thenComparing(Expectation::plant);

    public Expectation {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("an expectation must have a phase");
        }
        for (int i = 1; i < phases.size(); i++) {
            if (!phases.get(i).from().isAfter(phases.get(i - 1).from())) {
                throw new IllegalArgumentException("each phase must begin on a later night than the one before");
            }
        }
    }

    /** A flag from the night on which the evidence is complete; nothing when that lies after the last night. */
    static Expectation flag(
            Plant plant,
            long claim,
            long person,
            LocalDate firstNight,
            Optional<LocalDate> complete,
            Phase.Standing standing) {
        return complete.map(night -> new Phase(night, Optional.of(standing), ""))
                .map(phase -> new Expectation(plant.rule(), claim, person, plant.code(), plant.why(), List.of(phase)))
                .orElseGet(() -> unseen(plant, claim, person, firstNight));
    }

    /**
     * What two partners contradict each other about (R34), such as a death without an act: ten days after the later of
     * them spoke. Nothing when the nights end before.
     */
    static Optional<Expectation> contradiction(
            Plant plant, long claim, long person, Optional<LocalDate> told, LocalDate lastNight) {
        return told.map(night -> night.plusDays(DAYS_OF_CONTRADICTION))
                .filter(night -> !night.isAfter(lastNight))
                .map(night -> new Phase(night, Optional.of(Phase.Standing.of("MEDIUM", false)), ""))
                .map(phase -> new Expectation("R34", claim, person, plant.code(), plant.why(), List.of(phase)));
    }

    /** The same until a night, if there is one: nothing when that isn't later than the flag. */
    Optional<Expectation> until(Optional<LocalDate> over, String because) {
        if (over.isEmpty() || !flag()) {
            return Optional.of(this);
        }
        if (!phases.get(0).from().isBefore(over.get())) {
            return Optional.empty();
        }
        List<Phase> ending = new ArrayList<>(phases);
        ending.add(new Phase(over.get(), Optional.empty(), because));
        return Optional.of(new Expectation(rule, claim, person, plant, why, ending));
    }

    /** No flag on any night, for the reason that the plant gives. */
    static Expectation none(Plant plant, long claim, long person, LocalDate firstNight) {
        return none(plant, claim, person, firstNight, plant.why());
    }

    static Expectation unseen(Plant plant, long claim, long person, LocalDate firstNight) {
        return none(plant, claim, person, firstNight, "the nights end before the evidence is complete");
    }

    private static Expectation none(Plant plant, long claim, long person, LocalDate firstNight, String because) {
        Phase phase = new Phase(firstNight, Optional.empty(), because);
        return new Expectation(plant.rule(), claim, person, plant.code(), plant.why(), List.of(phase));
    }

    /** Whether there should be a flag on some night. */
    public boolean flag() {
        return phases.stream().anyMatch(phase -> phase.standing().isPresent());
    }

    /** How the flag should stand on that night; none when there should be none. */
    public Optional<Phase.Standing> on(LocalDate night) {
        return phases.stream()
                .filter(phase -> !phase.from().isAfter(night))
                .reduce((earlier, later) -> later)
                .flatMap(Phase::standing);
    }

    @Override
    public int compareTo(Expectation other) {
        return ORDER.compare(this, other);
    }
}
