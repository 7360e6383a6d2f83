package qpip.exchange.register;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** The columns of a {@link RegisterSnapshot} as bytes, array after array, each with its length before it. */
final class SnapshotImage {

    /** NB: grows with every change to the order or meaning of what follows; an image of another format is not read. */
    private static final int FORMAT = 1;

    private static final int WINDOW = 1 << 16;

    private SnapshotImage() {}

    static void write(SnapshotColumns columns, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(FORMAT);
        out.writeInt(columns.personIds.length);
        out.writeInt(columns.eventIds.length);
        longs(columns.personIds, columns.personIds.length, out);
        for (int[] column : columns.intsOfPersons()) {
            ints(column, out);
        }
        out.write(columns.sexes);
        longs(columns.eventIds, columns.eventIds.length, out);
        for (int[] column : columns.intsOfEvents()) {
            ints(column, out);
        }
        out.writeInt(columns.pool.size());
        out.write(columns.pool.bytes(), 0, columns.pool.size());
        for (Postings.Builder postings : columns.postings()) {
            out.writeInt(postings.size());
            longs(postings.pairs(), postings.size(), out);
        }
        out.flush();
    }

    /** The same columns; fails on an image of another format. */
    static SnapshotColumns read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readInt() != FORMAT) {
            throw new IOException("an image of another format");
        }
        SnapshotColumns columns = new SnapshotColumns(in.readInt(), in.readInt());
        longs(columns.personIds, in);
        for (int[] column : columns.intsOfPersons()) {
            ints(column, in);
        }
        in.readFully(columns.sexes);
        longs(columns.eventIds, in);
        for (int[] column : columns.intsOfEvents()) {
            ints(column, in);
        }
        byte[] texts = new byte[in.readInt()];
        in.readFully(texts);
        columns.pool.become(texts);
        for (Postings.Builder postings : columns.postings()) {
            long[] pairs = new long[in.readInt()];
            longs(pairs, in);
            postings.become(pairs);
        }
        return columns;
    }

    private static void longs(long[] column, int length, OutputStream out) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        for (int from = 0; from < length; ) {
            int count = Math.min(WINDOW / Long.BYTES, length - from);
            window.clear().asLongBuffer().put(column, from, count);
            out.write(window.array(), 0, count * Long.BYTES);
            from += count;
        }
    }

    private static void ints(int[] column, OutputStream out) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        for (int from = 0; from < column.length; ) {
            int count = Math.min(WINDOW / Integer.BYTES, column.length - from);
            window.clear().asIntBuffer().put(column, from, count);
            out.write(window.array(), 0, count * Integer.BYTES);
            from += count;
        }
    }

    private static void longs(long[] column, DataInputStream in) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        for (int from = 0; from < column.length; ) {
            int count = Math.min(WINDOW / Long.BYTES, column.length - from);
            in.readFully(window.array(), 0, count * Long.BYTES);
            window.clear().asLongBuffer().get(column, from, count);
            from += count;
        }
    }

    private static void ints(int[] column, DataInputStream in) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        for (int from = 0; from < column.length; ) {
            int count = Math.min(WINDOW / Integer.BYTES, column.length - from);
            in.readFully(window.array(), 0, count * Integer.BYTES);
            window.clear().asIntBuffer().get(column, from, count);
            from += count;
        }
    }
}
