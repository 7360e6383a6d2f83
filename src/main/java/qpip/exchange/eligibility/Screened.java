package qpip.exchange.eligibility;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rules found on a claim: flags, in order of rule, period and person, and what was suppressed. */
public record Screened(List<Finding> flags, List<Suppressed> suppressedFindings) {

    public Screened {
        flags = List.copyOf(flags);
        suppressedFindings = List.copyOf(suppressedFindings);
    }

    /** How often findings were suppressed, by reason; a reason that never occurred is absent. */
    public SortedMap<Suppression, Integer> suppressed() {
        SortedMap<Suppression, Integer> counts = new TreeMap<>();
        suppressedFindings.forEach(suppressed -> counts.merge(suppressed.reason(), 1, Integer::sum));
        return Collections.unmodifiableSortedMap(counts);
    }

    /** A finding that is not shown, and why. */
    public record Suppressed(String rule, long claimId, Suppression reason, Finding finding) {}
}
