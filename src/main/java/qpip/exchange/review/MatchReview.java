package qpip.exchange.review;

import java.util.List;
import qpip.exchange.fact.Fact;
import qpip.exchange.linkage.MatchLevel;

/**
 * A record that may speak of several persons, or contradicts the one it names: no rule concludes from it until a person
 * has looked.
 *
 * @param evidence the codes of what speaks for and against
 * @param fact what the record says, with whom it may speak of
 */
public record MatchReview(long id, String exchange, MatchLevel level, List<String> evidence, Fact fact) {

    public MatchReview {
        evidence = List.copyOf(evidence);
    }

    /** Whether it names one person or event, so that somebody can say whether it is the same. */
    public boolean namesOne() {
        return fact.subject().id() >= 0;
    }

    /** What a person says of it. */
    public enum Answer {
        /** The record speaks of the person or event that it names. */
        SAME,
        /** It speaks of somebody else, and is forgotten. */
        DIFFERENT
    }
}
