package qpip.exchange.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.RemoteFile;
import qpip.exchange.transfer.SealedFile;

/**
 * Step 7: archives the original (or puts a refused one into quarantine), takes it out of the partner's outbox, and
 * forgets what was staged.
 */
final class Dispose implements Tasklet {

    private final InboundWork work;

    Dispose(InboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Workshop workshop = work.workshop;
        Execution execution = workshop.executions().find(work.execution).orElseThrow();
        boolean refused = execution.status() == ExecutionStatus.REFUSED;
        Effects effects = workshop.effects();
        Path folder = refused
                ? workshop.folders().quarantine(work.exchange.id())
                : workshop.folders().archive(work.exchange.id());
        effects.folder(folder);
        if (Files.exists(work.file())) {
            effects.move(work.file(), folder.resolve(work.execution + "." + work.arrival.name()));
        }
        takeFromOutbox();
        effects.delete(Objects.requireNonNull(work.file().getParent()));
        purge();
        return RepeatStatus.FINISHED;
    }

    private void takeFromOutbox() {
        work.workshop.couriers().to(work.exchange.partner().partner()).ifPresent(courier -> {
            Path incoming = work.workshop.folders().incoming(work.exchange.id());
            work.workshop.effects().folder(incoming);
            Map<String, RemoteFile> listed =
                    courier.list().stream().collect(Collectors.toMap(RemoteFile::name, Function.identity()));
            RemoteFile extract = listed.get(work.arrival.name());
            if (extract != null && isOurs(courier.fetch(extract, incoming))) {
                RemoteFile checksum = listed.get(work.arrival.name() + Arrivals.CHECKSUM);
                if (checksum != null) {
                    courier.remove(checksum);
                }
                courier.remove(extract);
            }
            work.workshop.effects().delete(incoming.resolve(work.arrival.name()));
            work.workshop.effects().delete(incoming.resolve(work.arrival.name() + Arrivals.CHECKSUM));
        });
    }

    /** NB: by now the partner may have put another file under the same name, which nobody has read yet. */
    private boolean isOurs(Path fetched) {
        return SealedFile.at(fetched).sha256().equals(work.arrival.sha256());
    }

    private void purge() {
        work.staged().purge();
        work.stagedFlags().clear();
        work.workshop.inquiries().purge(work.execution);
        for (String table : List.of("staged_block", "staged_review")) {
            work.workshop
                    .database()
                    .client()
                    .sql("delete from " + table + " where execution = ?")
                    .param(work.execution)
                    .update();
        }
    }
}
