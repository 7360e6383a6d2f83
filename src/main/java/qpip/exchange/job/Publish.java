package qpip.exchange.job;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Rule;
import qpip.exchange.fact.Orphans;
import qpip.exchange.layout.Found;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.Publication;

/**
 * Step 5: the gates, then facts, flags and matches in doubt become visible in one transaction. A gate that does not
 * hold stops the execution for a person, who releases it with a reason or abandons it.
 */
final class Publish implements Tasklet {

    private final InboundWork work;

    Publish(InboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Executions executions = work.workshop.executions();
        Execution execution = executions.find(work.execution).orElseThrow();
        Optional<Hold> held = gate(execution);
        if (held.isPresent() && execution.released().isEmpty()) {
            executions.status(
                    work.execution,
                    ExecutionStatus.HELD,
                    held.get().name(),
                    held.get().found());
            hold(contribution.getStepExecution());
            return RepeatStatus.FINISHED;
        }
        Publication publication = new Publication(
                work.exchange.id(),
                execution.registerVersion(),
                work.night,
                work.exchange.rules().stream().map(Rule::code).toList(),
                work.meaning.restates() ? work.staged().restated() : Set.of(),
                work.workshop.policy().impact().materialTotal(work.night));
        work.staged().publish();
        work.stagedFlags().publish(publication).forEach((name, amount) -> count(name, amount));
        orphans();
        doubts();
        inquiries();
        incidents(execution);
        work.workshop.sequences().advance(work.exchange.id(), work.arrival.sequence());
        return RepeatStatus.FINISHED;
    }

    private Optional<Hold> gate(Execution execution) {
        Gates gates = work.job.gates();
        long usable = execution.count("records") - execution.count("rejected");
        long matched = usable - execution.count("forgotten") - execution.count("unrequested");
        if (usable >= Math.max(1, gates.matchedFrom())
                && BigDecimal.valueOf(matched).compareTo(gates.matchedMin().multiply(BigDecimal.valueOf(usable))) < 0) {
            return Optional.of(new Hold(
                    "matched-min",
                    Found.of(
                            "matched-min",
                            matched,
                            usable,
                            gates.matchedMin()
                                    .movePointRight(2)
                                    .stripTrailingZeros()
                                    .toPlainString())));
        }
        long flags = work.stagedFlags().count();
        if (flags > gates.flagsMax()) {
            return Optional.of(new Hold("flags-max", Found.of("flags-max", flags, gates.flagsMax())));
        }
        return Optional.empty();
    }

    /** The gate that holds, by its name in the job's declaration, and what it met. */
    private record Hold(String name, Found found) {}

    /** NB: the step ends as stopped, not as done, so that a restart comes back to the gates. */
    private static void hold(StepExecution step) {
        step.setTerminateOnly();
    }

    private void orphans() {
        Orphans orphans = new Orphans(work.workshop.database().client());
        int days = work.workshop.policy().partners().orphanDays(work.night);
        count("orphans-waiting", orphans.follow(work.execution, work.exchange.id()));
        count("orphans-reported", orphans.report(work.exchange.id(), work.night.minusDays(days), work.night));
    }

    private void count(String name, long amount) {
        work.workshop.executions().count(work.execution, name, amount);
    }

    /** NB: after the facts stand, so that a question shows the version that holds. */
    private void inquiries() {
        Inquiries inquiries = work.workshop.inquiries();
        String partner = work.exchange.partner().partner();
        long answered = work.job.answers().isPresent()
                ? inquiries.answer(work.execution, partner, work.job.fact().name(), work.night)
                : inquiries.answerBySubject(work.execution, partner, work.night);
        if (answered > 0) {
            count("inquiries-answered", answered);
        }
    }

    private void doubts() {
        JdbcClient client = work.workshop.database().client();
        client.sql(
                        "merge into match_review r using (select d.record_number, d.item, d.match_level, d.match_key, d.evidence, d.candidates"
                                + Doubt.WAITING + ") s"
                                + " on (r.exchange = :exchange and r.item = s.item)"
                                + " when matched then update set execution = :execution, partner = :partner, kind = :kind, record_number = s.record_number, match_level = s.match_level,"
                                + " match_key = s.match_key, evidence = s.evidence, candidates = s.candidates"
                                + " when not matched then insert (exchange, item, partner, kind, execution, record_number, match_level, match_key, evidence, candidates)"
                                + " values (:exchange, s.item, :partner, :kind, :execution, s.record_number, s.match_level, s.match_key, s.evidence, s.candidates)")
                .param("execution", work.execution)
                .param("exchange", work.exchange.id())
                .param("partner", work.exchange.partner().partner())
                .param("kind", work.job.fact().name())
                .update();
    }

    private void incidents(Execution execution) {
        JdbcClient client = work.workshop.database().client();
        client.sql("delete from incident_candidate where execution = ?")
                .param(work.execution)
                .update();
        if (execution.count("unrequested") > 0) {
            client.sql(
                            "insert into incident_candidate (execution, kind, records) values (?, 'record-nobody-asked-for', ?)")
                    .params(work.execution, execution.count("unrequested"))
                    .update();
        }
    }
}
