package qpip.exchange.linkage.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The levels of two values that are not the same, by the kind of what they say; see {@link Comparison}. One instance
 * serves one thread.
 */
public final class ValueComparer {

    private static final int DATE = 8;

    private final Letters letters = new Letters();
    private final byte[] first = new byte[DATE];
    private final byte[] second = new byte[DATE];

    /** The level of two names. */
    public int name(NameForm one, NameForm other) {
        if (one.hasSameWords(other)) {
            return 2;
        }
        String a = one.compact();
        String b = other.compact();
        int shorter = Math.min(a.length(), b.length());
        if (shorter <= 1) {
            return a.charAt(0) == b.charAt(0) ? 7 : 11;
        }
        int distance = letters.distance(a, b, 3);
        if (distance <= 1 && shorter >= 3) {
            return 3;
        }
        if (one.sound().equals(other.sound())) {
            return 4;
        }
        if (distance <= 2 && shorter >= 5) {
            return 5;
        }
        int alike = letters.jaroWinkler(a, b);
        if (alike >= 880) {
            return 6;
        }
        if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a))) {
            return 7;
        }
        return alike >= 750 ? 8 : 11;
    }

    /** The level of two values of an attribute that is no name. */
    public int level(Attribute attribute, String one, String other) {
        return switch (attribute.comparison()) {
            case NAME -> throw new IllegalArgumentException("names are compared by their forms");
            case DATE -> date(one, other);
            case CODE -> code(attribute, one, other);
            case TEXT -> text(one, other);
            case CATEGORY -> category(one, other);
        };
    }

    /** The level of two dates of eight digits, in which zeros are unknown parts. */
    public int date(String one, String other) {
        return date(ascii(one), 0, ascii(other), 0);
    }

    /** The same of two dates that stand among bytes. */
    public int date(byte[] one, int at, byte[] other, int otherAt) {
        return date(number(one, at), number(other, otherAt));
    }

    /** The same of two dates that are numbers, yyyymmdd. */
    public int date(int one, int other) {
        int year = one / 10_000;
        int otherYear = other / 10_000;
        int month = one / 100 % 100;
        int otherMonth = other / 100 % 100;
        int day = one % 100;
        int otherDay = other % 100;
        boolean sameYear = year == otherYear;
        if (isUnknown(year, otherYear) || isUnknown(month, otherMonth) || isUnknown(day, otherDay)) {
            boolean fits = agree(year, otherYear) && agree(month, otherMonth) && agree(day, otherDay);
            boolean nothingKnown =
                    isUnknown(year, otherYear) && isUnknown(month, otherMonth) && isUnknown(day, otherDay);
            return nothingKnown ? Comparison.MISSING : fits ? 8 : sameYear ? 9 : 11;
        }
        if (sameYear && month == otherDay && day == otherMonth) {
            return 2;
        }
        if (isOneSlip(one, other)) {
            return 3;
        }
        boolean sameMonth = month == otherMonth;
        boolean sameDay = day == otherDay;
        if (sameYear && sameMonth) {
            return 4;
        }
        if (sameYear && sameDay) {
            return 5;
        }
        if (sameMonth && sameDay) {
            return 6;
        }
        if (distance(one, other) == 2) {
            return 7;
        }
        if (sameYear) {
            return 9;
        }
        return Math.abs(year - otherYear) <= 1 ? 10 : 11;
    }

    /** One digit is another, or two neighbours are exchanged. */
    private static boolean isOneSlip(int one, int other) {
        int a = one;
        int b = other;
        while (a != b && a % 10 == b % 10) {
            a /= 10;
            b /= 10;
        }
        return a != b && (a / 10 == b / 10 || a / 100 == b / 100 && a % 10 == b / 10 % 10 && a / 10 % 10 == b % 10);
    }

    /** NB: most dates of two persons are told apart without their distance, which takes longer. */
    private int distance(int one, int other) {
        write(one, first);
        write(other, second);
        int different = 0;
        int begin = DATE;
        int end = 0;
        for (int i = 0; i < DATE; i++) {
            if (first[i] != second[i]) {
                different++;
                begin = Math.min(begin, i);
                end = i;
            }
        }
        boolean isShifted = Arrays.equals(first, begin, end, second, begin + 1, end + 1)
                || Arrays.equals(first, begin + 1, end + 1, second, begin, end);
        return different > 4 && !isShifted ? 3 : letters.distance(first, 0, DATE, second, 0, DATE, 3);
    }

    private static void write(int date, byte[] into) {
        int rest = date;
        for (int i = DATE - 1; i >= 0; i--) {
            into[i] = (byte) (rest % 10);
            rest /= 10;
        }
    }

    private static int number(byte[] digits, int at) {
        int number = 0;
        for (int i = at; i < at + DATE; i++) {
            number = 10 * number + digits[i] - '0';
        }
        return number;
    }

    private static boolean isUnknown(int part, int otherPart) {
        return part == 0 || otherPart == 0;
    }

    private static boolean agree(int part, int otherPart) {
        return isUnknown(part, otherPart) || part == otherPart;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many characters of a health insurance number are made of what is known of the person anyway. */
    private static final int DERIVED = 10;

    /** The level of two codes, which are capital letters and digits. */
    public int code(Attribute attribute, String one, String other) {
        return code(attribute, ascii(one), 0, one.length(), ascii(other), 0, other.length());
    }

    /** The same of two codes that stand among bytes. */
    public int code(Attribute attribute, byte[] one, int at, int length, byte[] other, int otherAt, int otherLength) {
        if (attribute == Attribute.HEALTH_INSURANCE_NUMBER && length == otherLength) {
            return healthInsuranceNumber(one, at, other, otherAt, length);
        }
        int distance = letters.distance(one, at, length, other, otherAt, otherLength, 3);
        int longer = Math.max(length, otherLength);
        if (distance == 1 && longer >= 2) {
            return 2;
        }
        if (distance == 2 && longer >= 5) {
            return 3;
        }
        return Math.min(length, otherLength) >= 3 && beginAlike(one, at, other, otherAt, 3) ? 4 : 5;
    }

    /** Two numbers that begin alike are two persons': twins, or a slip in what tells them apart. */
    private int healthInsuranceNumber(byte[] one, int at, byte[] other, int otherAt, int length) {
        if (length >= DERIVED && beginAlike(one, at, other, otherAt, DERIVED)) {
            return 4;
        }
        return letters.distance(one, at, length, other, otherAt, length, 2) == 1 ? 2 : 5;
    }

    private static boolean beginAlike(byte[] one, int at, byte[] other, int otherAt, int length) {
        return Arrays.equals(one, at, at + length, other, otherAt, otherAt + length);
    }

    /** The level of two texts of words. */
    public int text(String one, String other) {
        if (areSameWords(one, other)) {
            return 2;
        }
        int longer = Math.max(one.length(), other.length());
        int distance = letters.distance(one, other, Math.max(3, longer / 4 + 1));
        if (distance == 1) {
            return 3;
        }
        if (distance == 2 && longer >= 6) {
            return 4;
        }
        if (distance <= longer / 4) {
            return 5;
        }
        if (share(one, other)) {
            return 6;
        }
        return letters.jaroWinkler(one, other) >= 780 ? 7 : 9;
    }

    private static boolean areSameWords(String one, String other) {
        if (one.length() == other.length() && one.indexOf(' ') >= 0) {
            String[] a = one.split(" ");
            String[] b = other.split(" ");
            Arrays.sort(a);
            Arrays.sort(b);
            if (Arrays.equals(a, b)) {
                return true;
            }
        }
        return (one.indexOf(' ') >= 0 || other.indexOf(' ') >= 0)
                && one.replace(" ", "").equals(other.replace(" ", ""));
    }

    /** At least half of all their words are in both, and one of those has four letters. */
    private static boolean share(String one, String other) {
        if (one.indexOf(' ') < 0 && other.indexOf(' ') < 0) {
            return false;
        }
        String[] a = one.split(" ");
        String[] b = other.split(" ");
        int shared = 0;
        boolean telling = false;
        for (String word : a) {
            for (String otherWord : b) {
                if (word.equals(otherWord)) {
                    shared++;
                    telling |= word.length() >= 4;
                    break;
                }
            }
        }
        return telling && 2 * shared >= Math.min(a.length, b.length);
    }

    /** The level of two of a few words. */
    public int category(String one, String other) {
        return Math.min(one.length(), other.length()) >= 4
                        && (letters.distance(one, other, 2) <= 1 || one.startsWith(other) || other.startsWith(one))
                ? 2
                : 3;
    }
}
