package qpip.exchange.layout;

import java.util.BitSet;

/** Numbers of records, one bit for each up to the largest. */
public final class RecordNumbers {

    private final BitSet bits = new BitSet();

    public boolean contains(long number) {
        return number <= Integer.MAX_VALUE && bits.get((int) number);
    }

    public int count() {
        return bits.cardinality();
    }

    /** Adds the numbers of a chunk, given by their place in it; those beyond the largest int are left out. */
    void add(long firstRecord, BitSet places) {
        for (int place = places.nextSetBit(0);
                place >= 0 && firstRecord + place < Integer.MAX_VALUE;
                place = places.nextSetBit(place + 1)) {
            bits.set((int) (firstRecord + place));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordNumbers numbers && bits.equals(numbers.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }
}
