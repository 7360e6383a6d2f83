package qpip.exchange.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.layout.Found;
import qpip.exchange.transfer.SealedFile;

/**
 * Step 1: takes a copy of the extract, whole, into the execution's own folder. The bytes are checked on their way, so
 * that they are read once; what that gave is for the next step to judge.
 */
final class Collect implements Tasklet {

    private final InboundWork work;

    Collect(InboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        work.remember();
        Path target = work.file();
        if (!Files.exists(target) || !SealedFile.at(target).sha256().equals(work.arrival.sha256())) {
            work.workshop.effects().folder(Objects.requireNonNull(target.getParent()));
            work.workshop.effects().copy(target, work::passWhileCopying);
        }
        work.workshop.executions().status(work.execution, ExecutionStatus.RUNNING, "", Found.NOTHING);
        work.workshop
                .executions()
                .registerVersion(work.execution, work.workshop.register().version());
        return RepeatStatus.FINISHED;
    }
}
