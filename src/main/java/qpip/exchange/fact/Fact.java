package qpip.exchange.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.linkage.MatchLevel;

/**
 * What a partner says of a person, in one version. The content maps attribute names to canonical text: dates
 * {@code yyyy-MM-dd}, amounts {@code -12.30}, codes as sent. Identity is (partner, kind, key); a higher version
 * replaces a lower one. {@code about} is the part the person has in : {@code claimant}, {@code child},
 * {@code other-parent}, {@code event}. {@code matchWeight} is in milli-bits, empty where the record carries nothing to
 * compare.
 */
public record Fact(
        String partner,
        String exchange,
        FactKind kind,
        String key,
        int version,
        boolean cancelled,
        Subject subject,
        MatchLevel match,
        String matchKey,
        SortedMap<String, String> content,
        LocalDate receivedOn,
        Optional<Integer> matchWeight) {

    /** The attribute that names the key of an earlier fact of the same partner and kind, which this one replaces. */
    public static final String REPLACES = "replaces";

    public Fact {
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
        if (key.isEmpty() || version < 0) {
            throw new IllegalArgumentException("a fact must have a key and a version that is not negative");
        }
    }

    public Optional<String> text(String attribute) {
        return Optional.ofNullable(content.get(attribute)).filter(text -> !text.isEmpty());
    }

    public Optional<LocalDate> day(String attribute) {
        return text(attribute).map(LocalDate::parse);
    }

    public Optional<BigDecimal> amount(String attribute) {
        return text(attribute).map(BigDecimal::new);
    }

    /** Whether both are the same fact, in whatever versions. */
    boolean isVersionOf(Fact other) {
        return key.equals(other.key) && kind == other.kind && partner.equals(other.partner);
    }

    /** Where the fact can be found again: partner, key and version, without anything personal. */
    public String reference() {
        return reference(partner, key, version);
    }

    static String reference(String partner, String key, int version) {
        return partner + ":" + key + ":" + version;
    }

    /** The content as read-only map, for those that only look. */
    public Map<String, String> attributes() {
        return content;
    }
}
