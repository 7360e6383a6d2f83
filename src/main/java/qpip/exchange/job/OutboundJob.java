package qpip.exchange.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;

/**
 * The five steps of what leaves, each restartable, each one transaction.
 *
 * <pre>
 *   select → write → verify → deliver → record
 * </pre>
 */
final class OutboundJob {

    /** The step behind which the partner has the file. */
    static final String DELIVER = "deliver";

    private final OutboundWork work;
    private final JobRepository repository;

    OutboundJob(OutboundWork work) {
        this.work = work;
        this.repository = work.workshop.repository();
    }

    Job build() {
        return new JobBuilder(work.exchange.id(), repository)
                .start(step("select", new Select(work)))
                .next(step("write", new WriteExtract(work)))
                .next(step("verify", new VerifyWritten(work)))
                .next(step(DELIVER, new Deliver(work)))
                .next(step("record", new RecordRelease(work)))
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(new Once(new Fenced(work.lease, tasklet)), work.workshop.transactions())
                .build();
    }
}
