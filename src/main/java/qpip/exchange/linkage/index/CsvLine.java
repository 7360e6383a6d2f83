package qpip.exchange.linkage.index;

import java.util.Arrays;

/** The cells of one line of CSV as places in its bytes; quotes are taken off, doubled ones halved. */
final class CsvLine {

    private static final byte QUOTE = '"';

    private final byte delimiter;
    private int[] starts = new int[32];
    private int[] lengths = new int[32];
    private int cells;

    CsvLine(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    int cells() {
        return cells;
    }

    int start(int cell) {
        return starts[cell];
    }

    int length(int cell) {
        return lengths[cell];
    }

    /**
     * Takes the line from a place to the next line's end, and says where the next line begins; -1 if quotes are open.
     */
    int split(byte[] bytes, int from, int end) {
        cells = 0;
        int at = from;
        while (true) {
            if (at < end && bytes[at] == QUOTE) {
                at = quoted(bytes, at, end);
                if (at < 0) {
                    return -1;
                }
            } else {
                int start = at;
                while (at < end && bytes[at] != delimiter && bytes[at] != '\n') {
                    at++;
                }
                int stop = at > start && (at == end || bytes[at] == '\n') && bytes[at - 1] == '\r' ? at - 1 : at;
                add(bytes, start, stop);
            }
            if (at >= end) {
                return end;
            }
            at++;
            if (bytes[at - 1] == '\n') {
                return at;
            }
        }
    }

    /** NB: what was doubled is halved in place, since nobody else reads these bytes. */
    private int quoted(byte[] bytes, int open, int end) {
        int to = open + 1;
        int at = open + 1;
        while (at < end && bytes[at] != '\n') {
            if (bytes[at] != QUOTE) {
                bytes[to++] = bytes[at++];
            } else if (at + 1 < end && bytes[at + 1] == QUOTE) {
                bytes[to++] = QUOTE;
                at += 2;
            } else {
                add(bytes, open + 1, to);
                at++;
                if (at < end && bytes[at] == '\r') {
                    at++;
                }
                return at >= end || bytes[at] == delimiter || bytes[at] == '\n' ? at : -1;
            }
        }
        return -1;
    }

    private void add(byte[] bytes, int from, int to) {
        int start = from;
        int stop = to;
        while (start < stop && bytes[start] == ' ') {
            start++;
        }
        while (stop > start && bytes[stop - 1] == ' ') {
            stop--;
        }
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
            lengths = Arrays.copyOf(lengths, 2 * cells);
        }
        starts[cells] = start;
        lengths[cells++] = stop - start;
    }

    /** Whether the line has cells, as many as it must; an empty line has none. */
    boolean check(int next, int expected, long number) {
        if (next < 0) {
            throw new BadExtract(number + 1, "a quoted cell isn't closed on its line");
        }
        if (cells == expected && (cells > 1 || lengths[0] > 0)) {
            return true;
        }
        if (cells == 1 && lengths[0] == 0) {
            return false;
        }
        throw new BadExtract(number + 1, "expected " + expected + " cells as in the first row, found " + cells);
    }
}
