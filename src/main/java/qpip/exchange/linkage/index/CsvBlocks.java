package qpip.exchange.linkage.index;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A CSV file in blocks of whole lines, so that several threads can take it apart; a cell may not hold a line's end. */
final class CsvBlocks implements AutoCloseable {

    static final int BLOCK = 1 << 20;

    /** A line this long isn't one of a CSV file of persons; it would only fill the memory. */
    private static final int LINE_MOST = 1 << 24;

    private static final byte NEWLINE = '\n';

    private final InputStream in;
    private byte[] rest = new byte[0];
    private long lines;
    private boolean ended;

    CsvBlocks(InputStream in) {
        this.in = in;
    }

    /**
     * Whole lines.
     *
     * @param firstLine the number of the first, from 1, the row of column names not counted
     * @param length of the bytes in use
     */
    record Block(byte[] bytes, int length, long firstLine) {}

    /** The bytes of the first line, which names the columns, without its end. */
    byte[] names() throws IOException {
        fill(BLOCK);
        int end = 0;
        while (end < rest.length && rest[end] != NEWLINE) {
            end++;
        }
        byte[] names = Arrays.copyOf(rest, end > 0 && rest[end - 1] == '\r' ? end - 1 : end);
        rest = Arrays.copyOfRange(rest, Math.min(rest.length, end + 1), rest.length);
        return names;
    }

    private void fill(int least) throws IOException {
        int kept = rest.length;
        byte[] both = Arrays.copyOf(rest, kept + least);
        int more = in.readNBytes(both, kept, least);
        ended = more < least;
        rest = ended ? Arrays.copyOf(both, kept + more) : both;
    }

    /** The next block, or nothing at the end. A line longer than a block is read whole. */
    Optional<Block> next() throws IOException {
        while (true) {
            if (!ended && rest.length < BLOCK) {
                fill(BLOCK);
            }
            if (rest.length == 0) {
                return Optional.empty();
            }
            int end = ended ? rest.length : lastLine(rest);
            if (end > 0) {
                byte[] bytes = rest;
                rest = Arrays.copyOfRange(bytes, end, bytes.length);
                long first = lines + 1;
                lines += count(bytes, end);
                return Optional.of(new Block(bytes, end, first));
            }
            if (rest.length > LINE_MOST) {
                throw new BadExtract(lines + 2, "the line is longer than " + LINE_MOST + " bytes");
            }
            fill(rest.length);
        }
    }

    private static int lastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != NEWLINE) {
            end--;
        }
        return end;
    }

    private static long count(byte[] bytes, int end) {
        long count = 0;
        for (int i = 0; i < end; i++) {
            count += bytes[i] == NEWLINE ? 1 : 0;
        }
        return end > 0 && bytes[end - 1] != NEWLINE ? count + 1 : count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
