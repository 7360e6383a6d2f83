package qpip.exchange.linkage.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs a file through the register: blocks of lines go to threads, and what they find comes back in the file's order.
 */
final class Linker implements AutoCloseable {

    /** So many blocks a thread are under way at once, which bounds what is held. */
    private static final int AHEAD = 3;

    private final ExecutorService threads;
    private final BlockingQueue<Reading> idle;
    private final int ahead;
    private final Tally tally;

    /** What one thread reads records with; never used by two at once. */
    interface Reading {

        /** The findings of a block that are matches or reviews, in its order; counts go to the tally. */
        List<Finding> read(CsvBlocks.Block block, Tally tally);
    }

    Linker(Schema schema, List<Reading> readings) {
        this.threads = Executors.newFixedThreadPool(readings.size());
        this.idle = new ArrayBlockingQueue<>(readings.size(), false, readings);
        this.ahead = AHEAD * readings.size();
        this.tally = new Tally(schema);
    }

    private record Done(List<Finding> findings, Tally tally) {}

    /** Links what is left of the file; the findings of each block are given in the file's order. */
    Tally link(CsvBlocks blocks, Schema schema, Consumer<List<Finding>> taker) throws IOException {
        Deque<Future<Done>> under = new ArrayDeque<>();
        Optional<CsvBlocks.Block> next = blocks.next();
        while (next.isPresent() || !under.isEmpty()) {
            if (next.isPresent() && under.size() < ahead) {
                CsvBlocks.Block block = next.get();
                under.add(threads.submit(() -> read(block, schema)));
                next = blocks.next();
            } else {
                Done done = done(under.remove());
                tally.add(done.tally());
                taker.accept(done.findings());
            }
        }
        return tally;
    }

    private Done read(CsvBlocks.Block block, Schema schema) throws InterruptedException {
        Reading reading = idle.take();
        try {
            Tally counted = new Tally(schema);
            return new Done(reading.read(block, counted), counted);
        } finally {
            idle.add(reading);
        }
    }

    private static Done done(Future<Done> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("linking was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BadExtract bad) {
                throw bad;
            }
            throw new IllegalStateException("linking failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
