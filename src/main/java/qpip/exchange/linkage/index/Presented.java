package qpip.exchange.linkage.index;

import org.jspecify.annotations.Nullable;

/** One record that is held against the register, by fields. One instance serves one thread. */
final class Presented {

    static final int MISSING = -1;

    /** Nobody in the register has this value. */
    static final int UNKNOWN = -2;

    /** For each field the number of its text in the register, or {@link #MISSING} or {@link #UNKNOWN}. */
    final int[] ids;

    /** Its text, where it isn't missing; of codes and dates only where nobody has it. */
    final @Nullable String[] texts;

    final @Nullable Spoken[] spoken;

    /** Tells names apart whose text nobody has; 0 for others. */
    final int[] serials;

    int date;

    Presented(int fields) {
        this.ids = new int[fields];
        this.texts = new String[fields];
        this.spoken = new Spoken[fields];
        this.serials = new int[fields];
    }

    void clear(int field) {
        ids[field] = MISSING;
        texts[field] = null;
        spoken[field] = null;
        serials[field] = 0;
    }

    int bits(RegisterIndex register, int field) {
        return ids[field] >= 0 ? register.bits(field, ids[field]) : register.bitsOfUnknown(field);
    }

    String text(RegisterIndex register, int field) {
        String text = texts[field];
        if (text == null) {
            text = register.texts[register.schema.dictionary[field]].text(ids[field]);
            texts[field] = text;
        }
        return text;
    }
}
