package qpip.exchange.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import qpip.exchange.fact.Fact;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.MatchLevel;

/**
 * A record that may speak of several persons, or contradicts the one it names: no rule concludes from it until a person
 * has looked.
 *
 * @param evidence what speaks for and against
 * @param fact what the record says, with whom it may speak of
 * @param candidates of whom a person may choose where the record names nobody, by their ids, ascending
 */
public record MatchReview(
        long id, String exchange, MatchLevel level, List<Evidence> evidence, Fact fact, List<Long> candidates) {

    /** Among more, nobody can choose with care. */
    private static final int MOST = 10;

    public MatchReview {
        evidence = List.copyOf(evidence);
        candidates = List.copyOf(candidates);
    }

    /** Candidates as they are stored; nothing where there are none, or too many to choose from. */
    public static Optional<String> stored(List<Long> candidates) {
        return candidates.isEmpty() || candidates.size() > MOST
                ? Optional.empty()
                : Optional.of(candidates.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    static List<Long> candidates(@Nullable String stored) {
        return stored == null || stored.isEmpty()
                ? List.of()
                : Arrays.stream(stored.split(" ")).map(Long::valueOf).toList();
    }

    /** Whether it names one person or event, so that somebody can say whether it is the same. */
    public boolean namesOne() {
        return fact.subject().id() >= 0;
    }

    /**
     * Whether it is about the same version of the record and the same persons, so that an answer to one is one to both.
     */
    boolean asksTheSameAs(MatchReview other) {
        return fact.version() == other.fact.version()
                && fact.subject().equals(other.fact.subject())
                && candidates.equals(other.candidates);
    }

    /** What a person says of it. */
    public enum Answer {
        /** The record speaks of the person or event that it names. */
        SAME,
        /** It speaks of somebody else, and is forgotten. */
        DIFFERENT
    }
}
