package qpip.exchange.job;

import java.time.LocalDate;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.layout.Field;
import qpip.exchange.register.Period;

/** Step 5 of what leaves: the entry in the register of releases. */
final class RecordRelease implements Tasklet {

    private final OutboundWork work;

    RecordRelease(OutboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        work.lease.check();
        List<Request> requests = work.workshop.requests().of(work.execution);
        Agreement agreement = work.exchange
                .partner()
                .agreementPermitting(work.exchange.id(), work.night)
                .orElseThrow();
        LocalDate from = requests.stream()
                .map(request -> request.period().from())
                .min(LocalDate::compareTo)
                .orElse(work.night);
        LocalDate to = requests.stream()
                .map(request -> request.period().to())
                .max(LocalDate::compareTo)
                .orElse(work.night);
        work.workshop
                .releases()
                .record(
                        work.execution,
                        work.exchange.id(),
                        work.exchange.partner(),
                        agreement,
                        sent(),
                        requests.size(),
                        new Period(from, to),
                        work.night);
        work.workshop.executions().status(work.execution, ExecutionStatus.DONE, "", "");
        return RepeatStatus.FINISHED;
    }

    /**
     * The fields that left: all that the layout has, which the agreement permits or nothing would have been written.
     */
    private List<String> sent() {
        return work.exchange.layout().details().stream()
                .flatMap(detail -> detail.fields().stream())
                .filter(field -> field.type() != Field.Type.FILLER)
                .map(Field::name)
                .toList();
    }
}
