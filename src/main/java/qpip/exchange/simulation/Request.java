package qpip.exchange.simulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import qpip.exchange.layout.Block;
import qpip.exchange.layout.BlockCursor;
import qpip.exchange.layout.BlockReader;
import qpip.exchange.layout.Cut;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Verified;

/** A request file of ours as the partner reads it: whole and verified, or not at all. */
final class Request {

    private static final int RECORDS_PER_BLOCK = 1_000;

    private final Path file;
    private final Layout layout;
    private final Verified verified;

    Request(Path file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.verified = Extracts.verify(file, layout, 1, 1, line -> {}, bytes -> {});
        if (verified.fault().isPresent() || verified.rejected() > 0) {
            throw new IllegalArgumentException("a request must be whole, but " + file.getFileName() + " has "
                    + verified.fault()
                            .map(fault -> "the fault " + fault.reason())
                            .orElse(verified.rejected() + " rejected lines"));
        }
    }

    /** The night on which it was asked. */
    LocalDate night() {
        return verified.header()
                .flatMap(header -> header.get("created-at"))
                .filter(LocalDateTime.class::isInstance)
                .map(LocalDateTime.class::cast)
                .map(LocalDateTime::toLocalDate)
                .orElseThrow();
    }

    void records(Consumer<RecordView> each) {
        for (Cut cut : verified.cuts()) {
            try (BlockReader blocks = Extracts.blocks(file, layout, cut, RECORDS_PER_BLOCK)) {
                for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
                    records(block.get(), each);
                }
            }
        }
    }

    private void records(Block block, Consumer<RecordView> each) {
        BlockCursor cursor = layout.cursor(block);
        while (cursor.next()) {
            each.accept(cursor.record());
        }
    }
}
