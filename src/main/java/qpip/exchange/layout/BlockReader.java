package qpip.exchange.layout;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Gives the details of one cut in blocks. The file was verified, so the records are there. */
public final class BlockReader implements Closeable {

    private final Layout layout;
    private final FileChannel channel;
    private final Cut cut;
    private final int recordsPerBlock;
    private final byte[] root;
    private Window window;

    BlockReader(Path file, Layout layout, Cut cut, int recordsPerBlock) {
        this.layout = layout;
        this.cut = cut;
        this.recordsPerBlock = recordsPerBlock;
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.READ);
            this.root = Prolog.rootStartTag(channel, layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.window = window(cut.offset(), cut.firstRecord());
    }

    private Window window(long offset, long record) {
        return new Window(
                channel,
                offset,
                cut.offset() + cut.length(),
                record,
                Boundaries.of(layout),
                Window.Tap.NONE,
                bytes -> {});
    }

    /** The next block; empty after the last record of the cut. Every block but the last is full. */
    public Optional<Block> next() {
        return read(recordsPerBlock).map(this::block);
    }

    /** Makes this record the first one of the next block; it is one of the cut, or the one behind its last. */
    public void skipTo(long recordNumber) {
        if (recordNumber < cut.firstRecord() || recordNumber > cut.firstRecord() + cut.records()) {
            throw new IllegalArgumentException("the record " + recordNumber + " is not in the cut, which holds "
                    + cut.records() + " records from " + cut.firstRecord() + " on");
        }
        long before = recordNumber - cut.firstRecord();
        if (layout.mapping().format() instanceof Format.FixedWidth fixed
                && cut.length() == cut.records() * fixed.stride()) {
            window = window(cut.offset() + before * fixed.stride(), recordNumber);
            return;
        }
        window = window(cut.offset(), cut.firstRecord());
        while (before > 0) {
            before -= read((int) Math.min(before, 4096)).orElseThrow().count();
        }
    }

    private Optional<Chunk> read(int records) {
        try {
            return window.exactly(records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refused e) {
            throw new IllegalStateException("the file is not the one that was verified: " + e.getMessage(), e);
        }
    }

    private Block block(Chunk chunk) {
        byte[] bytes = new byte[root.length + chunk.to() - chunk.from()];
        System.arraycopy(root, 0, bytes, 0, root.length);
        System.arraycopy(chunk.bytes(), chunk.from(), bytes, root.length, bytes.length - root.length);
        return new Block(chunk.firstRecord(), chunk.count(), bytes);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
