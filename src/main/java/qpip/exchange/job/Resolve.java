package qpip.exchange.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Screening;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Outcome;
import qpip.exchange.fact.StagedFacts;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.LineReason;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flags;

/**
 * Step 4: with the whole file seen, decides what each staged fact means against the versions held and against the other
 * records, then puts the claims concerned before the rules. One transaction; nothing is visible yet.
 */
final class Resolve implements Tasklet {

    private static final int CLAIMS_A_BATCH = 500;

    private final InboundWork work;

    Resolve(InboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        counts();
        StagedFacts staged = work.staged();
        Map<Outcome, Long> outcomes = staged.resolve();
        outcomes.forEach((outcome, amount) -> count("facts-" + outcome.name().toLowerCase(Locale.ROOT), amount));
        quarantineConflicts(staged);
        evaluate(staged.standing(), staged.replacedSubjects());
        return RepeatStatus.FINISHED;
    }

    private void counts() {
        JdbcClient client = work.workshop.database().client();
        for (String column : List.of("unchanged", "forgotten", "unrequested")) {
            count(
                    column,
                    client.sql("select coalesce(sum(" + column + "), 0) from staged_block where execution = ?")
                            .param(work.execution)
                            .query(Long.class)
                            .single());
        }
        count(
                "doubts",
                client.sql("select count(*) from staged_review where execution = ?")
                        .param(work.execution)
                        .query(Long.class)
                        .single());
    }

    private void quarantineConflicts(StagedFacts staged) {
        Quarantine quarantine = new Quarantine(work.workshop.database());
        Set<Long> kept = Set.copyOf(quarantine.numbers(work.execution));
        List<RejectedLine> lines = staged.records(Outcome.CONFLICT).stream()
                .filter(number -> !kept.contains(number))
                .map(number -> new RejectedLine(
                        number,
                        -1,
                        0,
                        LineReason.CONFLICT,
                        "record-version",
                        "a version that is held already, with other content"))
                .toList();
        quarantine.add(work.execution, lines);
    }

    private void evaluate(List<Fact> standing, List<Subject> replaced) {
        Register register = work.workshop.register();
        Flags flags = work.workshop.flags();
        flags.purge(work.execution);
        Set<Subject> subjects = new TreeSet<>(Subject.ORDER);
        standing.forEach(fact -> subjects.add(fact.subject()));
        subjects.addAll(replaced);
        Set<Long> claims = Evaluation.affected(register, subjects);
        if (work.job.fact() == FactKind.BIRTH) {
            claims.addAll(work.workshop.facts().claimsWithoutAllActs(work.night));
        }
        Evaluation evaluation = new Evaluation(
                register,
                work.workshop.facts(),
                Screening.of(work.exchange.rules(), work.workshop.policy()),
                standing,
                work.night);
        List<Long> ordered = new ArrayList<>(claims);
        for (int from = 0; from < ordered.size(); from += CLAIMS_A_BATCH) {
            List<Long> batch = ordered.subList(from, Math.min(ordered.size(), from + CLAIMS_A_BATCH));
            flags.stage(work.execution, batch, evaluation.screen(batch));
            work.progress("resolve", from + batch.size(), ordered.size());
        }
        count("claims", ordered.size());
        flags.suppressed(work.execution)
                .forEach((reason, amount) ->
                        count("suppressed-" + reason.toLowerCase(Locale.ROOT).replace('_', '-'), amount));
        flags.stagedBySeverity(work.execution)
                .forEach((severity, amount) -> count("flags-" + severity.name().toLowerCase(Locale.ROOT), amount));
    }

    private void count(String name, long amount) {
        work.workshop.executions().count(work.execution, name, amount);
    }
}
