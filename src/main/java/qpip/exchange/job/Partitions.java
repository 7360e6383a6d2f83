package qpip.exchange.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Supplier<List<Cut>> cuts;
    private final Function<AtomicLong, Step> worker;

    Partitions(int threads, Supplier<List<Cut>> cuts, Function<AtomicLong, Step> worker) {
        this.threads = threads;
        this.cuts = cuts;
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

    /**
     * NB: Spring Batch stores a partition and then, in another transaction, its place in the file; killed between the
     * two, it would be restarted without one for ever.
     */
    private void restoreCut(StepExecution partition) {
        if (!partition.getExecutionContext().containsKey(Blocks.OFFSET)) {
            String name = partition.getStepName();
            int number = Integer.parseInt(name.substring(name.lastIndexOf(':') + 1));
            Blocks.context(cuts.get().get(number))
                    .entrySet()
                    .forEach(entry -> partition.getExecutionContext().put(entry.getKey(), entry.getValue()));
        }
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> partitions) throws Exception {
        partitions.forEach(this::restoreCut);
        AtomicLong done = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> new Thread(task, "compare"));
        try {
            List<Future<?>> running = new ArrayList<>();
            partitions.stream()
                    .sorted(Comparator.comparing(StepExecution::getStepName))
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
            // NB: also when one has failed: nobody else may have the lease while a block is still being written.
            pool.shutdown();
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
        fail(partitions);
        return partitions;
    }

    /** NB: else all that is known of the whole step is that a partition of it failed. */
    private static void fail(Set<StepExecution> partitions) throws Exception {
        Optional<Throwable> failure = partitions.stream()
                .filter(partition -> partition.getStatus() == BatchStatus.FAILED)
                .sorted(Comparator.comparing(StepExecution::getStepName))
                .flatMap(partition -> partition.getFailureExceptions().stream())
                .findFirst();
        if (failure.isPresent()) {
            throw failure.get() instanceof Exception exception
                    ? exception
                    : new IllegalStateException("a partition broke", failure.get());
        }
    }
}
