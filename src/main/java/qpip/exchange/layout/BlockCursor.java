package qpip.exchange.layout;

/** Moves over the records of a block. A record that the verification rejected is among them; skip it by its number. */
public final class BlockCursor {

    private final Records records;

    BlockCursor(Layout layout, Block block) {
        try {
            byte[] root = Prolog.rootStartTag(block.bytes(), layout);
            Chunk chunk =
                    Chunk.of(block.bytes(), root.length, block.firstRecord(), block.records(), Boundaries.of(layout));
            this.records = Records.of(layout, layout.details(), chunk, root);
        } catch (Refused e) {
            throw notVerified(e);
        }
    }

    public boolean next() {
        try {
            return records.next();
        } catch (Refused e) {
            throw notVerified(e);
        }
    }

    /** The record at the cursor, valid until it moves. */
    public RecordView record() {
        return records.record();
    }

    private static IllegalArgumentException notVerified(Refused e) {
        return new IllegalArgumentException("the block is not of a verified file: " + e.getMessage(), e);
    }
}
