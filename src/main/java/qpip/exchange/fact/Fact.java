package qpip.exchange.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
        content = Attributes.of(content);
        if (key.isEmpty() || version < 0) {
            throw new IllegalArgumentException("a fact must have a key and a version that is not negative");
        }
    }

    public Optional<String> text(String attribute) {
        String text = content.get(attribute);
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public Optional<LocalDate> day(String attribute) {
        return text(attribute).map(Fact::parsed);
    }

    /**
     * NB: days are asked for by the hundred thousand, and the formatter of the library takes a microsecond for each.
     */
    private static LocalDate parsed(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return LocalDate.parse(text);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return year < 0 || month < 0 || day < 0 ? LocalDate.parse(text) : LocalDate.of(year, month, day);
    }

    /** The number that the digits from one place to another are, or -1 where another character stands. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    public Optional<BigDecimal> amount(String attribute) {
        return text(attribute).map(BigDecimal::new);
    }

    /** Whether both are the same fact, in whatever versions. */
    public boolean isVersionOf(Fact other) {
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
