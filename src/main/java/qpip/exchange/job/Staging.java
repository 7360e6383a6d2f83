package qpip.exchange.job;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.review.MatchReview;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/** Keeps what came of a block, in the block's transaction, together with the place from which a restart goes on. */
final class Staging implements ItemWriter<Compared> {

    private final InboundWork work;
    private final Database database;
    private final JdbcClient client;
    private final AtomicLong done;
    private final long total;

    Staging(InboundWork work, AtomicLong done, long total) {
        this.work = work;
        this.database = work.workshop.database();
        this.client = database.client();
        this.done = done;
        this.total = total;
    }

    @Override
    public void write(Chunk<? extends Compared> blocks) {
        for (Compared block : blocks) {
            client.sql(
                            "insert into staged_block (execution, first_record, records, unchanged, forgotten, withdrawn, unrequested) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            work.execution,
                            block.firstRecord(),
                            block.records(),
                            block.unchanged(),
                            block.forgotten(),
                            block.withdrawn(),
                            (long) block.unrequested().size())
                    .update();
            work.staged().add(block.facts());
            if (!block.unrequested().isEmpty()) {
                new Quarantine(database).add(work.execution, block.unrequested());
            }
            doubts(block);
            work.workshop.inquiries().stage(work.execution, block.answers());
            work.progress("compare", done.addAndGet(block.records()), total);
        }
        // NB: last, because the fence locks the lease until the commit, and the other partitions would wait for it.
        work.lease.fence();
    }

    private void doubts(Compared block) {
        BulkInsert rows = new BulkInsert(
                database,
                "staged_review",
                "execution",
                "record_number",
                "item",
                "match_level",
                "match_key",
                "evidence",
                "candidates");
        block.doubts()
                .forEach(doubt -> rows.add(
                        work.execution,
                        doubt.recordNumber(),
                        doubt.item(),
                        doubt.level(),
                        doubt.key(),
                        String.join(" ", doubt.evidence()),
                        MatchReview.stored(doubt.candidates())));
        rows.flush();
    }
}
