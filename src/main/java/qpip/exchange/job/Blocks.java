package qpip.exchange.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import qpip.exchange.layout.Block;
import qpip.exchange.layout.BlockReader;
import qpip.exchange.layout.Cut;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;

/**
 * Reads one partition of a verified file block by block; after a restart it goes on behind the last block that was
 * committed.
 */
final class Blocks implements ItemStreamReader<Block> {

    static final String OFFSET = "cut.offset";
    static final String LENGTH = "cut.length";
    static final String FIRST = "cut.first-record";
    static final String RECORDS = "cut.records";
    private static final String NEXT = "next-record";

    private final Path file;
    private final Layout layout;
    private final int recordsPerBlock;
    private @Nullable BlockReader reader;
    private long next;

    Blocks(Path file, Layout layout, int recordsPerBlock) {
        this.file = file;
        this.layout = layout;
        this.recordsPerBlock = recordsPerBlock;
    }

    static ExecutionContext context(Cut cut) {
        ExecutionContext context = new ExecutionContext();
        context.putLong(OFFSET, cut.offset());
        context.putLong(LENGTH, cut.length());
        context.putLong(FIRST, cut.firstRecord());
        context.putLong(RECORDS, cut.records());
        return context;
    }

    @Override
    public void open(ExecutionContext context) {
        Cut cut = new Cut(
                context.getLong(OFFSET), context.getLong(LENGTH), context.getLong(FIRST), context.getLong(RECORDS));
        next = context.getLong(NEXT, cut.firstRecord());
        BlockReader opened = Extracts.blocks(file, layout, cut, recordsPerBlock);
        opened.skipTo(next);
        reader = opened;
    }

    @Override
    public @Nullable Block read() {
        BlockReader open = reader;
        if (open == null) {
            throw new IllegalStateException("the partition is read before it is opened");
        }
        Block block = open.next().orElse(null);
        if (block != null) {
            next = block.firstRecord() + block.records();
        }
        return block;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT, next);
    }

    @Override
    public void close() {
        BlockReader open = reader;
        if (open != null) {
            open.close();
        }
    }
}
