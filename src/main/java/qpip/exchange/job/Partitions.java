package qpip.exchange.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import qpip.exchange.layout.Cut;

/** Runs the partitions of compare, each with a step of its own, on as many threads as the installation allows. */
final class Partitions extends AbstractPartitionHandler {

    private final int threads;
    private final Function<AtomicLong, Step> worker;

    Partitions(int threads, Function<AtomicLong, Step> worker) {
        this.threads = threads;
        this.worker = worker;
    }

    /** One partition for each cut that verify found, named by its number. */
    static Partitioner of(List<Cut> cuts) {
        return size -> {
            Map<String, ExecutionContext> contexts = new HashMap<>();
            for (int i = 0; i < cuts.size(); i++) {
                contexts.put(String.format("%03d", i), Blocks.context(cuts.get(i)));
            }
            return contexts;
        };
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> partitions) throws Exception {
        AtomicLong done = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> new Thread(task, "compare"));
        try {
            List<Future<?>> running = new ArrayList<>();
            partitions.stream()
                    .sorted(java.util.Comparator.comparing(StepExecution::getStepName))
                    .forEach(partition -> running.add(pool.submit(() -> {
                        worker.apply(done).execute(partition);
                        return partition;
                    })));
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            pool.shutdown();
        }
        fail(partitions);
        return partitions;
    }

    /** NB: else all that is known of the whole step is that a partition of it failed. */
    private static void fail(Set<StepExecution> partitions) throws Exception {
        Optional<Throwable> failure = partitions.stream()
                .filter(partition -> partition.getStatus() == BatchStatus.FAILED)
                .sorted(java.util.Comparator.comparing(StepExecution::getStepName))
                .flatMap(partition -> partition.getFailureExceptions().stream())
                .findFirst();
        if (failure.isPresent()) {
            throw failure.get() instanceof Exception exception
                    ? exception
                    : new IllegalStateException("a partition broke", failure.get());
        }
    }
}
