package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.register.Period;

/**
 * What a rule found about a claim: a message key with its values, never a finished sentence. {@code period} is the
 * period of the fact, which is part of the flag's identity, so that the same finding raised again is the same flag.
 * {@code evidence} are the references of the facts. {@code values} may be personal: they are shown only to those who
 * may see them.
 */
public record Finding(
        String rule,
        String message,
        Severity severity,
        long personId,
        Period period,
        List<String> evidence,
        BigDecimal impact,
        List<WeekImpact> weeks,
        SortedMap<String, String> values,
        boolean favourable,
        boolean sensitive,
        boolean identityToVerify) {

    public Finding {
        evidence = List.copyOf(evidence);
        weeks = List.copyOf(weeks);
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The values as read-only map, for those that only look. */
    public Map<String, String> attributes() {
        return values;
    }
}
