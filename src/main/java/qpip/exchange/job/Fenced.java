package qpip.exchange.job;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The work of a step that one who has lost the lease neither begins nor commits. */
final class Fenced implements Tasklet {

    private final Leases.Lease lease;
    private final Tasklet work;

    Fenced(Leases.Lease lease, Tasklet work) {
        this.lease = lease;
        this.work = work;
    }

    @Override
    public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        lease.check();
        RepeatStatus status = work.execute(contribution, context);
        lease.fence();
        return status;
    }
}
