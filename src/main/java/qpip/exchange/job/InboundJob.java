package qpip.exchange.job;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import qpip.exchange.layout.Block;
import qpip.exchange.layout.Cut;

/**
 * The seven steps of what comes in. Each is restartable, each is one transaction but compare, which has one per block.
 *
 * <pre>
 *   collect → verify → compare → resolve → publish → acknowledge → dispose
 *                └── refused whole ─────────────────→ acknowledge → dispose
 * </pre>
 */
final class InboundJob {

    /** The step behind which facts and flags are visible. */
    static final String PUBLISH = "publish";

    private final InboundWork work;
    private final JobRepository repository;

    InboundJob(InboundWork work) {
        this.work = work;
        this.repository = work.workshop.repository();
    }

    Job build() {
        Step verify = step("verify", new Verify(work));
        Step compare = compare();
        Step acknowledge = step("acknowledge", new Acknowledge(work));
        Step dispose = step("dispose", new Dispose(work));
        return new JobBuilder(work.exchange.id(), repository)
                .start(step("collect", new Collect(work)))
                .next(verify)
                .on(Verify.REJECTED.getExitCode())
                .to(acknowledge)
                .next(dispose)
                .from(verify)
                .on("COMPLETED")
                .to(compare)
                .next(resolve())
                .next(step(PUBLISH, new Publish(work)))
                .next(acknowledge)
                .from(verify)
                .on("*")
                .fail()
                .end()
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(fenced(tasklet), work.workshop.transactions())
                .build();
    }

    private Tasklet fenced(Tasklet tasklet) {
        return new Once(new Fenced(work.lease, tasklet));
    }

    private Step resolve() {
        Resolve resolve = new Resolve(work);
        return new StepBuilder("resolve", repository)
                .tasklet(fenced(resolve), work.workshop.transactions())
                .listener(resolve)
                .build();
    }

    private Step compare() {
        int threads = work.workshop.settings().threads();
        return new StepBuilder("compare", repository)
                .partitioner("compare", size -> Partitions.of(cuts()).partition(size))
                .partitionHandler(new Partitions(threads, this::cuts, this::partition))
                .build();
    }

    /** NB: a step of its own for each partition, because its reader has a place in the file. */
    private Step partition(AtomicLong done) {
        long total =
                work.workshop.executions().find(work.execution).orElseThrow().records();
        return new StepBuilder("compare-partition", repository)
                .<Block, Compared>chunk(1)
                .transactionManager(work.workshop.transactions())
                .reader(new Blocks(work.file(), work.exchange.layout(), work.blockRecords()))
                .processor(work.comparison())
                .writer(new Staging(work, done, total))
                .build();
    }

    private List<Cut> cuts() {
        return Plan.cuts(
                work.workshop.executions().find(work.execution).orElseThrow().plan());
    }
}
