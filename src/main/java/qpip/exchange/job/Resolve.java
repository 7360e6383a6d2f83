package qpip.exchange.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Rule;
import qpip.exchange.eligibility.Screened;
import qpip.exchange.eligibility.Screening;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.MatchErrors;
import qpip.exchange.fact.MatchWeights;
import qpip.exchange.fact.Outcome;
import qpip.exchange.fact.StagedFacts;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.Found;
import qpip.exchange.layout.LineReason;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.register.Register;
import qpip.exchange.review.StagedFlags;

/**
 * Step 4: with the whole file seen, decides what each staged fact means against the versions held and against the other
 * records; then, in a second transaction, puts the claims concerned before the rules. Nothing is visible yet, and a
 * restart does both again.
 */
final class Resolve implements Tasklet, StepExecutionListener {

    private static final int CLAIMS_A_BATCH = 500;

    private final InboundWork work;
    private boolean resolved;

    Resolve(InboundWork work) {
        this.work = work;
    }

    @Override
    public void beforeStep(StepExecution step) {
        work.staged().survey();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        if (!resolved) {
            counts();
            new MatchWeights(work.workshop.database().client())
                    .keep(work.exchange.model().orElseThrow());
            StagedFacts staged = work.staged();
            Map<Outcome, Long> outcomes = staged.resolve();
            outcomes.forEach(
                    (outcome, amount) -> count("facts-" + outcome.name().toLowerCase(Locale.ROOT), amount));
            MatchErrors errors = staged.matchErrors();
            doubts();
            count("weighed", errors.weighed());
            count(MatchErrors.WRONG, errors.wrongMillionths());
            quarantineConflicts(staged);
            resolved = true;
            return RepeatStatus.CONTINUABLE;
        }
        evaluate(work.staged());
        return RepeatStatus.FINISHED;
    }

    private void counts() {
        JdbcClient client = work.workshop.database().client();
        for (String column : List.of("unchanged", "forgotten", "withdrawn", "unrequested")) {
            count(
                    column,
                    client.sql("select coalesce(sum(" + column + "), 0) from staged_block where execution = ?")
                            .param(work.execution)
                            .query(Long.class)
                            .single());
        }
    }

    /** How many matches will wait for a person. */
    private void doubts() {
        count(
                "doubts",
                work.workshop
                        .database()
                        .client()
                        .sql("select count(*)" + Doubt.WAITING)
                        .param("execution", work.execution)
                        .query(Long.class)
                        .single());
    }

    private void quarantineConflicts(StagedFacts staged) {
        Quarantine quarantine = new Quarantine(work.workshop.database());
        Set<Long> kept = Set.copyOf(quarantine.numbers(work.execution));
        List<RejectedLine> lines = staged.records(Outcome.CONFLICT).stream()
                .filter(number -> !kept.contains(number))
                .map(number -> new RejectedLine(
                        number, -1, 0, LineReason.CONFLICT, "record-version", Found.of("other-content")))
                .toList();
        quarantine.add(work.execution, lines);
    }

    private void evaluate(StagedFacts staged) {
        Register register = work.workshop.register();
        StagedFlags flags = work.stagedFlags();
        flags.purge();
        Set<Subject> subjects = new TreeSet<>(Subject.ORDER);
        subjects.addAll(staged.subjects());
        subjects.addAll(staged.replacedSubjects());
        subjects.addAll(due());
        subjects.addAll(identified());
        subjects.addAll(answered());
        Set<Long> claims = Evaluation.affected(register, subjects);
        if (work.job.fact() == FactKind.BIRTH) {
            claims.addAll(work.workshop.facts().claimsWithoutAllActs(work.night));
        }
        claims.addAll(changed(register));
        if (work.job.fact() == FactKind.TAX_ASSESSMENT) {
            claims.addAll(work.workshop.facts().claimsWithOpenYears());
        }
        Evaluation evaluation = new Evaluation(
                register,
                work.workshop.flags(),
                work.workshop.facts(),
                staged,
                Screening.of(work.exchange.rules(), work.workshop.policy()),
                work.night,
                work.remember().join().duplicates(),
                work.exchange.rules().stream().anyMatch(Rule::looksAround));
        screen(new ArrayList<>(claims), evaluation, flags);
        count("claims", claims.size());
        flags.suppressed()
                .forEach((reason, amount) ->
                        count("suppressed-" + reason.toLowerCase(Locale.ROOT).replace('_', '-'), amount));
        flags.bySeverity()
                .forEach((severity, amount) -> count("flags-" + severity.name().toLowerCase(Locale.ROOT), amount));
    }

