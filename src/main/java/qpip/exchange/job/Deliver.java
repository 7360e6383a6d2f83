package qpip.exchange.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.transfer.Courier;
import qpip.exchange.transfer.SealedFile;

/**
 * Step 4 of what leaves: puts the extract into the partner's inbox, its SHA-256 first, so that whoever sees the extract
 * can check it.
 */
final class Deliver implements Tasklet {

    private final OutboundWork work;

    Deliver(OutboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Execution execution = work.execution();
        Path file = work.file(execution);
        Path checksum = file.resolveSibling(execution.fileName() + Arrivals.CHECKSUM);
        SealedFile.write(
                checksum,
                out -> out.write(
                        (execution.sha256() + "  " + execution.fileName() + "\n").getBytes(StandardCharsets.US_ASCII)),
                work.workshop.effects());
        Courier courier = work.workshop
                .couriers()
                .to(work.exchange.partner().partner())
                .orElseThrow(() -> new NoMailbox(
                        work.exchange.partner().partner(),
                        work.workshop.folders().mailboxes()));
        courier.deliver(checksum, checksum.getFileName().toString());
        courier.deliver(file, execution.fileName());
        return RepeatStatus.FINISHED;
    }
}
