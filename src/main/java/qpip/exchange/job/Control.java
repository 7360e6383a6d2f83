package qpip.exchange.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import qpip.exchange.layout.Found;
import qpip.exchange.transfer.SealedFile;

/**
 * Starts, restarts and gives up executions. One exchange runs in one place at a time (its lease), a piece of work is
 * done once (its identity), and what a killed process left behind is put right before anything starts.
 */
public final class Control {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOP_LOOK_EVERY = Duration.ofMillis(20);

    private final Workshop workshop;
    private final JobOperator operator;
    private final Leases leases;
    private final Map<String, String> underWay = new ConcurrentHashMap<>();

    public Control(Workshop workshop, JobOperator operator) {
        this.workshop = workshop;
        this.operator = operator;
        this.leases = new Leases(workshop.database());
    }

    /**
     * Writes and delivers a night's extract; done already, it is left alone unless a reason is given to do it again.
     */
    public Ran send(ExchangeDefinition exchange, LocalDate night, String again) {
        Executions executions = workshop.executions();
        int run = run(exchange, night, 0, "", again);
        String id = Executions.outboundId(exchange.id(), night, run);
        return held(exchange, lease -> {
            Execution execution = executions.open(opened(id, exchange, night, 0, "", "", again, ""));
            OutboundWork work = new OutboundWork(workshop, exchange, id, night, lease);
            return launch(execution, new OutboundJob(work).build());
        });
    }

    /**
     * Goes on with what failed or was killed, in order: files that came in on whichever night, and what was to leave
     * before this one. Stops at the first that doesn't come through again.
     */
    public List<Ran> resume(ExchangeDefinition exchange, LocalDate night) {
        List<Ran> ran = new ArrayList<>();
        for (Execution open : workshop.executions().unfinished(exchange.id())) {
            if (!open.inbound() && !open.night().isBefore(night)) {
                continue;
            }
            ran.add(restart(exchange, open));
            if (!through(ran.get(ran.size() - 1))) {
                return ran;
            }
        }
        return ran;
    }

    /**
     * Takes every extract that waits in the partner's outbox, in the order of their numbers; stops at the first that
     * doesn't come through. NB: one that is held keeps the next ones waiting: their numbers would have a gap before
     * them.
     */
    public List<Ran> collect(ExchangeDefinition exchange, LocalDate night) {
        for (Execution held : of(exchange, Set.of(ExecutionStatus.HELD))) {
            return List.of(new Ran(held.id(), false, Optional.empty()));
        }
        List<Ran> ran = new ArrayList<>();
        List<Arrival> waiting = held(exchange, lease -> new Arrivals(workshop).waiting(exchange));
        for (Arrival arrival : waiting) {
            ran.add(take(exchange, arrival, night, ""));
            if (!through(ran.get(ran.size() - 1))) {
                return ran;
            }
        }
        return ran;
    }

    /** Takes a file that an operator names. */
    public Ran take(ExchangeDefinition exchange, Path file, LocalDate night, String again) {
        return take(exchange, new Arrivals(workshop).named(exchange, file), night, again);
    }

    /**
     * Goes on with an execution that failed, was killed, or is held; {@code release} is the reason to let a held one
     * through, or blank.
     */
    public Ran restart(ExchangeDefinition exchange, Execution execution, String release) {
        if (!release.isEmpty()) {
            workshop.executions().release(execution.id(), release);
        }
        return restart(exchange, execution);
    }

    /** Does something while no exchange runs anywhere, such as loading a new version of the register. */
    public <T> T alone(Collection<ExchangeDefinition> exchanges, Supplier<T> work) {
        List<Leases.Lease> held = new ArrayList<>();
        try {
            for (ExchangeDefinition exchange : exchanges) {
                held.add(leases.take(exchange.id())
                        .orElseThrow(() -> new AlreadyRunning("exchange " + exchange.id()
                                + " is running; wait until it ends (see ./exchange executions)")));
            }
            return work.get();
        } finally {
            held.forEach(Leases.Lease::close);
        }
    }

    /** Where an execution stands now: one that runs may have nobody any more who runs it. */
    public ExecutionStatus status(Execution execution) {
        return execution.status() == ExecutionStatus.RUNNING && !leases.taken(execution.exchange())
                ? ExecutionStatus.INTERRUPTED
                : execution.status();
    }

