package qpip.exchange.register;

import java.util.Arrays;

/** From a number to the numbers posted under it: one sorted array, key in the upper half, value in the lower. */
final class Postings {

    private final long[] pairs;

    private Postings(long[] pairs) {
        this.pairs = pairs;
    }

    /** The values under that key, ascending, each once. */
    int[] of(int key) {
        int from = firstNotBelow((long) key << 32);
        int to = from;
        while (to < pairs.length && pairs[to] >> 32 == key) {
            to++;
        }
        int[] values = new int[to - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) pairs[from + i];
        }
        return values;
    }

    private int firstNotBelow(long pair) {
        int found = Arrays.binarySearch(pairs, pair);
        return found >= 0 ? found : -found - 1;
    }

    /** Collects pairs in any order. */
    static final class Builder {

        private long[] pairs = new long[1024];
        private int size;

        /** Values must not be negative; keys may be. */
        void add(int key, int value) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = (long) key << 32 | value;
        }

        long[] pairs() {
            return pairs;
        }

        int size() {
            return size;
        }

        /** Holds these pairs and no other. */
        void become(long[] others) {
            pairs = others;
            size = others.length;
        }

        Postings build() {
            Arrays.sort(pairs, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || pairs[i] != pairs[i - 1]) {
                    pairs[kept++] = pairs[i];
                }
            }
            return new Postings(Arrays.copyOf(pairs, kept));
        }
    }
}
