package qpip.exchange.layout;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A record seen through its layout: a window on bytes that decodes when asked. Valid until the cursor moves. */
public interface RecordView {

    /** The number among the details of the file, from 1. */
    long number();

    RecordLayout layout();

    /** Whether the field is blank or holds a placeholder for none. */
    boolean absent(int field);

    /** Trimmed, empty when absent; dates and amounts in canonical form: {@code 2026-11-22}, {@code 560.00}. */
    String text(int field);

    /** The same of the field of that name. */
    default String text(String field) {
        return text(layout().field(field));
    }

    /** The digits or number; {@link IllegalStateException} when absent. */
    long number(int field);

    /** The date; empty when absent, open-ended or partial. */
    Optional<LocalDate> day(int field);

    /** The same of the field of that name. */
    default Optional<LocalDate> day(String field) {
        return day(layout().field(field));
    }

    /** The amount in cents, 0 when absent. */
    long cents(int field);

    /** The occurrences of a group, in the order of the file. */
    List<RecordView> group(int field);

    /**
     * 64 bits that are equal when the fields' contents are, whatever the format and its padding. NB: they are stored,
     * so they must stay the same in every version of the program.
     */
    long hash(int[] fields);

    /** A copy that stays valid. */
    Values values();
}
