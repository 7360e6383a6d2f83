package qpip.exchange.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qpip.exchange.layout.Found;
import qpip.exchange.privacy.Discretion;

/**
 * What people do to executions while pages are served: restart, let a held one through, give up. Whoever asks has the
 * answer at once; the work is done behind, one act at a time in the order of asking, by {@link Control} as from the
 * command line. A held execution is released by two people: one asks, another answers.
 */
public final class Operations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private static final int REASON_LENGTH = 200;
    private static final int STOP_WITHIN_SECONDS = 30;

    /** Why an act isn't done. */
    public enum Refusal {
        UNKNOWN,
        /** It runs, or something that was asked of it waits to be done. */
        BUSY,
        /** Done, refused or abandoned: there is nothing left to do with it. */
        OVER,
        /** A gate holds it, so it can't just go on. */
        HELD,
        NOT_HELD,
        NOT_ASKED,
        ASKED_ALREADY,
        /** Part of it is outside already, so all that is left is to end it. */
        REACHED,
        /** The one who asked for the release doesn't answer it. */
        TWO_PEOPLE,
        NO_REASON,
        /** The reason holds a number, a date of birth or an address. */
        IDENTIFIES
    }

    private final Catalogue catalogue;
    private final Control control;
    private final Workshop workshop;
    private final ExecutionActs acts;
    private final Leases leases;
    private final Map<String, ExecutionAct.Kind> underWay = new ConcurrentHashMap<>();
    private final Map<String, Found> trouble = new ConcurrentHashMap<>();
    private final ExecutorService behind = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "operations");
        thread.setDaemon(true);
        return thread;
    });

    public Operations(Catalogue catalogue, Control control, Workshop workshop) {
        this.catalogue = catalogue;
        this.control = control;
        this.workshop = workshop;
        this.acts = new ExecutionActs(workshop.database().client(), workshop.clock());
        this.leases = new Leases(workshop.database());
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** What is being done to an execution now, or waits for its turn. */
    public Optional<ExecutionAct.Kind> underWay(String execution) {
        return Optional.ofNullable(underWay.get(execution));
    }

    /** Why the last act on an execution could not be done; empty when it could. */
    public Optional<Found> trouble(String execution) {
        return Optional.ofNullable(trouble.get(execution));
    }

    /** Whether an execution that was never ended has nobody any more who runs it. */
    public boolean interrupted(Execution execution) {
        boolean open = execution.status() == ExecutionStatus.RUNNING
                || execution.status() == ExecutionStatus.REFUSED
                        && execution.endedAt().isEmpty();
        return open && deserted(execution.id(), execution.exchange());
    }

    /** Where an execution stands now: one that runs may have nobody any more who runs it. */
    public ExecutionStatus status(String id, String exchange, ExecutionStatus kept) {
        return kept == ExecutionStatus.RUNNING && deserted(id, exchange) ? ExecutionStatus.INTERRUPTED : kept;
    }

    private boolean deserted(String id, String exchange) {
        return underWay(id).isEmpty() && !leases.taken(exchange);
    }

    /** What of an execution is outside already, so that it can't be given up, or not without a look. */
    public Reached reached(Execution execution) {
        return control.reached(execution);
    }

    /** Goes on where it failed or was killed. */
    public Optional<Refusal> restart(String id, String who, String reason) {
        return act(id, who, ExecutionAct.Kind.RESTARTED, reason, execution -> switch (execution.status()) {
            case FAILED -> free(execution);
            case RUNNING, INTERRUPTED, REFUSED ->
                execution.endedAt().isPresent() ? Optional.of(Refusal.OVER) : free(execution);
            case HELD -> Optional.of(Refusal.HELD);
            case DONE, ABANDONED -> Optional.of(Refusal.OVER);
        });
    }

    /** Asks that another person lets a held execution through. */
    public Optional<Refusal> askRelease(String id, String who, String reason) {
        return act(id, who, ExecutionAct.Kind.RELEASE_ASKED, reason, execution -> {
            if (execution.status() != ExecutionStatus.HELD) {
                return Optional.of(Refusal.NOT_HELD);
            }
            return asked(id).isPresent() ? Optional.of(Refusal.ASKED_ALREADY) : Optional.empty();
        });
    }

    /** Lets a held execution through for the reason that another person gave; it goes on at once. */
    public Optional<Refusal> release(String id, String who) {
        return act(id, who, ExecutionAct.Kind.RELEASED, "-", execution -> releasable(execution, who));
    }

    /** The same for whoever goes on with it themselves, by {@link Control#restart}, and sees how it ends. */
    public Optional<Refusal> approve(String id, String who) {
        return recorded(id, who, ExecutionAct.Kind.RELEASED, "-", execution -> releasable(execution, who));
    }

    private Optional<Refusal> releasable(Execution execution, String who) {
        if (execution.status() != ExecutionStatus.HELD) {
            return Optional.of(Refusal.NOT_HELD);
        }
        return asked(execution.id())
                .map(asked -> asked.who().equals(who) ? Optional.of(Refusal.TWO_PEOPLE) : Optional.<Refusal>empty())
                .orElse(Optional.of(Refusal.NOT_ASKED));
    }

    /** Gives it up for good: nothing of it becomes visible, so what is visible or has left already isn't given up. */
    public Optional<Refusal> abandon(String id, String who, String reason) {
        return act(id, who, ExecutionAct.Kind.ABANDONED, reason, execution -> switch (execution.status()) {
            case FAILED, HELD, RUNNING, INTERRUPTED ->
                free(execution).or(() -> reached(execution).binds() ? Optional.of(Refusal.REACHED) : Optional.empty());
            case DONE, REFUSED, ABANDONED -> Optional.of(Refusal.OVER);
        });
    }

    private Optional<Refusal> free(Execution execution) {
        return leases.taken(execution.exchange()) ? Optional.of(Refusal.BUSY) : Optional.empty();
    }

    private Optional<ExecutionAct> asked(String id) {
        return ExecutionActs.asked(acts.of(id));
    }

    private Optional<Refusal> act(
            String id,
            String who,
            ExecutionAct.Kind kind,
            String reason,
            Function<Execution, Optional<Refusal>> guard) {
        if (reason.isBlank()) {
            return Optional.of(Refusal.NO_REASON);
        }
        if (reason.length() > REASON_LENGTH || Discretion.refusal(reason).isPresent()) {
            return Optional.of(Refusal.IDENTIFIES);
        }
        if (underWay.putIfAbsent(id, kind) != null) {
            return Optional.of(Refusal.BUSY);
        }
        Optional<Refusal> refusal = Optional.of(Refusal.UNKNOWN);
        try {
            refusal = recorded(id, who, kind, reason, guard);
        } finally {
            if (refusal.isPresent() || kind == ExecutionAct.Kind.RELEASE_ASKED) {
                underWay.remove(id);
            }
        }
        if (refusal.isEmpty() && kind != ExecutionAct.Kind.RELEASE_ASKED) {
            trouble.remove(id);
            behind.execute(() -> work(id, kind, reason));
        }
        return refusal;
    }

    /** Decides and keeps what was decided in one transaction, while nobody else can decide on the same execution. */
    private Optional<Refusal> recorded(
            String id,
            String who,
            ExecutionAct.Kind kind,
            String reason,
            Function<Execution, Optional<Refusal>> guard) {
        return Optional.ofNullable(workshop.database().transaction().execute(status -> {
                    Optional<Execution> execution = locked(id);
                    Optional<Refusal> refusal =
                            execution.isEmpty() ? Optional.of(Refusal.UNKNOWN) : guard.apply(execution.get());
                    if (refusal.isPresent()) {
                        return refusal;
                    }
                    if (kind == ExecutionAct.Kind.RELEASED) {
                        ExecutionAct asked = asked(id).orElseThrow();
                        acts.release(id, who, asked);
                        workshop.executions().release(id, asked.reason());
                    } else {
                        acts.add(id, who, kind, reason);
                    }
                    return refusal;
                }))
                .orElse(Optional.of(Refusal.UNKNOWN));
    }

    private Optional<Execution> locked(String id) {
        List<String> rows = workshop.database()
                .client()
                .sql("select id from execution where id = ? for update")
                .param(id)
                .query(String.class)
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : workshop.executions()
                        .find(id)
                        .filter(execution ->
                                catalogue.exchange(execution.exchange()).isPresent());
    }

    private void work(String id, ExecutionAct.Kind kind, String reason) {
        try {
            Execution execution = workshop.executions().find(id).orElseThrow();
            ExchangeDefinition exchange =
                    catalogue.exchange(execution.exchange()).orElseThrow();
            if (kind == ExecutionAct.Kind.ABANDONED) {
                control.abandon(exchange, execution, reason);
            } else {
                control.restart(exchange, execution, "");
            }
        } catch (RuntimeException e) {
            Found found = Failure.found(e);
            trouble.put(id, found);
            LOG.warn("execution {}: {} was asked for and could not be done: {}", id, kind, found);
        } finally {
            underWay.remove(id);
        }
    }

    /** Takes nothing more, asks what runs to stop at the end of its block, and waits for that. */
    @Override
    public void close() {
        behind.shutdown();
        control.stop();
        try {
            if (!behind.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("an act on an execution is still under way; it goes on with the next restart");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
