package qpip.exchange.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What an execution publishes with: on which night, from which version of the register, by which rules.
 * {@code restated} are the references of facts that a correction or cancellation takes the place of;
 * {@code materialTotal} is the impact from which a difference is worth a person's time.
 */
public record Publication(
        String exchange,
        long registerVersion,
        LocalDate night,
        List<String> rules,
        Set<String> restated,
        BigDecimal materialTotal) {

    public Publication {
        rules = List.copyOf(rules);
        restated = Set.copyOf(restated);
    }
}
