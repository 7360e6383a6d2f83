package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share pieces of work; the answers come in the order of the pieces, however many threads there are. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;

    Workers(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    <T> List<T> all(List<Callable<T>> pieces) {
        try {
            List<Future<T>> started = new ArrayList<>();
            pieces.forEach(piece -> started.add(threads.submit(piece)));
            List<T> answers = new ArrayList<>();
            for (Future<T> one : started) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("matching was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("matching failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
