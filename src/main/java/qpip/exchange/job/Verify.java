package qpip.exchange.job;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.layout.FileFault;
import qpip.exchange.layout.FileReason;
import qpip.exchange.layout.Found;
import qpip.exchange.layout.Verified;

/**
 * Step 2: one full pass over the file before anything in it is believed. A file-level fault refuses it whole; bad lines
 * are quarantined by place and reason, and the rest goes on.
 */
final class Verify implements Tasklet {

    static final ExitStatus REJECTED = new ExitStatus("REJECTED");

    private final InboundWork work;

    Verify(InboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        work.remember();
        Pass pass = work.pass();
        Verified verified = pass.verified();
        Executions executions = work.workshop.executions();
        new Quarantine(work.workshop.database()).keep(work.execution, pass.rejected());
        new ExtractFigures(work.workshop.database().client()).keep(work, verified);
        executions.verified(work.execution, verified.bytes(), verified.records(), Plan.text(verified.cuts()));
        executions.count(work.execution, "records", verified.records());
        executions.count(work.execution, "rejected", verified.rejected());
        executions.count(work.execution, "warnings", verified.warnings());
        fault(verified).ifPresent(fault -> {
            executions.refuse(work.execution, word(fault.reason()), fault.found());
            contribution.setExitStatus(REJECTED);
        });
        return RepeatStatus.FINISHED;
    }

    static String word(FileReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<FileFault> fault(Verified verified) {
        return checksum(verified)
                .or(verified::fault)
                .or(() -> verified.header().flatMap(header -> new HeaderCheck(work).fault(header)))
                .or(() -> minimum(verified))
                .or(() -> ratio(verified));
    }

    private Optional<FileFault> checksum(Verified verified) {
        return work.arrival
                .announced()
                .filter(announced -> !announced.equalsIgnoreCase(verified.sha256()))
                .map(announced -> new FileFault(FileReason.CHECKSUM, Found.of("checksum")));
    }

    private Optional<FileFault> minimum(Verified verified) {
        long minimum = work.job.gates().recordsMin();
        return verified.records() >= minimum
                ? Optional.empty()
                : Optional.of(new FileFault(
                        FileReason.MINIMUM_RECORDS, Found.of("records-min", minimum, verified.records())));
    }

    private Optional<FileFault> ratio(Verified verified) {
        if (verified.rejected() > Pass.LINES_KEPT_MAX) {
            return Optional.of(new FileFault(
                    FileReason.REJECT_RATIO, Found.of("too-many-rejected", verified.rejected(), Pass.LINES_KEPT_MAX)));
        }
        BigDecimal allowed = work.job.gates().rejectedMax().multiply(BigDecimal.valueOf(verified.records()));
        return BigDecimal.valueOf(verified.rejected()).compareTo(allowed) <= 0
                ? Optional.empty()
                : Optional.of(new FileFault(
                        FileReason.REJECT_RATIO,
                        Found.of(
                                "reject-ratio",
                                verified.rejected(),
                                verified.records(),
                                work.job.gates().rejectedMax().toPlainString())));
    }
}