    /** What of an execution is outside already. */
    public Reached reached(Execution execution) {
        Optional<StepExecution> step = last(execution.exchange(), execution.id())
                .flatMap(last -> Optional.ofNullable(workshop.repository()
                        .getLastStepExecution(
                                last.getJobInstance(),
                                execution.inbound() ? InboundJob.PUBLISH : OutboundJob.DELIVER)));
        if (execution.inbound()) {
            return step.filter(Once::did).isPresent() ? Reached.PUBLISHED : Reached.NOTHING;
        }
        return step.map(one -> Once.did(one) ? Reached.DELIVERED : Reached.DELIVERY_BEGUN)
                .orElse(Reached.NOTHING);
    }

    /**
     * Gives an execution up: it will not be restarted, and nothing of it becomes visible.
     *
     * @throws IllegalStateException when something of it is outside already ({@link Reached#binds})
     */
    public void abandon(ExchangeDefinition exchange, Execution execution, String reason) {
        Leases.Lease lease = leases.take(exchange.id())
                .orElseThrow(() -> new AlreadyRunning(
                        "execution " + execution.id() + " is running; stop it before you abandon it"));
        try (lease) {
            recover(exchange.id());
            if (reached(execution).binds()) {
                throw new IllegalStateException("execution " + execution.id()
                        + (execution.inbound() ? " is published" : " is delivered")
                        + ", which can't be taken back; restart it, so that it ends");
            }
            workshop.database().transaction().executeWithoutResult(status -> {
                workshop.executions()
                        .status(execution.id(), ExecutionStatus.ABANDONED, "abandoned", Found.read(reason));
                workshop.stagedFlags(execution.id()).purge();
                workshop.inquiries().purge(execution.id());
                workshop.inquiries().release(execution.id());
                for (String table : List.of("staged_fact", "staged_block", "staged_review")) {
                    workshop.database()
                            .client()
                            .sql("delete from " + table + " where execution = ?")
                            .param(execution.id())
                            .update();
                }
            });
            last(exchange.id(), execution.id())
                    .filter(last -> last.getStatus() == BatchStatus.FAILED || last.getStatus() == BatchStatus.STOPPED)
                    .ifPresent(this::giveUp);
            if (execution.inbound()) {
                putAside(exchange, execution);
            }
        }
    }

    /** The extract of an abandoned execution is kept as a refused one is, and not between the steps. */
    private void putAside(ExchangeDefinition exchange, Execution execution) {
        Path folder = workshop.folders().inbound(exchange.id()).resolve(execution.id());
        Path working = folder.resolve(execution.fileName());
        if (Files.exists(working)) {
            workshop.effects().folder(workshop.folders().quarantine(exchange.id()));
            workshop.effects().copy(working, quarantined(exchange, execution));
            workshop.effects().delete(working);
            workshop.effects().delete(folder);
        }
    }

    private Path quarantined(ExchangeDefinition exchange, Execution execution) {
        return workshop.folders().quarantine(exchange.id()).resolve(execution.id() + "." + execution.fileName());
    }

    /** Asks what this process runs to stop at the end of its block or step, and waits for that. */
    public void stop() {
        underWay.forEach((exchange, execution) ->
                last(exchange, execution).filter(JobExecution::isRunning).ifPresent(this::stop));
        long until = System.nanoTime() + STOP_WITHIN.toNanos();
        while (!underWay.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(STOP_LOOK_EVERY.toNanos());
        }
    }

    private void stop(JobExecution execution) {
        try {
            operator.stop(execution);
        } catch (JobExecutionNotRunningException e) {
            // NB: it ended by itself in the meantime, which is what was wanted.
            underWay.remove(execution.getJobInstance().getJobName());
        }
    }

    private void giveUp(JobExecution execution) {
        try {
            operator.abandon(execution);
        } catch (Exception e) {
            throw new IllegalStateException("the batch repository did not take the abandonment", e);
        }
    }

    private Ran take(ExchangeDefinition exchange, Arrival arrival, LocalDate night, String again) {
        int run = run(exchange, night, arrival.sequence(), arrival.sha256(), again);
        String id = Executions.inboundId(arrival, run);
        return held(exchange, lease -> {
            Execution execution = workshop.executions()
                    .open(opened(
                            id,
                            exchange,
                            night,
                            arrival.sequence(),
                            arrival.name(),
                            arrival.sha256(),
                            again,
                            arrival.announced().orElse("")));
            boolean abandoned =
                    execution.status() == ExecutionStatus.ABANDONED && Files.exists(quarantined(exchange, execution));
            if (abandoned || over(execution)) {
                tidy(exchange, arrival);
            }
            return launch(execution, new InboundJob(work(exchange, execution, arrival, lease)).build());
        });
    }

