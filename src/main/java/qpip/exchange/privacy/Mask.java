package qpip.exchange.privacy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shows that something is held without showing what: lengths and letters are hidden too, so that a mask tells nothing
 * but its kind.
 */
public final class Mask {

    private static final String HIDDEN = "•••";
    private static final int LETTERS = 4;
    private static final int SHOWN = 2;

    /**
     * Values of findings that say nothing of a person: amounts, counts, codes, and days of benefits and indemnities.
     */
    private static final Set<String> FINDING_SHOWN = Set.of(
            "weeks",
            "impact",
            "received",
            "weeks-planned",
            "weeks-paid",
            "to",
            "from",
            "reason",
            "precision",
            "parents",
            "first-week",
            "benefit-start",
            "benefit-end",
            "registered",
            "partners",
            "match-code",
            "last-week-declared",
            "last-week",
            "last-day",
            "income",
            "days",
            "children",
            "acts",
            "declared",
            "since",
            "left");

    /** Attributes of facts that say nothing of a person. */
    private static final Set<String> FACT_SHOWN = Set.of(
            "from",
            "to",
            "amount",
            "paid-on",
            "paid-to",
            "entitled-from",
            "entitled-to",
            "match-code",
            "name-similarity",
            "nam-consistent",
            "eligibility",
            "reason",
            "effective-on",
            "stay-type",
            "plurality",
            "rank",
            "parents",
            "registered-on",
            "precision",
            "judgment",
            "assessed-on",
            "assessment-status",
            "assessment-version",
            "benefit-type",
            "end-reason",
            "expires-on",
            "issued-on",
            "motive",
            "pay-period-type",
            "status",
            "status-date",
            "stopped-on",
            "tax-year",
            "week",
            "week-status");

    private Mask() {}

    /** A finding's values by name, those that may say something of a person hidden. */
    public static SortedMap<String, String> finding(Map<String, String> values) {
        return masked(values, FINDING_SHOWN);
    }

    /** A fact's attributes by name, those that may say something of a person hidden. */
    public static SortedMap<String, String> fact(Map<String, String> content) {
        return masked(content, FACT_SHOWN);
    }

    private static SortedMap<String, String> masked(Map<String, String> values, Set<String> shown) {
        SortedMap<String, String> masked = new TreeMap<>();
        values.forEach((name, value) -> masked.put(name, shown.contains(name) ? value : text()));
        return masked;
    }

    /** A social insurance number but for its last two digits, which are enough to compare. */
    public static String sin(String number) {
        return HIDDEN + " " + HIDDEN + " •" + last(number);
    }

    /** A health insurance number: the letters, which come of a name, and the last two digits. */
    public static String nam(String number) {
        return number.substring(0, Math.min(LETTERS, number.length())) + " •••• ••" + last(number);
    }

    /** A date of birth but for its year. */
    public static String birth(LocalDate day) {
        return day.getYear() + "-••-••";
    }

    /** A postal code's first four characters; they tell a neighbourhood. */
    public static String postalCode(String code) {
        return code.length() < LETTERS
                ? HIDDEN
                : code.substring(0, LETTERS - 1) + " " + code.charAt(LETTERS - 1) + "••";
    }

    private static String last(String number) {
        return number.substring(Math.max(0, number.length() - SHOWN));
    }

    /** What stands in for a name, an address, a date of birth. */
    public static String text() {
        return HIDDEN;
    }
}
