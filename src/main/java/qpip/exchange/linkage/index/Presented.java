package qpip.exchange.linkage.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One record that is held against the register, by fields. One instance serves one thread. */
final class Presented {

    static final int MISSING = -1;

    private static final byte[] NOTHING = {};

    /** Nobody in the register has this value. */
    static final int UNKNOWN = -2;

    /** For each field the number of its text in the register, or {@link #MISSING} or {@link #UNKNOWN}. */
    final int[] ids;

    /** Its text, where it was asked for. */
    private final @Nullable String[] texts;

    /** Where the bytes of a code stand that nobody has; they are those of the record that is looked at. */
    final byte[][] bytes;

    final int[] starts;

    final int[] lengths;

    final @Nullable Spoken[] spoken;

    /** Tells names apart whose text nobody has; 0 for others. */
    final int[] serials;

    int date;

    /** For each field, the hash of its cell, the texts among which it is looked for, and what stands there first. */
    final int[] hashes;

    final Texts[] places;
    final long[] entries;

    Presented(int fields) {
        this.ids = new int[fields];
        this.texts = new String[fields];
        this.bytes = new byte[fields][];
        Arrays.fill(bytes, NOTHING);
        this.starts = new int[fields];
        this.lengths = new int[fields];
        this.spoken = new Spoken[fields];
        this.serials = new int[fields];
        this.hashes = new int[fields];
        this.places = new Texts[fields];
        this.entries = new long[fields];
    }

    void clear(int field) {
        ids[field] = MISSING;
        texts[field] = null;
        bytes[field] = NOTHING;
        spoken[field] = null;
        serials[field] = 0;
    }

    int bits(RegisterIndex register, int field) {
        return ids[field] >= 0 ? register.bits(field, ids[field]) : register.bitsOfUnknown(field);
    }

    void name(int field, @Nullable String text) {
        texts[field] = text;
    }

    /** A value that nobody has, as bytes that stay where they are while the record is looked at. */
    void unknown(int field, byte[] from, int at, int length) {
        ids[field] = UNKNOWN;
        bytes[field] = from;
        starts[field] = at;
        lengths[field] = length;
    }

    @Nullable
    String textIfKnown(int field) {
        return texts[field];
    }

    String text(RegisterIndex register, int field) {
        String text = texts[field];
        if (text == null) {
            text = ids[field] >= 0
                    ? register.texts[register.schema.dictionary[field]].text(ids[field])
                    : new String(bytes[field], starts[field], lengths[field], StandardCharsets.UTF_8);
            texts[field] = text;
        }
        return text;
    }
}