    /** A file that was taken before and lies in the outbox again is taken out without being read a second time. */
    private void tidy(ExchangeDefinition exchange, Arrival arrival) {
        workshop.couriers().to(exchange.partner().partner()).ifPresent(courier -> {
            Path incoming = workshop.folders().incoming(exchange.id());
            if (arrival.file().startsWith(incoming)) {
                courier.list().stream()
                        .filter(remote -> remote.name().equals(arrival.name())
                                || remote.name().equals(arrival.name() + Arrivals.CHECKSUM))
                        .forEach(courier::remove);
                workshop.effects().delete(arrival.file());
                workshop.effects().delete(incoming.resolve(arrival.name() + Arrivals.CHECKSUM));
            }
        });
    }

    private Ran restart(ExchangeDefinition exchange, Execution execution) {
        return held(exchange, lease -> {
            Job job = execution.inbound()
                    ? new InboundJob(work(exchange, execution, arrival(exchange, execution), lease)).build()
                    : new OutboundJob(new OutboundWork(workshop, exchange, execution.id(), execution.night(), lease))
                            .build();
            return launch(execution, job);
        });
    }

    private InboundWork work(ExchangeDefinition exchange, Execution execution, Arrival arrival, Leases.Lease lease) {
        return new InboundWork(
                workshop, exchange, execution.id(), arrival, execution.night(), execution.again(), lease);
    }

    private Arrival arrival(ExchangeDefinition exchange, Execution execution) {
        return new Arrival(
                exchange.id(),
                execution.fileName(),
                execution.sequence(),
                execution.sha256(),
                workshop.folders().incoming(exchange.id()).resolve(execution.fileName()),
                Optional.of(execution.announced()).filter(announced -> !announced.isEmpty()));
    }

    /** Whether the last step is behind it: a refused file still has to be acknowledged and put aside. */
    private static boolean over(Execution execution) {
        return execution.status() == ExecutionStatus.DONE
                || execution.status() == ExecutionStatus.REFUSED
                        && execution.endedAt().isPresent();
    }

    /** Whether the next file of the exchange may follow. */
    private boolean through(Ran ran) {
        return ran.failure().isEmpty()
                && workshop.executions()
                        .find(ran.execution())
                        .filter(execution -> execution.status() == ExecutionStatus.HELD)
                        .isEmpty();
    }

    /** The executions of an exchange that stand so; running or failed are those that were killed or broke. */
    private List<Execution> of(ExchangeDefinition exchange, Set<ExecutionStatus> statuses) {
        return workshop.executions().list(Optional.empty()).stream()
                .filter(execution -> execution.exchange().equals(exchange.id()) && execution.inbound())
                .filter(execution -> statuses.contains(execution.status()))
                .toList();
    }

    private int run(ExchangeDefinition exchange, LocalDate night, long sequence, String sha256, String again) {
        return again.isEmpty()
                ? 0
                : workshop.executions().runs(exchange.id(), exchange.inbound(), night, sequence, sha256);
    }

    private Execution opened(
            String id,
            ExchangeDefinition exchange,
            LocalDate night,
            long sequence,
            String fileName,
            String sha256,
            String again,
            String announced) {
        return new Execution(
                id,
                exchange.id(),
                exchange.inbound(),
                night,
                sequence,
                fileName,
                sha256,
                again,
                ExecutionStatus.RUNNING,
                "",
                Found.NOTHING,
                0,
                0,
                0,
                "",
                "",
                announced,
                workshop.clock().instant(),
                Optional.empty(),
                new TreeMap<>());
    }

    private <T> T held(ExchangeDefinition exchange, Held<T> held) {
        Leases.Lease lease = leases.take(exchange.id())
                .orElseThrow(() -> new AlreadyRunning("exchange " + exchange.id()
                        + " is running already; wait until it ends (see ./exchange executions)"));
        try (lease) {
            recover(exchange.id());
            sweep(exchange.id());
            return held.run(lease);
        }
    }

    private Ran launch(Execution execution, Job job) {
        if (execution.status() == ExecutionStatus.ABANDONED) {
            return new Ran(execution.id(), false, Optional.empty());
        }
        try {
            underWay.put(execution.exchange(), execution.id());
            JobExecution ended = operator.start(job, parameters(execution));
            if (ended.getStatus() == BatchStatus.STOPPED) {
                stopped(execution.id());
            }
            Optional<Throwable> failure = failure(ended);
            failure.ifPresent(cause -> workshop.executions().failed(execution.id(), "failed", Failure.found(cause)));
            if (ended.getStatus() == BatchStatus.COMPLETED) {
                workshop.executions().ended(execution.id());
            }
            return new Ran(execution.id(), true, failure);
        } catch (JobInstanceAlreadyCompleteException e) {
            // NB: it may have been killed before it could say so.
            workshop.executions().ended(execution.id());
            return new Ran(execution.id(), false, Optional.empty());
        } catch (org.springframework.batch.core.job.JobExecutionException e) {
            throw new IllegalStateException("execution " + execution.id() + " can't be started: " + e.getMessage(), e);
        } finally {
            underWay.remove(execution.exchange());
        }
    }

