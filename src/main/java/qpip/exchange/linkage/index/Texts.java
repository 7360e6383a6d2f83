package qpip.exchange.linkage.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Many short texts, each once, by number: their bytes in one array, found by open addressing. About 15 bytes beside
 * each.
 */
final class Texts {

    static final int NONE = -1;

    private byte[] bytes = new byte[1 << 12];
    private int[] starts = new int[1 << 8];

    /**
     * In each place the number of a text plus one below, and its hash above, so that a wrong text is seldom looked at.
     */
    private long[] table = new long[1 << 9];

    private int size;
    private int lengthOfAll = -1;

    /** The text's number, or a new one. */
    int number(byte[] from, int at, int length) {
        if (2 * (size + 1) > table.length) {
            place(new long[2 * table.length]);
        }
        int hash = hash(from, at, length);
        int slot = slot(hash, from, at, length);
        if (table[slot] != 0) {
            return (int) table[slot] - 1;
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length + (starts.length >> 1));
        }
        int start = starts[size];
        if (start > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(from, at, bytes, start, length);
        starts[size + 1] = start + length;
        table[slot] = entry(hash, size);
        return size++;
    }

    private static long entry(int hash, int number) {
        return (long) hash << 32 | number + 1;
    }

    int number(String text) {
        byte[] utf = text.getBytes(StandardCharsets.UTF_8);
        return number(utf, 0, utf.length);
    }

    /** The text's number, or {@link #NONE}. */
    int find(byte[] from, int at, int length) {
        return find(hash(from, at, length), from, at, length);
    }

    /** The same, with its hash. */
    int find(int hash, byte[] from, int at, int length) {
        return (int) table[slot(hash, from, at, length)] - 1;
    }

    /** Loads where a text with this hash is looked for first. */
    long touch(int hash) {
        return table[place(hash)];
    }

    /** Loads the text that stands there, if it has this hash; what is given back means nothing. */
    int touchText(int hash, long touched) {
        return touched != 0 && (int) (touched >>> 32) == hash ? bytes[starts[(int) touched - 1]] : 0;
    }

    int size() {
        return size;
    }

    String text(int number) {
        return new String(bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int number) {
        return starts[number];
    }

    int length(int number) {
        return starts[number + 1] - starts[number];
    }

    /** The sketch of a text that is a code. */
    long sketch(int number) {
        return CodesApart.sketch(bytes, starts[number], length(number));
    }

    /** The length that all texts have, or -1 if they differ. */
    int lengthOfAll() {
        return lengthOfAll;
    }

    /** Gives back what was kept for growing. */
    void trim() {
        bytes = Arrays.copyOf(bytes, starts[size]);
        starts = Arrays.copyOf(starts, size + 1);
        lengthOfAll = size == 0 ? -1 : length(0);
        for (int number = 0; number < size && lengthOfAll >= 0; number++) {
            lengthOfAll = length(number) == lengthOfAll ? lengthOfAll : -1;
        }
        place(new long[Math.max(16, 2 * size)]);
    }

    private void place(long[] room) {
        table = room;
        for (int number = 0; number < size; number++) {
            int hash = hash(bytes, starts[number], length(number));
            table[slot(hash, bytes, starts[number], length(number))] = entry(hash, number);
        }
    }

    private int slot(int hash, byte[] from, int at, int length) {
        int slot = place(hash);
        while (table[slot] != 0
                && ((int) (table[slot] >>> 32) != hash || !isSame((int) table[slot] - 1, from, at, length))) {
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        return slot;
    }

    private int place(int hash) {
        return (int) ((hash & 0xFFFFFFFFL) * table.length >>> 32);
    }

    private boolean isSame(int number, byte[] from, int at, int length) {
        return Arrays.equals(bytes, starts[number], starts[number + 1], from, at, at + length);
    }

    static int hash(byte[] from, int at, int length) {
        long hash = length;
        for (int i = at; i < at + length; i++) {
            hash = hash * 31 + from[i];
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }
}
