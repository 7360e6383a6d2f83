package qpip.exchange.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * A step whose work is committed once. Spring Batch stores that a step is completed in another transaction, after that
 * of its work; killed between the two, the step is executed again. So the step notes in the transaction of its work
 * that the work is done, and with what exit status.
 */
final class Once implements Tasklet {

    private static final String DONE = "done";

    private final Tasklet work;

    /** Whether the work of such a step is done, though it may have been killed before it could say so. */
    static boolean did(StepExecution step) {
        return step.getStatus() == BatchStatus.COMPLETED
                || step.getExecutionContext().containsKey(DONE);
    }

    Once(Tasklet work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        StepExecution step = contribution.getStepExecution();
        ExecutionContext kept = step.getExecutionContext();
        if (kept.containsKey(DONE)) {
            contribution.setExitStatus(new ExitStatus(kept.getString(DONE)));
            return RepeatStatus.FINISHED;
        }
        RepeatStatus status = work.execute(contribution, context);
        if (status == RepeatStatus.CONTINUABLE) {
            return status;
        }
        if (!step.isTerminateOnly()) {
            kept.putString(DONE, contribution.getExitStatus().getExitCode());
        }
        return RepeatStatus.FINISHED;
    }
}
