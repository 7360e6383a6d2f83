package qpip.exchange.layout;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@link Field} compiled: checks and decodes its bytes. No object is made until a text or a value is asked for.
 *
 * <p>A range of bytes is the whole width of the field in a fixed-width record, and just its content elsewhere.
 */
final class Slot {

    /** What {@link #check} answers when nothing is wrong; else it is the ordinal of a {@link LineReason}. */
    static final int FINE = -1;

    /** What a number or date reads as when the bytes hold none. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final int DIGITS_MAX = 18;
    private static final int LENGTH = LineReason.LENGTH.ordinal();
    private static final int TYPE = LineReason.TYPE.ordinal();
    private static final int MISSING = LineReason.MISSING.ordinal();
    private static final int DATE = LineReason.DATE.ordinal();
    private static final int OVERFLOW = LineReason.OVERFLOW.ordinal();
    private static final int CONSTANT = LineReason.CONSTANT.ordinal();
    private static final int UNKNOWN_CODE = LineReason.UNKNOWN_CODE.ordinal();
    private static final int WEEK_NOT_SUNDAY = LineReason.WEEK_NOT_SUNDAY.ordinal();
    private static final LineReason[] REASONS = LineReason.values();
    private static final int[] MONTH_SHIFT = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};

    private final Field field;
    private final Field.Type type;
    private final Encoding encoding;
    private final Encoding zones;
    private final boolean fixed;
    private final boolean dashed;
    private final byte decimal;
    private final boolean required;
    private final boolean isFreeText;
    private final byte[] constant;
    private final byte[][] placeholders;
    private final byte[][] codes;

    /**
     * @param cells the encoding of the bytes that are given
     * @param file the encoding of the file, which decides how a signed digit looks
     * @param codes the values that a code may have
     */
    Slot(Field field, boolean fixed, Encoding cells, Encoding file, Iterable<String> codes) {
        this.field = field;
        this.type = field.type();
        this.fixed = fixed;
        this.encoding = cells;
        this.zones = file;
        this.dashed = dateFormat(field, fixed).indexOf('-') >= 0;
        this.decimal = (byte) (field.decimal() == Field.DecimalSign.COMMA ? ',' : '.');
        this.constant = field.value().map(this::working).orElse(new byte[0]);
        this.placeholders = Stream.concat(field.absent().stream(), field.openEnded().stream())
                .map(this::working)
                .toArray(byte[][]::new);
        this.required = field.required();
        this.isFreeText = type == Field.Type.TEXT
                && fixed
                && constant.length + placeholders.length == 0
                && encoding != Encoding.UTF_8;
        Stream.Builder<byte[]> values = Stream.builder();
        codes.forEach(code -> values.add(working(code)));
        this.codes = values.build().toArray(byte[][]::new);
    }

    static String dateFormat(Field field, boolean fixed) {
        return field.format().isEmpty() ? (fixed ? "yyyyMMdd" : "yyyy-MM-dd") : field.format();
    }

    private byte[] working(String text) {
        return encoding.bytes(text).orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
    }

    Field field() {
        return field;
    }

    /** The first thing wrong with the bytes, or {@link #FINE}. */
    int check(byte[] b, int from, int to) {
        int start = start(b, from, to);
        if (type == Field.Type.FILLER) {
            return start == to ? FINE : CONSTANT;
        }
        if (start == to) {
            return required ? MISSING : FINE;
        }
        if (isFreeText) {
            return FINE;
        }
        int end = end(b, start, to);
        if (constant.length > 0) {
            return same(constant, b, start, end) ? FINE : CONSTANT;
        }
        if (placeholders.length > 0 && isPlaceholder(b, start, end)) {
            return FINE;
        }
        if (!fixed && field.length() > 0 && encoding.characters(b, start, end) > field.length()) {
            return LENGTH;
        }
        return switch (type) {
            case TEXT -> fixed && encoding == Encoding.UTF_8 && encoding.malformed(b, from, to) >= 0 ? TYPE : FINE;
            case DIGITS -> areDigits(b, digitsFrom(from, start), digitsTo(to, end)) ? FINE : TYPE;
            case NUMBER -> checkNumber(b, digitsFrom(from, start), digitsTo(to, end));
            case DATE -> checkDate(b, start, end);
            case WEEK -> checkWeek(b, start, end);
            case MOMENT -> checkMoment(b, start, end);
            case TIME -> isTime(b, start, end) ? FINE : TYPE;
            case AMOUNT, OVERPUNCH -> checkAmount(b, digitsFrom(from, start), digitsTo(to, end));
            case CODE -> isCode(b, start, end) ? FINE : UNKNOWN_CODE;
            default -> FINE;
        };
    }

