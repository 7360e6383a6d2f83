package qpip.exchange.linkage;

import java.util.OptionalLong;

/**
 * The social insurance number: nine digits, the last a Luhn check digit. Its first digit tells where it was issued,
 * never where the person lives; a 9 marks a temporary resident, whose number is replaced on permanent residence.
 */
public final class Sin {

    /** What can be said of a field that should hold a SIN; the first that applies, in this order. */
    public enum Check {
        OK,
        MISSING,
        NON_DIGIT,
        BAD_LENGTH,
        ALL_SAME,
        SEQUENCE,
        LUHN_FAIL,
        /** 0 and 8 are not given to people; demonstration data use them so that no real person can be hit. */
        RESERVED_PREFIX
    }

    private static final long SEQUENCE_UP = 123_456_789L;
    private static final long SEQUENCE_DOWN = 987_654_321L;

    private Sin() {}

    /** Checks a field; blanks and hyphens between the groups of digits do not count. */
    public static Check check(String text, boolean demonstration) {
        String digits = digits(text);
        if (digits.isEmpty()) {
            return Check.MISSING;
        }
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Check.NON_DIGIT;
        }
        return digits.length() == 9 ? check(Long.parseLong(digits), demonstration) : Check.BAD_LENGTH;
    }

    public static Check check(long sin, boolean demonstration) {
        if (sin < 0 || sin > 999_999_999L) {
            return Check.BAD_LENGTH;
        }
        if (sin % 111_111_111L == 0) {
            return Check.ALL_SAME;
        }
        if (sin == SEQUENCE_UP || sin == SEQUENCE_DOWN) {
            return Check.SEQUENCE;
        }
        if (!luhn(sin)) {
            return Check.LUHN_FAIL;
        }
        long first = sin / 100_000_000L;
        return !demonstration && (first == 0 || first == 8) ? Check.RESERVED_PREFIX : Check.OK;
    }

    /** The number, if the field holds nine digits. */
    public static OptionalLong value(String text) {
        String digits = digits(text);
        boolean nineDigits = digits.length() == 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return nineDigits ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** The sum of the digits, every second from the right doubled, ends in 0. */
    public static boolean luhn(long sin) {
        int sum = 0;
        boolean doubled = false;
        for (long rest = sin; rest > 0; rest /= 10) {
            int digit = (int) (rest % 10) * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }

    /** Issued to a temporary resident: it expires, and another number may follow. */
    public static boolean isTemporary(long sin) {
        return sin / 100_000_000L == 9;
    }

    /** Fit to identify: well formed. Reserved first digits count here, since our own register accepted them or not. */
    static boolean identifies(long sin) {
        return check(sin, true) == Check.OK;
    }

    private static String digits(String text) {
        return text.strip().replace(" ", "").replace("-", "");
    }
}
