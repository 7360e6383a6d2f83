package qpip.exchange.layout;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns values into the bytes of records. What it writes it also checks, as the reader will. */
abstract class RecordWriter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    final Layout layout;
    private final boolean fixed;

    RecordWriter(Layout layout) {
        this.layout = layout;
        this.fixed = layout.mapping().isFixedWidth();
    }

    /** @param characters as {@link Total.LineLengths} counts them */
    record Written(byte[] bytes, long characters) {}

    static RecordWriter of(Layout layout) {
        Format format = layout.mapping().format();
        if (format instanceof Format.FixedWidth fixedWidth) {
            return new FixedWriter(layout, fixedWidth);
        }
        if (format instanceof Format.Csv csv) {
            return new CsvWriter(layout, csv);
        }
        if (format instanceof Format.Xml xml) {
            return new XmlWriter(layout, xml);
        }
        throw new IllegalStateException("every format is known here");
    }

    /** What stands before the header. */
    byte[] begin() {
        return layout.mapping().byteOrderMark() == Mapping.ByteOrderMark.REQUIRED
                ? "\uFEFF".getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    abstract Written record(RecordLayout kind, Values values);

    /** What stands between the header and the first detail. */
    byte[] afterHeader() {
        return new byte[0];
    }

    /** What stands after the trailer. */
    byte[] end() {
        return new byte[0];
    }

    /** The bytes of a field, in working bytes: its whole width in a fixed-width record. */
    final byte[] cell(RecordLayout kind, int index, Values values) {
        Field field = kind.fields().get(index);
        Slot slot = kind.slot(index);
        Optional<Object> value = values.get(field.name());
        String text = value.map(present -> text(field, present)).orElseGet(() -> written(field));
        byte[] bytes = padded(field, text, kind.encoding());
        if (value.isPresent()
                && field.value().isEmpty()
                && slot.absent(bytes, 0, bytes.length)
                && field.type() != Field.Type.FILLER) {
            throw refused(field, "the value would be read as none");
        }
        if (kind.encoding().control(bytes, 0, bytes.length) >= 0) {
            throw refused(field, "the value holds a control character");
        }
        int reason = slot.check(bytes, 0, bytes.length);
        if (reason != Slot.FINE) {
            throw refused(
                    field, slot.trouble(reason, bytes, 0, bytes.length).found().toString());
        }
        return bytes;
    }

    final void knowsAll(RecordLayout kind, Values values) {
        values.names().forEach(kind::field);
    }

    private static String written(Field field) {
        if (field.value().isPresent()) {
            return field.value().get();
        }
        List<String> placeholders = field.openEnded().isEmpty() ? field.absent() : field.openEnded();
        return placeholders.isEmpty() ? "" : placeholders.get(0);
    }

    private byte[] padded(Field field, String text, Encoding encoding) {
        String inFile = text;
        if (fixed && !text.isEmpty() && field.type() == Field.Type.DIGITS || fixed && isNumber(field, text)) {
            inFile = "0".repeat(Math.max(0, field.length() - text.length())) + text;
        }
        // NB: the file's own encoding decides what can be written, also where the cells are checked in another.
        if (layout.encoding().bytes(inFile).isEmpty()) {
            throw refused(
                    field,
                    "the value holds a character that " + layout.encoding().title() + " does not have");
        }
        byte[] bytes = encoding.bytes(inFile).orElseThrow();
        if (!fixed) {
            return bytes;
        }
        if (bytes.length > field.length()) {
            throw refused(field, "expected at most " + field.length() + " bytes, found " + bytes.length);
        }
        byte[] padded = Arrays.copyOf(bytes, field.length());
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    private static boolean isNumber(Field field, String text) {
        return field.type() == Field.Type.NUMBER && !text.isEmpty();
    }

    private String text(Field field, Object value) {
        return switch (field.type()) {
            case NUMBER ->
                value instanceof Long number && number >= 0 ? number.toString() : wrong(field, "a number from 0");
            case DATE, WEEK -> date(field, value);
            case MOMENT ->
                value instanceof LocalDateTime moment ? MOMENT.format(moment) : wrong(field, "a date and time");
            case AMOUNT, OVERPUNCH ->
                value instanceof BigDecimal amount ? amount(field, amount) : wrong(field, "an amount");
            case FILLER -> wrong(field, "no value");
            case GROUP -> wrong(field, "occurrences");
            default -> value instanceof String text ? text.strip() : wrong(field, "a text");
        };
    }

    private String date(Field field, Object value) {
        String dashed;
        if (value instanceof LocalDate day && day.getYear() > 0 && day.getYear() <= 9999) {
            dashed = day.toString();
        } else if (field.partial() && value instanceof String partial && partial.length() == 10) {
            dashed = partial;
        } else {
            return wrong(field, "a date");
        }
        return Slot.dateFormat(field, fixed).indexOf('-') >= 0 ? dashed : dashed.replace("-", "");
    }

    private String amount(Field field, BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > 2 || amount.precision() - amount.scale() > 16) {
            return wrong(field, "an amount with at most two decimals");
        }
        long cents = amount.movePointRight(2).longValueExact();
        String digits = Long.toString(Math.abs(cents));
        if (field.type() == Field.Type.OVERPUNCH) {
            char last = Encoding.overpunch(digits.charAt(digits.length() - 1) - '0', cents < 0);
            String zoned = digits.substring(0, digits.length() - 1) + last;
            return "0".repeat(Math.max(0, field.length() - zoned.length())) + zoned;
        }
        if (!fixed) {
            String plain = BigDecimal.valueOf(cents, 2).toPlainString();
            return field.decimal() == Field.DecimalSign.COMMA ? plain.replace('.', ',') : plain;
        }
        if (field.sign() == Field.Sign.NONE) {
            return cents < 0
                    ? wrong(field, "an amount from 0")
                    : "0".repeat(Math.max(0, field.length() - digits.length())) + digits;
        }
        return (cents < 0 ? "-" : "+") + "0".repeat(Math.max(0, field.length() - 1 - digits.length())) + digits;
    }

    private static String wrong(Field field, String expected) {
        throw refused(field, "expected " + expected + ", found a value of another kind");
    }

    static IllegalArgumentException refused(Field field, String shape) {
        return new IllegalArgumentException("field " + field.name() + ": " + shape);
    }
}
