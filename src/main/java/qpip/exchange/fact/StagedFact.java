package qpip.exchange.fact;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.linkage.index.Weighed;

/**
 * A fact that one record of an extract gives, not visible yet. {@code version} is {@link #UNNUMBERED} where the partner
 * numbers none: then each new content is the next version. {@code keyHash} and {@code contentHash} are those of the
 * record; {@code weighed} is what the match weighed, where the record carries anything to compare; {@code knownVersion}
 * is the version that stands under its key, or {@link #UNNUMBERED} for none.
 */
public record StagedFact(
        long recordNumber,
        FactKind kind,
        String key,
        int version,
        boolean cancelled,
        Subject subject,
        MatchLevel match,
        String matchKey,
        Optional<Weighed> weighed,
        SortedMap<String, String> content,
        long keyHash,
        long contentHash,
        int knownVersion,
        LocalDate receivedOn) {

    public static final int UNNUMBERED = -1;

    /** Whether a fact with its key stands already. */
    boolean known() {
        return knownVersion != UNNUMBERED;
    }
}
