package qpip.exchange.layout;

/**
 * Whole records that stand one after the other in memory.
 *
 * @param offset where bytes[0] stands in the file
 * @param firstRecord the number of the first record
 * @param from where the records begin
 * @param starts where the content of each record begins
 * @param ends where the content of each record ends
 * @param nexts the index after each record's line end
 */
record Chunk(byte[] bytes, long offset, long firstRecord, int count, int from, int[] starts, int[] ends, int[] nexts) {

    /** The records of bytes that hold nothing else. */
    static Chunk of(byte[] bytes, int from, long firstRecord, int count, Boundaries boundaries) {
        int[] starts = new int[count];
        int[] ends = new int[count];
        int[] nexts = new int[count];
        int next = from;
        try {
            for (int i = 0; i < count; i++) {
                int end = boundaries.end(bytes, next, bytes.length);
                if (end == Boundaries.INCOMPLETE) {
                    throw new IllegalArgumentException("the block holds " + i + " records, not " + count);
                }
                starts[i] = boundaries.contentStart(bytes, next, end);
                ends[i] = boundaries.contentEnd(bytes, next, end);
                nexts[i] = end;
                next = end;
            }
        } catch (Refused e) {
            throw new IllegalArgumentException("the block is not of a verified file: " + e.getMessage(), e);
        }
        return new Chunk(bytes, 0, firstRecord, count, from, starts, ends, nexts);
    }

    /** The index after the last record's line end. */
    int to() {
        return count == 0 ? from : nexts[count - 1];
    }

    /** Where a record's content begins in the file. */
    long place(int record) {
        return offset + starts[record];
    }

    /** Where a record begins in the file, with all that stands between it and the one before. */
    long begin(int record) {
        return offset + (record == 0 ? from : nexts[record - 1]);
    }
}