    /** Stopped by a gate it is held; stopped by a signal it waits for a restart. */
    private void stopped(String id) {
        workshop.executions()
                .find(id)
                .filter(execution -> execution.status() == ExecutionStatus.RUNNING)
                .ifPresent(execution -> workshop.executions().failed(id, "stopped", Found.of("stopped")));
    }

    /** The identity of the work: nothing else may tell two executions apart. */
    private static JobParameters parameters(Execution execution) {
        return new JobParametersBuilder().addString("execution", execution.id()).toJobParameters();
    }

    private static Optional<Throwable> failure(JobExecution ended) {
        if (ended.getStatus() == BatchStatus.COMPLETED || ended.getStatus() == BatchStatus.STOPPED) {
            return Optional.empty();
        }
        return Optional.of(ended.getAllFailureExceptions().stream()
                .findFirst()
                .orElseGet(() -> new IllegalStateException("the job ended as " + ended.getStatus())));
    }

    /**
     * Puts right what a killed process of this exchange left: an instance that never got an execution would block its
     * work for ever, and an execution that is marked running never ends. NB: only under the lease, which says that
     * nobody else runs the exchange.
     */
    private void recover(String exchange) {
        JobRepository repository = workshop.repository();
        ids(
                        "select i.job_instance_id from batch_job_instance i where i.job_name = ? and not exists"
                                + " (select 1 from batch_job_execution e where e.job_instance_id = i.job_instance_id)",
                        exchange)
                .forEach(ghost ->
                        Optional.ofNullable(repository.getJobInstance(ghost)).ifPresent(repository::deleteJobInstance));
        ids(
                        "select e.job_execution_id from batch_job_execution e join batch_job_instance i on i.job_instance_id = e.job_instance_id"
                                + " where i.job_name = ? and (e.end_time is null or e.status = 'UNKNOWN')",
                        exchange)
                .forEach(left ->
                        Optional.ofNullable(repository.getJobExecution(left)).ifPresent(operator::recover));
        // NB: a step whose last note could not be stored stays UNKNOWN and would refuse to start, though its work and
        // its
        // place are one transaction.
        workshop.database()
                .client()
                .sql(
                        "update batch_step_execution set status = 'FAILED', exit_code = 'FAILED' where status = 'UNKNOWN' and"
                                + " job_execution_id in (select e.job_execution_id from batch_job_execution e"
                                + " join batch_job_instance i on i.job_instance_id = e.job_instance_id where i.job_name = ?)")
                .param(exchange)
                .update();
    }

    /** Half a file that a killed process left may never be asked for again. */
    private void sweep(String exchange) {
        Folders folders = workshop.folders();
        for (Path folder : List.of(
                folders.incoming(exchange),
                folders.outbound(exchange),
                folders.archive(exchange),
                folders.quarantine(exchange))) {
            SealedFile.sweep(folder, workshop.effects());
        }
    }

    private List<Long> ids(String sql, String exchange) {
        return workshop.database()
                .client()
                .sql(sql)
                .param(exchange)
                .query(Long.class)
                .list();
    }

    private Optional<JobExecution> last(String exchange, String execution) {
        return Optional.ofNullable(workshop.repository()
                .getLastJobExecution(
                        exchange,
                        new JobParametersBuilder()
                                .addString("execution", execution)
                                .toJobParameters()));
    }

    /** How long an execution worked, over all its runs. */
    public Duration worked(Execution execution) {
        return last(execution.exchange(), execution.id())
                .map(last -> workshop.repository().getJobExecutions(last.getJobInstance()).stream()
                        .filter(run -> run.getStartTime() != null && run.getEndTime() != null)
                        .map(run -> Duration.between(run.getStartTime(), run.getEndTime()))
                        .reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
    }

    /** The steps of the last run of an execution, in order of their beginning, for the page of one execution. */
    public List<StepExecution> steps(Execution execution) {
        return last(execution.exchange(), execution.id())
                .map(last -> last.getStepExecutions().stream()
                        .sorted(Comparator.comparing(StepExecution::getId))
                        .toList())
                .orElse(List.of());
    }

    /** What runs while the lease is held. */
    private interface Held<T> {
        T run(Leases.Lease lease);
    }

    /** What came of a call: which execution, whether anything was done now, and what broke. */
    public record Ran(String execution, boolean started, Optional<Throwable> failure) {}
}