    /** Persons about whom nothing came, but time or the register alone makes a rule of this job conclude. */
    private Set<Subject> due() {
        Set<Subject> due = new TreeSet<>(Subject.ORDER);
        int days = work.workshop.policy().partners().disagreementDays(work.night);
        if (asks("R34") && work.job.fact() == FactKind.DEATH) {
            due.addAll(work.workshop.facts().deathsReported(work.night.minusDays(days)));
        }
        if (asks("R34") && work.job.fact() == FactKind.TAX_ASSESSMENT) {
            due.addAll(work.workshop.facts().residenceDisputed(work.night.minusDays(days)));
        }
        if (asks("R35") && work.job.fact() == FactKind.BIRTH) {
            work.remember().join().duplicates().persons().stream()
                    .map(Subject::person)
                    .forEach(due::add);
        }
        return due;
    }

    /** Persons whose identity somebody has verified since the last run: what waited for that counts now. */
    private Set<Subject> identified() {
        return work.workshop.executions().nightDone(work.exchange.id()).stream()
                .flatMap(night -> work.workshop.flags().identifiedSince(night).stream())
                .map(Subject::person)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Subject.ORDER)));
    }

    /** Whom doubtful matches are about that somebody has answered since the last run. */
    private Set<Subject> answered() {
        Set<Subject> answered = new TreeSet<>(Subject.ORDER);
        work.workshop
                .executions()
                .nightDone(work.exchange.id())
                .ifPresent(night ->
                        answered.addAll(work.workshop.matchReviews().answeredSince(work.exchange.id(), night)));
        return answered;
    }

    /**
     * Claims about which nothing came, but which our own register holds otherwise than at the last run of the exchange:
     * weeks that were planned and are paid now, weeks taken back, what was declared since. On the first run only rules
     * that conclude from the register alone have anything to look at.
     */
    private Set<Long> changed(Register register) {
        OptionalLong version = work.workshop.executions().registerVersionDone(work.exchange.id());
        Set<Long> claims = new TreeSet<>();
        if (version.isPresent()) {
            Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
            work.exchange.rules().forEach(rule -> kinds.addAll(rule.reads()));
            claims.addAll(work.workshop.facts().claimsChangedSince(version.getAsLong(), kinds));
        }
        if (work.exchange.rules().stream().anyMatch(Rule::looksAround)) {
            claims.addAll(register.claimsAroundChanges(version.orElse(0)));
        }
        return claims;
    }

    private boolean asks(String rule) {
        return work.exchange.rules().stream().anyMatch(one -> one.code().equals(rule));
    }

    /**
     * Batches are read and screened on several threads, and staged on this one, in order of claim, as its transaction
     * is not theirs.
     */
    private void screen(List<Long> claims, Evaluation evaluation, StagedFlags flags) {
        int threads = work.workshop.settings().threads();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> new Thread(task, "screen"));
        try {
            Deque<Future<Batch>> ahead = new ArrayDeque<>();
            for (int from = 0, done = 0; done < claims.size(); ) {
                while (from < claims.size() && ahead.size() <= threads) {
                    List<Long> batch = claims.subList(from, Math.min(claims.size(), from + CLAIMS_A_BATCH));
                    ahead.add(pool.submit(() -> new Batch(batch, evaluation.screen(batch))));
                    from += batch.size();
                }
                Batch next = ahead.remove().get();
                flags.stage(next.claims(), next.screened());
                done += next.claims().size();
                work.progress("resolve", done, claims.size());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a thread of the screening failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the screening was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private record Batch(List<Long> claims, SortedMap<Long, Screened> screened) {}

    private void count(String name, long amount) {
        work.workshop.executions().count(work.execution, name, amount);
    }
}