    /** Whether the check digit, where one is declared, fails. */
    boolean warns(byte[] b, int from, int to) {
        return field.check() == Field.Check.SIN && !absent(b, from, to) && !isLuhn(b, from, to);
    }

    boolean absent(byte[] b, int from, int to) {
        int start = start(b, from, to);
        return start == to || placeholders.length > 0 && isPlaceholder(b, start, end(b, start, to));
    }

    /** The digits or number, or {@link #UNREADABLE}. */
    long number(byte[] b, int from, int to) {
        int start = start(b, from, to);
        int end = end(b, start, to);
        return start == end || isPlaceholder(b, start, end) ? UNREADABLE : digits(b, start, end);
    }

    /** The amount in cents, or {@link #UNREADABLE}. */
    long cents(byte[] b, int from, int to) {
        int start = start(b, from, to);
        int end = end(b, start, to);
        return start == end || isPlaceholder(b, start, end) ? UNREADABLE : amount(b, start, end);
    }

    /** The date as the number yyyymmdd, with 00 for what is not known, or {@link #UNREADABLE}. */
    long packedDay(byte[] b, int from, int to) {
        int start = start(b, from, to);
        int end = end(b, start, to);
        if (start == end || isPlaceholder(b, start, end)) {
            return UNREADABLE;
        }
        long packed = packed(b, start, end);
        return packed >= 0 && isDay(packed) ? packed : UNREADABLE;
    }

    Optional<LocalDate> day(byte[] b, int from, int to) {
        long packed = packedDay(b, from, to);
        return packed < 0 || packed % 100 == 0
                ? Optional.empty()
                : Optional.of(LocalDate.of((int) (packed / 10_000), (int) (packed / 100 % 100), (int) (packed % 100)));
    }

    /** The content in canonical form; empty when absent. What cannot be read stands as it is. */
    String text(byte[] b, int from, int to) {
        int start = start(b, from, to);
        int end = end(b, start, to);
        if (start == end || isPlaceholder(b, start, end)) {
            return "";
        }
        String plain = encoding.text(b, start, end);
        return switch (type) {
            case NUMBER -> {
                long number = digits(b, start, end);
                yield number == UNREADABLE ? plain : Long.toString(number);
            }
            case DATE, WEEK -> {
                long packed = packedDay(b, from, to);
                yield packed < 0 ? plain : iso(packed);
            }
            case AMOUNT, OVERPUNCH -> {
                long cents = amount(b, start, end);
                yield cents == UNREADABLE ? plain : BigDecimal.valueOf(cents, 2).toPlainString();
            }
            case MOMENT -> moment(b, start, end).map(LocalDateTime::toString).orElse(plain);
            case FILLER -> "";
            default -> plain;
        };
    }

    /** The value as {@link Values} keeps it; empty when absent or unreadable. */
    Optional<Object> value(byte[] b, int from, int to) {
        if (type == Field.Type.FILLER || absent(b, from, to)) {
            return Optional.empty();
        }
        return switch (type) {
            case NUMBER -> readable(number(b, from, to)).map(number -> number);
            case DATE, WEEK -> {
                long packed = packedDay(b, from, to);
                yield packed < 0
                        ? Optional.empty()
                        : packed % 100 == 0
                                ? Optional.of(iso(packed))
                                : day(b, from, to).map(day -> day);
            }
            case AMOUNT, OVERPUNCH -> readable(cents(b, from, to)).map(cents -> BigDecimal.valueOf(cents, 2));
            case MOMENT -> {
                int start = start(b, from, to);
                yield moment(b, start, end(b, start, to)).map(moment -> moment);
            }
            default -> Optional.of(text(b, from, to));
        };
    }

    /** The hash carried on over the content. */
    long hash(long hash, byte[] b, int from, int to) {
        int start = start(b, from, to);
        int end = end(b, start, to);
        if (start == end || isPlaceholder(b, start, end)) {
            return Hash.absent(hash);
        }
        return switch (type) {
            case NUMBER -> Hash.number(hash, digits(b, start, end));
            case AMOUNT, OVERPUNCH -> Hash.number(hash, amount(b, start, end));
            case DATE, WEEK -> Hash.number(hash, packed(b, start, end));
            default ->
                encoding == Encoding.LATIN_1 || isAscii(b, start, end)
                        ? Hash.latin1(hash, b, start, end)
                        : Hash.text(hash, encoding.text(b, start, end));
        };
    }

