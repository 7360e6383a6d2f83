package qpip.exchange.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.layout.Field;
import qpip.exchange.register.Period;
import qpip.exchange.review.Inquiry;

/** Step 5 of what leaves: the entries in the register of releases, one for the file and one for each inquiry in it. */
final class RecordRelease implements Tasklet {

    private final OutboundWork work;

    RecordRelease(OutboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
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
        Map<String, List<Inquiry>> inquired = work.workshop.inquiries().carried(work.execution);
        work.workshop
                .releases()
                .record(
                        work.execution,
                        work.exchange.id(),
                        work.exchange.partner(),
                        agreement,
                        sent(),
                        requests.size() - inquired.size(),
                        new Period(from, to),
                        work.night);
        requests.forEach(request -> inquired.getOrDefault(request.ref(), List.of())
                .forEach(inquiry -> inquiry(inquiry, request, agreement)));
        work.workshop.inquiries().sent(work.execution, work.night);
        return RepeatStatus.FINISHED;
    }

    private void inquiry(Inquiry inquiry, Request request, Agreement agreement) {
        work.workshop
                .releases()
                .recordInquiry(
                        work.execution,
                        inquiry.ref(),
                        work.exchange.id(),
                        work.exchange.partner(),
                        agreement,
                        sent(),
                        inquiry.reason(),
                        request.period(),
                        work.night);
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
