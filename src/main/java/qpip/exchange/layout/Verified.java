package qpip.exchange.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one full pass over a file found.
 *
 * @param header present when it could be read, also of a refused file
 * @param rejected details that do not follow the layout
 * @param warnings check digits that fail
 * @param sha256 of the whole file, in hexadecimal
 * @param bytes the size of the file
 * @param cuts ranges of nearly equal size that together hold all details; empty for a refused file
 * @param figures the counts and sums that the details give, by the trailer's field, in its order; no hash totals, which
 *     of one record are that person's number
 * @param marked the details that the pass's {@link Companion} marked
 */
public record Verified(
        Optional<FileFault> fault,
        Optional<Values> header,
        long records,
        long rejected,
        long warnings,
        String sha256,
        long bytes,
        List<Cut> cuts,
        Map<String, String> figures,
        RecordNumbers marked) {

    public Verified {
        cuts = List.copyOf(cuts);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