    /** What was found, in words that do not give the value away. */
    Trouble trouble(int reason, byte[] b, int from, int to) {
        int start = start(b, from, to);
        int end = end(b, start, to);
        return new Trouble(REASONS[reason], field.name(), found(REASONS[reason], b, start, end));
    }

    private Found found(LineReason reason, byte[] b, int start, int end) {
        int count = encoding.characters(b, start, end);
        String characters = Found.characters(count);
        return switch (reason) {
            case MISSING -> Found.of("blank");
            case LENGTH -> Found.of("too-long", field.length(), count);
            case DATE -> Found.of("no-such-day", expected());
            case WEEK_NOT_SUNDAY -> Found.of("not-sunday");
            case UNKNOWN_CODE ->
                Found.of(
                        "no-such-code",
                        String.join(
                                ", ",
                                Stream.of(codes)
                                        .map(code -> encoding.text(code, 0, code.length))
                                        .toList()),
                        characters);
            case CONSTANT ->
                type == Field.Type.FILLER
                        ? Found.of("not-blank", characters)
                        : Found.of("another-value", field.value().orElse(""), characters);
            case OVERFLOW -> Found.of("too-many-digits", DIGITS_MAX, characters);
            default ->
                Found.of(
                        "type",
                        expected(),
                        areDigits(b, start, end)
                                ? characters
                                : Found.word(count == 1 ? "not-a-digit" : "not-digits", count));
        };
    }

    private String expected() {
        return switch (type) {
            case DIGITS, NUMBER -> Found.word(fixed ? "digits" : "at-most-digits", field.length());
            case DATE, WEEK -> Found.word(dashed ? "date-dashed" : "date");
            case MOMENT -> Found.word("moment");
            case TIME -> Found.word("time");
            case AMOUNT ->
                fixed
                        ? Found.word(field.sign() == Field.Sign.LEADING ? "signed-digits" : "any-digits")
                        : Found.word("amount", (char) decimal);
            case OVERPUNCH -> Found.word("overpunched");
            default -> Found.word("whole-characters");
        };
    }

    private static Optional<Long> readable(long number) {
        return number == UNREADABLE ? Optional.empty() : Optional.of(number);
    }

    private static int start(byte[] b, int from, int to) {
        int start = from;
        while (start < to && b[start] == ' ') {
            start++;
        }
        return start;
    }

