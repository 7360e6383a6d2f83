package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * What should come of a plant on one claim: a flag of a rule from a night on, or none. {@code person} is the one that
 * the change is about; {@code impact} is known to the cent where the partner's amounts decide it. Numbers only: the
 * truth names nobody.
 */
public record Expectation(
        LocalDate night,
        String rule,
        long claim,
        long person,
        boolean flag,
        Optional<String> severity,
        Optional<BigDecimal> impact,
        boolean favourable,
        String why,
        String plant)
        implements Comparable<Expectation> {

    private static final Comparator<Expectation> ORDER = Comparator.comparing(Expectation::night)
            .thenComparing(Expectation::rule)
            .thenComparingLong(Expectation::claim)
            .thenComparingLong(Expectation::person)
            .thenComparing(Expectation::plant);

    public Expectation {
        if (flag != severity.isPresent()) {
            throw new IllegalArgumentException("an expected flag must have a severity, and nothing else must have one");
        }
    }

    @Override
    public int compareTo(Expectation other) {
        return ORDER.compare(this, other);
    }
}
