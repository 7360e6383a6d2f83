package qpip.exchange.job;

import java.nio.file.Path;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.layout.Layout;
import qpip.exchange.transfer.SealedFile;

/** Step 6: tells the partner what became of the file: accepted, in part, or refused and why. */
final class Acknowledge implements Tasklet {

    private final InboundWork work;

    Acknowledge(InboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Execution execution = work.workshop.executions().find(work.execution).orElseThrow();
        Acknowledgement acknowledgement =
                Acknowledgement.of(execution, new Quarantine(work.workshop.database()).reasons(work.execution));
        Layout layout = work.exchange.layout();
        String name = Acknowledgement.name(layout, work.arrival.sequence(), work.arrival.sha256(), again());
        Path folder = work.workshop.folders().outbound(work.exchange.id());
        work.workshop.effects().folder(folder);
        Path file = folder.resolve(name);
        SealedFile.write(file, out -> acknowledgement.write(layout, out), work.workshop.effects());
        work.workshop
                .couriers()
                .to(work.exchange.partner().partner())
                .ifPresent(courier -> courier.deliver(file, name));
        return RepeatStatus.FINISHED;
    }

    /** NB: each time that a file is taken again has an acknowledgement of its own, which may say something else. */
    private String again() {
        int from = work.execution.lastIndexOf(".again");
        return from < 0 ? "" : "_" + work.execution.substring(from + 1);
    }
}