    private static int end(byte[] b, int start, int to) {
        int end = to;
        while (end > start && b[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    /** A fixed-width number fills its width; elsewhere blanks around it count for nothing. */
    private int digitsFrom(int from, int start) {
        return fixed ? from : start;
    }

    private int digitsTo(int to, int end) {
        return fixed ? to : end;
    }

    private boolean isPlaceholder(byte[] b, int start, int end) {
        for (byte[] placeholder : placeholders) {
            if (same(placeholder, b, start, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCode(byte[] b, int start, int end) {
        for (byte[] code : codes) {
            if (same(code, b, start, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte[] expected, byte[] b, int start, int end) {
        if (expected.length != end - start) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != b[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDigits(byte[] b, int from, int to) {
        int bad = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            bad |= digit | (9 - digit);
        }
        return bad >= 0;
    }

    private static long digits(byte[] b, int from, int to) {
        if (to - from > DIGITS_MAX || from == to) {
            return UNREADABLE;
        }
        long number = 0;
        int bad = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            bad |= digit | (9 - digit);
            number = number * 10 + digit;
        }
        return bad < 0 ? UNREADABLE : number;
    }

    private static int checkNumber(byte[] b, int from, int to) {
        return !areDigits(b, from, to) ? TYPE : to - from > DIGITS_MAX ? OVERFLOW : FINE;
    }

    /** The digits of a date as yyyymmdd, whether or not there is such a day; -1 when it is not written as one. */
    private long packed(byte[] b, int start, int end) {
        if (!dashed) {
            return end - start == 8 ? digits8(b, start) : -1;
        }
        if (end - start != 10 || b[start + 4] != '-' || b[start + 7] != '-') {
            return -1;
        }
        long year = digits(b, start, start + 4);
        long month = digits(b, start + 5, start + 7);
        long day = digits(b, start + 8, start + 10);
        return year < 0 || month < 0 || day < 0 ? -1 : year * 10_000 + month * 100 + day;
    }

    private static long digits8(byte[] b, int start) {
        return Math.max(-1, digits(b, start, start + 8));
    }

    private boolean isDay(long packed) {
        int year = (int) (packed / 10_000);
        int month = (int) (packed / 100 % 100);
        int day = (int) (packed % 100);
        if (field.partial() && day == 0) {
            return year > 0 && month <= 12;
        }
        return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
    }

    private static int daysIn(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private int checkDate(byte[] b, int start, int end) {
        long packed = packed(b, start, end);
        return packed < 0 ? TYPE : isDay(packed) ? FINE : DATE;
    }

    private int checkWeek(byte[] b, int start, int end) {
        int date = checkDate(b, start, end);
        return date != FINE ? date : isSunday(packed(b, start, end)) ? FINE : WEEK_NOT_SUNDAY;
    }

    /** The day of the week after T. Sakamoto: 0 is a Sunday. */
    private static boolean isSunday(long packed) {
        int month = (int) (packed / 100 % 100);
        int year = (int) (packed / 10_000) - (month < 3 ? 1 : 0);
        return (year + year / 4 - year / 100 + year / 400 + MONTH_SHIFT[month - 1] + packed % 100) % 7 == 0;
    }

    private static String iso(long packed) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", packed / 10_000, packed / 100 % 100, packed % 100);
    }

    private static int checkMoment(byte[] b, int start, int end) {
        if (end - start != 14 || !areDigits(b, start, end)) {
            return TYPE;
        }
        return moment(b, start, end).isPresent() ? FINE : DATE;
    }

    private static Optional<LocalDateTime> moment(byte[] b, int start, int end) {
        long digits = end - start == 14 ? digits(b, start, end) : UNREADABLE;
        if (digits < 0) {
            return Optional.empty();
        }
        try {
            long day = digits / 1_000_000;
            return Optional.of(LocalDateTime.of(
                    LocalDate.of((int) (day / 10_000), (int) (day / 100 % 100), (int) (day % 100)),
                    LocalTime.of((int) (digits / 10_000 % 100), (int) (digits / 100 % 100), (int) (digits % 100))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isTime(byte[] b, int start, int end) {
        if (end - start != 5 || b[start + 2] != ':') {
            return false;
        }
        long hour = digits(b, start, start + 2);
        long minute = digits(b, start + 3, end);
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    }

    private int checkAmount(byte[] b, int from, int to) {
        if (amount(b, from, to) != UNREADABLE) {
            return FINE;
        }
        return to - from > DIGITS_MAX + 2 ? OVERFLOW : TYPE;
    }

    private long amount(byte[] b, int from, int to) {
        if (type == Field.Type.OVERPUNCH) {
            return zoned(b, from, to);
        }
        if (!fixed) {
            return decimal(b, from, to);
        }
        if (field.sign() == Field.Sign.NONE) {
            return digits(b, from, to);
        }
        if (b[from] != '+' && b[from] != '-') {
            return UNREADABLE;
        }
        long cents = digits(b, from + 1, to);
        return cents == UNREADABLE || b[from] == '+' ? cents : -cents;
    }

    private long zoned(byte[] b, int from, int to) {
        int last = zones.zoned(b[to - 1]);
        if (last < 0 || to - from > DIGITS_MAX) {
            return UNREADABLE;
        }
        long head = to - from == 1 ? 0 : digits(b, from, to - 1);
        if (head == UNREADABLE) {
            return UNREADABLE;
        }
        return last >= Encoding.NEGATIVE ? -(head * 10 + last - Encoding.NEGATIVE) : head * 10 + last;
    }

    private long decimal(byte[] b, int from, int to) {
        int first = b[from] == '-' ? from + 1 : from;
        if (to - first < 4 || to - first > DIGITS_MAX + 1 || b[to - 3] != decimal) {
            return UNREADABLE;
        }
        long whole = digits(b, first, to - 3);
        long cents = digits(b, to - 2, to);
        if (whole == UNREADABLE || cents == UNREADABLE) {
            return UNREADABLE;
        }
        return first == from ? whole * 100 + cents : -(whole * 100 + cents);
    }

    /**
     * The check digit of social insurance numbers: every second digit from the right doubled, the sum a multiple of 10.
     */
    private static boolean isLuhn(byte[] b, int from, int to) {
        int sum = 0;
        for (int i = to - 1, place = 0; i >= from; i--, place++) {
            int digit = b[i] - '0';
            int doubled = place % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
