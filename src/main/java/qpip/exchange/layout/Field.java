package qpip.exchange.layout;

import java.util.List;
import java.util.Optional;
import qpip.exchange.declaration.Default;
import qpip.exchange.declaration.Word;
import qpip.exchange.declaration.Words;

/**
 * One field as it is declared.
 *
 * @param at its first position, from 1; fixed width only
 * @param length bytes in a fixed-width file, the most characters elsewhere
 * @param path its place below the record's element; {@code /} between elements, {@code @} before an attribute
 * @param personal whether it identifies a person; masking works from this mark
 * @param value the only value that it may have
 * @param codes the list that holds its values
 * @param absent values that stand for none; the first is written for none
 * @param openEnded dates that stand for no end; the first is written for no end
 * @param format of a date; empty for the format's own
 * @param partial whether the day, or day and month, of a date may be 00
 * @param means the engine's word for it
 * @param cancels of an action or a status: the code that takes a fact back; X unless it is said
 * @param occurs how often a group stands in its record
 * @param fields those of a group
 */
public record Field(
        String name,
        @Default("0") int at,
        @Default("0") int length,
        @Default("") String path,
        Type type,
        @Default("false") boolean required,
        @Default("false") boolean personal,
        Optional<String> value,
        Optional<String> codes,
        @Default("") List<String> absent,
        @Default("") List<String> openEnded,
        @Default("") String format,
        @Default("false") boolean partial,
        @Default("none") Check check,
        @Default(".") DecimalSign decimal,
        @Default("leading") Sign sign,
        Optional<String> means,
        @Default("X") String cancels,
        Optional<Words> label,
        Optional<Occurs> occurs,
        @Default("") List<Field> fields) {

    /** How a field's bytes are read, checked and written. */
    public enum Type {
        /** Left-justified, padded with blanks. */
        TEXT,
        /** An identifier of digits, kept as text; zero-padded. */
        DIGITS,
        /** A whole number from 0; zero-padded. */
        NUMBER,
        DATE,
        /** A date and time, {@code yyyyMMddHHmmss}. */
        MOMENT,
        /** {@code HH:mm}. */
        TIME,
        /** A date that must be a Sunday, on which every week of the Plan begins. */
        WEEK,
        /** Money: a sign and cents in fixed width, a decimal elsewhere. */
        AMOUNT,
        /** Money in zoned decimal: the sign is in the last byte's zone. */
        OVERPUNCH,
        CODE,
        /** Blank, and no field at all. */
        FILLER,
        /** Fields that repeat; XML only. */
        GROUP
    }

    /** A check whose failure is a warning, never a rejection. */
    public enum Check {
        NONE,
        /** The social insurance number's check digit (Luhn). */
        SIN
    }

    /** What stands before the cents of an amount in CSV and XML. */
    public enum DecimalSign {
        @Word(".")
        POINT,
        @Word(",")
        COMMA
    }

    /** Whether an amount in fixed width begins with + or -. */
    public enum Sign {
        LEADING,
        NONE
    }

    /** How often a group may stand in its record. */
    public record Occurs(@Default("0") int min, int max) {}
}
