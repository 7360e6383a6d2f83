package qpip.exchange.linkage.match;

import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Codes of values, from which keys are made: one number a record, 0 where there is none. */
public final class Codes {

    private Codes() {}

    /** Spreads a number over all bits (the finalizer of SplitMix64). */
    public static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A code of a text; that of the empty text is 0. */
    public static int of(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        long code = 0;
        for (int i = 0; i < text.length(); i++) {
            code = code * 0x100000001B3L + text.charAt(i) + 1;
        }
        int folded = (int) (mixed(code) >>> 32);
        return folded == 0 ? 1 : folded;
    }

    /** The codes of a field's records, worked out once for each value. */
    static int[] column(Records records, int field, ToIntFunction<Integer> code) {
        int[] byValue = IntStream.range(0, records.dictionary(field).size())
                .map(code::applyAsInt)
                .toArray();
        int[] codes = new int[records.size()];
        for (int record = 0; record < codes.length; record++) {
            int value = records.value(field, record);
            codes[record] = value < 0 ? 0 : byValue[value];
        }
        return codes;
    }

    static int[] column(Records records, int field) {
        return column(records, field, value -> value + 1);
    }

    static int[] text(Records records, int field, java.util.function.UnaryOperator<String> form) {
        Dictionary dictionary = records.dictionary(field);
        return column(records, field, value -> of(form.apply(dictionary.value(value))));
    }
}
