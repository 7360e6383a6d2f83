package qpip.exchange.layout;

import java.util.ArrayList;
import java.util.List;

/** Cuts the details into ranges of nearly equal size: each begins with the first record behind its share. */
final class Cutting {

    private final int most;
    private final List<Cut> cuts = new ArrayList<>();
    private long begin;
    private long size;
    private long offset;
    private long firstRecord = 1;
    private int share = 1;

    Cutting(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a file is cut into at least 1 range, not " + most);
        }
        this.most = most;
    }

    /** The details begin here; from here to the file's end is what is shared out. */
    void begin(long offset, long fileSize) {
        this.begin = offset;
        this.offset = offset;
        this.size = fileSize - offset;
    }

    void see(Chunk chunk) {
        if (share >= most || chunk.begin(chunk.count() - 1) < target()) {
            return;
        }
        for (int i = 0; i < chunk.count() && share < most; i++) {
            if (chunk.begin(i) >= target() && chunk.begin(i) > offset) {
                close(chunk.begin(i), chunk.firstRecord() + i);
                while (share < most && target() <= offset) {
                    share++;
                }
            }
        }
    }

    /** The details end here. */
    void end(long end, long records) {
        if (records >= firstRecord) {
            close(end, records + 1);
        }
    }

    List<Cut> cuts() {
        return List.copyOf(cuts);
    }

    private long target() {
        return begin + size / most * share;
    }

    private void close(long end, long nextRecord) {
        cuts.add(new Cut(offset, end - offset, firstRecord, nextRecord - firstRecord));
        offset = end;
        firstRecord = nextRecord;
    }
}
