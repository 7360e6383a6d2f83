package qpip.exchange.linkage;

import java.util.List;

/**
 * The answer to "whom does this record speak of", with what it rests on. Ties are refused, not broken: an ambiguous
 * link between several names none of them, and the candidates go to a person who decides.
 *
 * @param personId the person, or {@link #NOBODY}
 * @param eventId the event whose child the record speaks of, or {@link #NOBODY}
 * @param nameSimilarity per mille
 * @param candidates ids of the persons (of the events, where the register does not know the child) to choose from, in
 *     ascending order; empty unless ambiguous
 */
public record Link(
        MatchLevel level,
        MatchKey key,
        long personId,
        long eventId,
        int nameSimilarity,
        List<Evidence> evidence,
        List<Long> candidates) {

    public static final long NOBODY = -1;

    public static final Link NONE = new Link(MatchLevel.NONE, MatchKey.NONE, NOBODY, NOBODY, 0, List.of(), List.of());

    public Link {
        evidence = List.copyOf(evidence);
        candidates = List.copyOf(candidates);
    }

    /** The same link, no surer than that: for a partner who says itself that its match is weak. */
    public Link atMost(MatchLevel highest) {
        return level.compareTo(highest) >= 0
                ? this
                : new Link(highest, key, personId, eventId, nameSimilarity, evidence, candidates);
    }

    /** The codes of the evidence, as stored with the decision and shown to the analyst. */
    public List<String> codes() {
        return evidence.stream().map(Evidence::code).toList();
    }
}
