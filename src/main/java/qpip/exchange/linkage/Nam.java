package qpip.exchange.linkage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import qpip.exchange.register.Sex;

/**
 * The health insurance number: {@code AAAA YYMM DDSC}, built on the surname at birth, the given name, the date of birth
 * and the sex printed as month + 50. It is matched as a whole; what it is built of is weak evidence only, since a name
 * or a date may have been corrected and a marker X cannot be expressed.
 */
public final class Nam {

    /** What can be said of a field that should hold a NAM. */
    public enum Check {
        OK,
        MISSING,
        BAD_LENGTH,
        BAD_STRUCTURE,
        BAD_DATE,
        /** A warning, never a rejection: the rule of the check digit is not public. */
        CHECK_DIGIT
    }

    /** The parts that can disagree with what is known of the person. */
    public enum Part {
        SURNAME,
        GIVEN_NAME,
        DATE_OF_BIRTH,
        SEX
    }

    private static final Pattern STRUCTURE =
            Pattern.compile("[A-Z]{4}\\d{2}(0[1-9]|1[0-2]|5[1-9]|6[0-2])(0[1-9]|[12]\\d|3[01])[1-9]\\d");

    private static final int[] WEIGHTS = {7, 1, 1, 3, 9, 7, 3, 9, 5, 3, 1, 3, 5, 7, 6, 9, 1};

    private Nam() {}

    /** Checks a field; blanks between its groups and lower case do not count. */
    public static Check check(String text) {
        String nam = canonical(text);
        if (nam.isEmpty()) {
            return Check.MISSING;
        }
        if (nam.length() != 12) {
            return Check.BAD_LENGTH;
        }
        if (!STRUCTURE.matcher(nam).matches()) {
            return Check.BAD_STRUCTURE;
        }
        if (date(nam, 19).isEmpty() && date(nam, 20).isEmpty()) {
            return Check.BAD_DATE;
        }
        char last = nam.charAt(11);
        boolean right = last == checkDigit(nam, 19) || last == checkDigit(nam, 20);
        return right ? Check.OK : Check.CHECK_DIGIT;
    }

    /** Twelve characters without blanks, upper case: the form in which NAMs are compared. */
    public static String canonical(String text) {
        return text.strip().replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** Fit to identify: well formed, whatever its check digit. */
    static boolean identifies(String nam) {
        Check check = check(nam);
        return check == Check.OK || check == Check.CHECK_DIGIT;
    }

    /**
     * The check digit that the first eleven characters call for, in that century (19 or 20). The rule comes from public
     * samples, not from the RAMQ: letters as two digits with one code skipped after R, the date with the month as
     * printed, the sequence; weighted sum modulo 10.
     */
    public static char checkDigit(String firstEleven, int century) {
        StringBuilder digits = new StringBuilder(17);
        for (int i = 0; i < 4; i++) {
            int code = firstEleven.charAt(i) - 'A' + 1;
            digits.append(String.format(Locale.ROOT, "%02d", code > 18 ? code + 1 : code));
        }
        digits.append(century).append(firstEleven, 4, 11);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return (char) ('0' + sum % 10);
    }

    /**
     * Four letters: three of the surname at birth, filled with X, and the first of the given name. Apostrophes, hyphens
     * and blanks go before the letters are taken.
     */
    public static String letters(String surname, String givenName) {
        String name = (Names.compact(surname).replaceAll("[^A-Z]", "") + "XXX").substring(0, 3);
        return name + (Names.compact(givenName).replaceAll("[^A-Z]", "") + "X").charAt(0);
    }

    /** The parts of a well-formed NAM that disagree with what is known; what is unknown disagrees with nothing. */
    public static Set<Part> disagreements(
            String nam, List<String> surnames, List<String> givenNames, Optional<LocalDate> dateOfBirth, Sex sex) {
        String canonical = canonical(nam);
        Set<Part> disagreements = EnumSet.noneOf(Part.class);
        if (!identifies(canonical)) {
            return disagreements;
        }
        if (!surnames.isEmpty() && surnames.stream().noneMatch(surname -> beginsLike(canonical, surname))) {
            disagreements.add(Part.SURNAME);
        }
        if (!givenNames.isEmpty()
                && givenNames.stream().noneMatch(given -> letters("", given).charAt(3) == canonical.charAt(3))) {
            disagreements.add(Part.GIVEN_NAME);
        }
        if (dateOfBirth.isPresent()
                && !dateOfBirth.equals(date(canonical, 19))
                && !dateOfBirth.equals(date(canonical, 20))) {
            disagreements.add(Part.DATE_OF_BIRTH);
        }
        boolean female = canonical.charAt(6) >= '5';
        if ((female && sex == Sex.M) || (!female && sex == Sex.F)) {
            disagreements.add(Part.SEX);
        }
        return disagreements;
    }

    /** NB: a card spells Saint out or not, whatever the register does. */
    private static boolean beginsLike(String nam, String surname) {
        String spelledOut = Names.strict(surname).replaceFirst("^STE? ", "SAINT ");
        return nam.startsWith(letters(surname, "").substring(0, 3))
                || spelledOut.startsWith("SAINT ") && nam.startsWith("SAI");
    }

    private static Optional<LocalDate> date(String nam, int century) {
        int year = century * 100 + Integer.parseInt(nam.substring(4, 6));
        int month = Integer.parseInt(nam.substring(6, 8)) % 50;
        try {
            return Optional.of(LocalDate.of(year, month, Integer.parseInt(nam.substring(8, 10))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
