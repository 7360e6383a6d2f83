package qpip.exchange.linkage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A date of birth as a partner gives it: whole, or with an unknown day or month (written {@code 00}), or unknown. Not
 * carried is another matter than unknown: a layout without the field contradicts nothing, a blank field is a gap.
 */
public record BirthDate(int year, int month, int day) {

    /** The record's layout has no such field. */
    public static final BirthDate NOT_CARRIED = new BirthDate(-1, 0, 0);

    /** The field is blank or holds a placeholder. */
    public static final BirthDate UNKNOWN = new BirthDate(0, 0, 0);

    /** Days that stand for "unknown" in old files. */
    private static final Set<LocalDate> PLACEHOLDERS = Set.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1111, 11, 11),
            LocalDate.of(1850, 1, 1),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(9999, 12, 31));

    /** How a date of birth compares with the one on the register. */
    enum Agreement {
        NOT_CARRIED,
        UNKNOWN,
        EQUAL,
        /** What is given agrees, but the day or the month is missing. */
        PARTIAL,
        /** One digit differs. */
        ONE_DIGIT,
        /** Day and month are exchanged. */
        SWAPPED,
        DIFFERENT;

        /** Perhaps the same date, badly copied or incomplete. */
        boolean isNear() {
            return this == PARTIAL || this == ONE_DIGIT || this == SWAPPED;
        }
    }

    public BirthDate {
        if (month == 0 && day != 0) {
            throw new IllegalArgumentException("a date of birth with a day has a month");
        }
        if (year > 0) {
            LocalDate.of(year, Math.max(1, month), Math.max(1, day));
        } else if (month != 0) {
            throw new IllegalArgumentException("a date of birth with a month has a year");
        }
    }

    public static BirthDate of(LocalDate date) {
        return PLACEHOLDERS.contains(date)
                ? UNKNOWN
                : new BirthDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * Reads {@code yyyyMMdd} or {@code yyyy-MM-dd}, day and month possibly {@code 00}. Blanks, placeholders and days
     * that no calendar has are unknown: never guessed.
     */
    public static BirthDate parse(String text) {
        String digits = text.strip().replace("-", "");
        if (digits.length() != 8 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return UNKNOWN;
        }
        int year = Integer.parseInt(digits.substring(0, 4));
        int month = Integer.parseInt(digits.substring(4, 6));
        int day = Integer.parseInt(digits.substring(6, 8));
        try {
            BirthDate read = new BirthDate(year, month, day);
            return read.whole().map(BirthDate::of).orElse(year == 0 ? UNKNOWN : read);
        } catch (DateTimeException | IllegalArgumentException noSuchDay) {
            return UNKNOWN;
        }
    }

    /** The day, if year, month and day are known. */
    public Optional<LocalDate> whole() {
        return isWhole() ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }

    boolean isWhole() {
        return year > 0 && month > 0 && day > 0;
    }

    /** Whether the register's date of birth, as an epoch day, is this one. */
    Agreement with(int epochDay) {
        if (year < 0) {
            return Agreement.NOT_CARRIED;
        }
        if (year == 0 || epochDay == Population.UNKNOWN_DAY) {
            return Agreement.UNKNOWN;
        }
        LocalDate known = LocalDate.ofEpochDay(epochDay);
        if (PLACEHOLDERS.contains(known)) {
            return Agreement.UNKNOWN;
        }
        if (known.getYear() == year && known.getMonthValue() == month && known.getDayOfMonth() == day) {
            return Agreement.EQUAL;
        }
        if (!isWhole()) {
            boolean agrees = known.getYear() == year && (month == 0 || known.getMonthValue() == month);
            return agrees ? Agreement.PARTIAL : Agreement.DIFFERENT;
        }
        if (known.getYear() == year && known.getMonthValue() == day && known.getDayOfMonth() == month) {
            return Agreement.SWAPPED;
        }
        return digitsApart(number(), known.getYear() * 10_000 + known.getMonthValue() * 100 + known.getDayOfMonth())
                        == 1
                ? Agreement.ONE_DIGIT
                : Agreement.DIFFERENT;
    }

    /** Every day that {@link #with} would call near, in order: where to look when nobody was born on the day given. */
    Set<LocalDate> nearDays() {
        Set<LocalDate> days = new TreeSet<>();
        if (year <= 0) {
            return days;
        }
        if (!isWhole()) {
            LocalDate first = LocalDate.of(year, Math.max(1, month), 1);
            LocalDate end = month == 0 ? first.plusYears(1) : first.plusMonths(1);
            first.datesUntil(end).forEach(days::add);
            return days;
        }
        addIfDay(days, year, day, month);
        for (int unit = 1; unit <= 10_000_000; unit *= 10) {
            int without = number() - number() / unit % 10 * unit;
            for (int digit = 0; digit <= 9; digit++) {
                int other = without + digit * unit;
                addIfDay(days, other / 10_000, other / 100 % 100, other % 100);
            }
        }
        days.remove(LocalDate.of(year, month, day));
        return days;
    }

    private int number() {
        return year * 10_000 + month * 100 + day;
    }

    private static void addIfDay(Set<LocalDate> days, int year, int month, int day) {
        boolean plausible = year > 0 && month >= 1 && month <= 12 && day >= 1;
        if (plausible && day <= LocalDate.of(year, month, 1).lengthOfMonth()) {
            days.add(LocalDate.of(year, month, day));
        }
    }

    private static int digitsApart(int one, int other) {
        int apart = 0;
        for (int a = one, b = other; a > 0 || b > 0; a /= 10, b /= 10) {
            if (a % 10 != b % 10) {
                apart++;
            }
        }
        return apart;
    }
}
