package qpip.exchange.job;

import java.nio.file.Path;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Verified;

/** Step 3 of what leaves: reads back what was written, as the partner will, before anything leaves. */
final class VerifyWritten implements Tasklet {

    private final OutboundWork work;

    VerifyWritten(OutboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Execution execution = work.execution();
        Path file = work.file(execution);
        Verified verified = Extracts.verify(
                file,
                work.exchange.layout(),
                1,
                work.workshop.settings().threads(),
                line -> {},
                read -> work.progress("verify", read, execution.bytes()));
        verified.fault().ifPresent(fault -> {
            throw new IllegalStateException(
                    "the extract " + execution.fileName() + " that was written does not read back: " + fault.detail());
        });
        if (verified.rejected() > 0
                || verified.records() != execution.count("records")
                || !verified.sha256().equals(execution.sha256())) {
            throw new IllegalStateException("the extract " + execution.fileName()
                    + " that was written does not read back: " + verified.records() + " records of "
                    + execution.count("records") + ", " + verified.rejected() + " of them rejected");
        }
        return RepeatStatus.FINISHED;
    }
}
