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
    private int[] table = new int[1 << 9];
    private int size;

    /** The text's number, or a new one. */
    int number(byte[] from, int at, int length) {
        if (2 * (size + 1) > table.length) {
            place(Arrays.copyOf(table, 2 * table.length));
        }
        int slot = slot(from, at, length);
        if (table[slot] != 0) {
            return table[slot] - 1;
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
        table[slot] = size + 1;
        return size++;
    }

    int number(String text) {
        byte[] utf = text.getBytes(StandardCharsets.UTF_8);
        return number(utf, 0, utf.length);
    }

    /** The text's number, or {@link #NONE}. */
    int find(byte[] from, int at, int length) {
        return table[slot(from, at, length)] - 1;
    }

    int size() {
        return size;
    }

    String text(int number) {
        return new String(bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8);
    }

    /** Gives back what was kept for growing. */
    void trim() {
        bytes = Arrays.copyOf(bytes, starts[size]);
        starts = Arrays.copyOf(starts, size + 1);
        place(new int[Math.max(16, size + (size >> 1))]);
    }

    private void place(int[] room) {
        Arrays.fill(room, 0);
        table = room;
        for (int number = 0; number < size; number++) {
            table[slot(bytes, starts[number], starts[number + 1] - starts[number])] = number + 1;
        }
    }

    private int slot(byte[] from, int at, int length) {
        int slot = (int) ((hash(from, at, length) & 0xFFFFFFFFL) * table.length >>> 32);
        while (table[slot] != 0 && !isSame(table[slot] - 1, from, at, length)) {
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        return slot;
    }

    private boolean isSame(int number, byte[] from, int at, int length) {
        return Arrays.equals(bytes, starts[number], starts[number + 1], from, at, at + length);
    }

    private static int hash(byte[] from, int at, int length) {
        long hash = length;
        for (int i = at; i < at + length; i++) {
            hash = hash * 31 + from[i];
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }
}
