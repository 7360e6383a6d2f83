package qpip.exchange.job;

import java.util.List;
import java.util.SortedMap;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;

/**
 * Whom a record speaks of, how sure that is and why, and what linkage adds to the fact's content. {@code waits}:
 * another act has to come first. {@code part} tells apart several facts of one subject where the partner gives them no
 * keys: which question they answer, which payment they are; empty where there is one. {@code candidates}: the ids of
 * the persons of whom it may speak where it names none of them, ascending.
 */
record Linked(
        Subject subject,
        MatchLevel level,
        MatchKey key,
        List<String> evidence,
        SortedMap<String, String> derived,
        boolean waits,
        String part,
        List<Long> candidates) {

    /** The only fact of its subject, or one that the partner gives a key. */
    Linked(Subject subject, MatchLevel level, MatchKey key, List<String> evidence, SortedMap<String, String> derived) {
        this(subject, level, key, evidence, derived, false, "", List.of());
    }

    Linked waiting(boolean forAnother) {
        return new Linked(subject, level, key, evidence, derived, forAnother, part, candidates);
    }

    Linked ofPart(String one) {
        return new Linked(subject, level, key, evidence, derived, waits, one, candidates);
    }

    /** The same, of one of several persons. */
    Linked among(List<Long> persons) {
        return new Linked(subject, level, key, evidence, derived, waits, part, persons);
    }

    /** What it is once a person has said whom it speaks of. */
    Linked saidToBe(Subject said) {
        return new Linked(said, MatchLevel.CONFIRMED, MatchKey.PERSON, evidence, derived, waits, part, List.of());
    }

    /** Whether a person has to say whom the record speaks of. */
    boolean isInDoubt() {
        return level != MatchLevel.CONFIRMED && level != MatchLevel.PROBABLE;
    }

    /** The key of a fact that the partner gives none. */
    String factKey() {
        String name = subject.kind().name().charAt(0) + String.valueOf(subject.id());
        return part.isEmpty() ? name : name + "-" + part;
    }

    /** The hash of that key; NB: stored with facts, so it must never change. */
    long keyHash() {
        return part.isEmpty() ? subject.id() : KeyHash.of(factKey());
    }
}
