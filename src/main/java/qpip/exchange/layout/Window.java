package qpip.exchange.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Moves once over a range of a file and gives its records in chunks, in constant memory. Every chunk has an array of
 * its own, so that it can be looked at while the next one is read.
 */
final class Window {

    private static final int SIZE = 1 << 20;
    private static final int SIZE_MAX = 64 << 20;

    private final FileChannel file;
    private final Boundaries boundaries;
    private final Tap tap;
    private final LongConsumer bytesRead;
    private final long to;
    private byte[] bytes;
    private long offset;
    private int position;
    private int limit;
    private boolean ended;
    private long record;
    private int[] starts = new int[8192];
    private int[] ends = new int[8192];
    private int[] nexts = new int[8192];

    /** Takes the bytes of the range as they are read. */
    interface Tap {

        Tap NONE = (bytes, offset, length) -> {};

        void take(byte[] bytes, int offset, int length) throws IOException;
    }

    /** @param record the number of the first record of the range */
    Window(FileChannel file, long from, long to, long record, Boundaries boundaries, Tap tap, LongConsumer bytesRead) {
        this.file = file;
        this.offset = from;
        this.to = to;
        this.bytes = new byte[(int) Math.max(1, Math.min(SIZE, to - from))];
        this.record = record;
        this.boundaries = boundaries;
        this.tap = tap;
        this.bytesRead = bytesRead;
    }

    /** Up to so many records; empty at the end of the range. Fewer only at the end, or where 64 MiB are full. */
    Optional<Chunk> exactly(int records) throws IOException, Refused {
        return chunk(records, records, false);
    }

    /** The records that are at hand, but never the last one of the range; empty when only that one is left. */
    Optional<Chunk> allButLast() throws IOException, Refused {
        return chunk(1, Integer.MAX_VALUE, true);
    }

    /** The next record; empty when there is none. */
    Optional<Chunk> one() throws IOException, Refused {
        return chunk(1, 1, false);
    }

    private Optional<Chunk> chunk(int least, int most, boolean keepLast) throws IOException, Refused {
        while (true) {
            Optional<Refused> refused = Optional.empty();
            boolean trailer = false;
            int count = 0;
            int next = position;
            try {
                while (count < most) {
                    int end = boundaries.end(bytes, next, limit);
                    trailer = end != Boundaries.INCOMPLETE && keepLast && boundaries.isTrailer(bytes, next, end);
                    if (end == Boundaries.INCOMPLETE || trailer) {
                        break;
                    }
                    note(count++, next, end);
                    next = end;
                }
            } catch (Refused e) {
                refused = Optional.of(
                        new Refused(e.fault().reason(), e.fault().found().behind(at(next))));
            }
            boolean last = trailer || refused.isPresent();
            int given = keepLast && !last ? count - 1 : count;
            if (given > 0 && (given >= least || last || ended || isFull())) {
                return Optional.of(taken(given));
            }
            if (refused.isPresent()) {
                throw refused.get();
            }
            if (trailer || ended && limit == next) {
                return Optional.empty();
            }
            if (ended) {
                FileFault fault = boundaries.unended(bytes, next, limit);
                throw new Refused(fault.reason(), fault.found().behind(at(next)));
            }
            if (limit - next > Boundaries.RECORD_MAX) {
                throw new Refused(
                        FileReason.TOO_LARGE,
                        Found.of("record-too-long", Boundaries.RECORD_MAX).behind(at(next)));
            }
            fill();
        }
    }

    /** Where an index of the window stands in the file, for a message. */
    private Found at(int index) {
        return Found.of("at-byte", offset + index);
    }

    /** Where the next record begins in the file. */
    long offset() {
        return offset + position;
    }

    /** Skips bytes that belong to no record. */
    void skip(int count) {
        position += count;
    }

    /** The bytes at hand from the position on, at least so many unless the range ends before. */
    byte[] peek(int count) throws IOException {
        while (limit - position < count && !ended) {
            fill();
        }
        return Arrays.copyOfRange(bytes, position, Math.min(limit, position + count));
    }

    /** Reads on to the end, for the digest. */
    void drain() throws IOException {
        while (!ended) {
            position = limit;
            fill();
        }
    }

    private void note(int count, int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            nexts = Arrays.copyOf(nexts, 2 * count);
        }
        starts[count] = boundaries.contentStart(bytes, start, end);
        ends[count] = boundaries.contentEnd(bytes, start, end);
        nexts[count] = end;
    }

    private Chunk taken(int count) {
        Chunk chunk = new Chunk(
                bytes,
                offset,
                record,
                count,
                position,
                Arrays.copyOf(starts, count),
                Arrays.copyOf(ends, count),
                Arrays.copyOf(nexts, count));
        position = nexts[count - 1];
        record += count;
        return chunk;
    }

    private boolean isFull() {
        return limit == bytes.length && bytes.length >= SIZE_MAX;
    }

    /** Reads more behind what is left, into a new array: the old one belongs to the chunks that were given. */
    private void fill() throws IOException {
        int rest = limit - position;
        int size = bytes.length;
        if (rest > size / 2 && size < SIZE_MAX) {
            size *= 2;
        }
        byte[] next = new byte[size];
        System.arraycopy(bytes, position, next, 0, rest);
        offset += position;
        position = 0;
        limit = rest;
        bytes = next;
        ByteBuffer target = ByteBuffer.wrap(bytes, limit, bytes.length - limit);
        while (target.hasRemaining() && !ended) {
            long place = offset + target.position();
            target.limit((int) Math.min(bytes.length, target.position() + Math.max(0, to - place)));
            int read = target.hasRemaining() ? file.read(target, place) : -1;
            ended = read < 0 || place + read >= to;
        }
        tap.take(bytes, limit, target.position() - limit);
        limit = target.position();
        bytesRead.accept(offset + limit);
    }
}
