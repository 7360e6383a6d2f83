package qpip.exchange.register;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/** Where the {@link SnapshotImage} of a version of the register is kept: pieces of {@value #PIECE} bytes, in order. */
final class StoredImage {

    private static final int PIECE = 1 << 19;

    private final Database database;

    StoredImage(Database database) {
        this.database = database;
    }

    /** Keeps the image of a version in place of any other; within the transaction under way. */
    void keep(long version, SnapshotColumns columns) {
        database.client().sql("delete from register_image").update();
        BulkInsert rows = new BulkInsert(database, "register_image", "version", "number", "content");
        try (OutputStream out = new BufferedOutputStream(new Pieces(version, rows), PIECE)) {
            SnapshotImage.write(columns, out);
        } catch (IOException e) {
            throw new UncheckedIOException("the register's image can't be stored", e);
        }
    }

    /** The columns of a version, if its image is there and of the format that this program writes. */
    Optional<SnapshotColumns> columns(long version) {
        List<Integer> numbers = database.client()
                .sql("select number from register_image where version = ? order by number")
                .param(version)
                .query(Integer.class)
                .list();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        Iterator<Integer> pieces = numbers.iterator();
        try (InputStream in = new SequenceInputStream(new Enumeration<InputStream>() {

            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(piece(version, pieces.next()));
            }
        })) {
            return Optional.of(SnapshotImage.read(in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** NB: one piece at a time, or the driver of PostgreSQL would hold them all. */
    private byte[] piece(long version, int number) {
        return database.client()
                .sql("select content from register_image where version = ? and number = ?")
                .params(version, number)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** Each write becomes a piece; the buffer before it makes them full. */
    private static final class Pieces extends OutputStream {

        private final long version;
        private final BulkInsert rows;
        private int number;

        Pieces(long version, BulkInsert rows) {
            this.version = version;
            this.rows = rows;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int done = 0; done < length; done += PIECE) {
                int end = from + Math.min(length, done + PIECE);
                rows.add(version, number++, Arrays.copyOfRange(bytes, from + done, end));
                rows.flush();
            }
        }
    }
}
