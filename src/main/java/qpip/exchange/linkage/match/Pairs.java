package qpip.exchange.linkage.match;

import java.util.Arrays;

/** Pairs of records and their levels, in columns. */
final class Pairs {

    private int[] ones = new int[1024];
    private int[] others = new int[1024];
    private long[] levels = new long[1024];
    private int size;

    void add(int one, int other, long pairLevels) {
        if (size == ones.length) {
            int more = size + (size >> 1);
            ones = Arrays.copyOf(ones, more);
            others = Arrays.copyOf(others, more);
            levels = Arrays.copyOf(levels, more);
        }
        ones[size] = one;
        others[size] = other;
        levels[size++] = pairLevels;
    }

    void addAll(Pairs more) {
        int needed = size + more.size;
        if (needed > ones.length) {
            int room = Math.max(needed, size + (size >> 1));
            ones = Arrays.copyOf(ones, room);
            others = Arrays.copyOf(others, room);
            levels = Arrays.copyOf(levels, room);
        }
        System.arraycopy(more.ones, 0, ones, size, more.size);
        System.arraycopy(more.others, 0, others, size, more.size);
        System.arraycopy(more.levels, 0, levels, size, more.size);
        size = needed;
    }

    int size() {
        return size;
    }

    int one(int pair) {
        return ones[pair];
    }

    int other(int pair) {
        return others[pair];
    }

    long levels(int pair) {
        return levels[pair];
    }
}
