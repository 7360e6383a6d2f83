package qpip.exchange.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.fact.MatchErrors;
import qpip.exchange.layout.Found;

/**
 * One file that came in, or one night's file that leaves, as the operator sees it. {@code plan} are the cuts for
 * compare, found by verify.
 */
public record Execution(
        String id,
        String exchange,
        boolean inbound,
        LocalDate night,
        long sequence,
        String fileName,
        String sha256,
        String again,
        ExecutionStatus status,
        String reason,
        Found found,
        long registerVersion,
        long bytes,
        long records,
        String plan,
        String released,
        String announced,
        Instant startedAt,
        Optional<Instant> endedAt,
        SortedMap<String, Long> counts) {

    /** More of why it stands so: in English, or in the words of whoever gave it up. */
    public String detail() {
        return found.toString();
    }

    /** What there was any of, by name; how many matches may be wrong is told as a share instead. */
    public SortedMap<String, Long> counted() {
        SortedMap<String, Long> counted = new TreeMap<>(counts);
        counted.remove(MatchErrors.WRONG);
        counted.values().removeIf(amount -> amount == 0);
        return counted;
    }

    /** How many of the matches that were weighed may be wrong. */
    public MatchErrors matchErrors() {
        return MatchErrors.ofCounts(count("weighed"), count(MatchErrors.WRONG));
    }

    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
