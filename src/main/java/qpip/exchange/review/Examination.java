package qpip.exchange.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.Database;

/**
 * What a person does with a flag on the way to a decision and after it: says whether it is the same person, puts it
 * aside, writes something down, takes a decision back, opens it again. Each act is one transaction and stays in the
 * flag's history.
 */
public final class Examination {

    /** How long whoever decided may take it back. */
    public static final Duration UNDO = Duration.ofMinutes(10);

    /** How long a flag may lie aside. */
    public static final int PAUSE_DAYS_MAX = 180;

    /** Why a flag is put aside. */
    public enum PauseReason {
        WAITS_FOR_PARTNER,
        WAITS_FOR_PERSON,
        WAITS_FOR_TAX_YEAR,
        CANNOT_TELL,
        OTHER
    }

    private final Database database;
    private final JdbcClient client;
    private final Clock clock;
    private final FlagActs acts;

    public Examination(Database database, Clock clock) {
        this.database = database;
        this.client = database.client();
        this.clock = clock;
        this.acts = new FlagActs(database, clock);
    }

    /** The answer that holds: the last one since the flag last changed, as its history tells. */
    public static Optional<Identity> identity(List<FlagEvent> history) {
        Optional<Identity> answer = Optional.empty();
        for (FlagEvent event : history) {
            switch (event.kind()) {
                case IDENTIFIED -> answer = Optional.of(Identity.valueOf(event.reason()));
                case RAISED, CHANGED, LAPSED, FOUND_AGAIN, WITHDRAWN, REOPENED -> answer = Optional.empty();
                case MOVED, DISPOSED, PAUSED, RESUMED, UNDONE, NOTED -> {}
            }
        }
        return answer;
    }

    /** Says whether it is the same person; of different people nothing more is asked. */
    public Flag identify(String ref, Identity answer, String who, LocalDate day) {
        return acts.on(ref, flag -> {
            open(flag);
            acts.say(flag, FlagActs.Done.aside(FlagEvent.Kind.IDENTIFIED, flag, answer.name(), who, "", day));
        });
    }

    /** Refuses what would be decided before the first question, or against its answer. */
    public static void inOrder(List<FlagEvent> history, FlagOutcome outcome) {
        Optional<Identity> identity = identity(history);
        if (outcome == FlagOutcome.FALSE_MATCH) {
            return;
        }
        if (identity.isEmpty()) {
            throw new NotAllowed(NotAllowed.Why.IDENTITY_FIRST, "first it must be said whether it is the same person");
        }
        if (identity.get() == Identity.NO) {
            throw new NotAllowed(
                    NotAllowed.Why.IDENTITY_DENIED,
                    "these were said to be different people, which leads to FALSE_MATCH and nothing else");
        }
    }

    /** Puts an open flag aside until a day. */
    public Flag pause(String ref, LocalDate until, PauseReason reason, String who, String note, LocalDate day) {
        if (!until.isAfter(day) || until.isAfter(day.plusDays(PAUSE_DAYS_MAX))) {
            throw new NotAllowed(
                    NotAllowed.Why.PAUSE_TOO_LONG,
                    "a pause must end after " + day + " and by " + day.plusDays(PAUSE_DAYS_MAX));
        }
        return acts.on(ref, flag -> {
            open(flag);
            client.sql("update flag set desk = 'PAUSED', returns_on = ?, held_until = null where ref = ?")
                    .params(until, ref)
                    .update();
            acts.say(flag, FlagActs.Done.aside(FlagEvent.Kind.PAUSED, flag, reason.name(), who, note, day));
        });
    }

    /** Takes a flag up again before its pause ends. */
    public Flag resume(String ref, String who, LocalDate day) {
        return acts.on(ref, flag -> {
            if (client.sql("update flag set desk = 'OPEN', returns_on = null where ref = ? and desk = 'PAUSED'")
                            .param(ref)
                            .update()
                    == 0) {
                throw new NotAllowed(NotAllowed.Why.NOT_PAUSED, "the flag is not put aside");
            }
            acts.say(flag, FlagActs.Done.aside(FlagEvent.Kind.RESUMED, flag, "", who, "", day));
        });
    }

    /** Writes something down. */
    public Flag note(String ref, String who, String note, LocalDate day) {
        if (note.isBlank()) {
            throw new NotAllowed(NotAllowed.Why.NO_NOTE, "a note must say something");
        }
        return acts.on(
                ref, flag -> acts.say(flag, FlagActs.Done.aside(FlagEvent.Kind.NOTED, flag, "", who, note, day)));
    }

    /** Until when this person may take the decision on the flag back; empty when that may not be. */
    public Optional<Instant> undoUntil(Flag flag, List<FlagEvent> history, String who) {
        return decision(history)
                .filter(event -> flag.state() == FlagState.CLOSED && event.who().equals(who))
                .flatMap(event -> decidedAt(flag.ref()))
                .map(at -> at.plus(UNDO))
                .filter(clock.instant()::isBefore);
    }

    /** Takes one's own decision back: the flag is again what it was before it. */
    public Flag undo(String ref, String who, LocalDate day) {
        return acts.on(ref, flag -> {
            if (flag.state() != FlagState.CLOSED) {
                throw new NotAllowed(NotAllowed.Why.NOT_CLOSED, "nothing was decided that could be taken back");
            }
            List<FlagEvent> history = acts.history(flag);
            FlagEvent decision = decision(history)
                    .filter(event -> event.who().equals(who))
                    .orElseThrow(() ->
                            new NotAllowed(NotAllowed.Why.NOT_YOURS, "only whoever decided last can take it back"));
            if (undoUntil(flag, history, who).isEmpty()) {
                throw new NotAllowed(
                        NotAllowed.Why.TOO_LATE,
                        "a decision can be taken back for " + UNDO.toMinutes() + " minutes; it can be reopened");
            }
            acts.move(
                    flag,
                    new FlagActs.Done(
                            FlagEvent.Kind.UNDONE, decision.stateBefore(), Optional.empty(), "", who, "", day),
                    Optional.empty());
            new SecondReviews(database).forget(ref);
        });
    }

    /** Opens a closed flag again; what was verified and sent before doesn't count any more. */
    public Flag reopen(String ref, String who, String note, LocalDate day) {
        if (note.isBlank()) {
            throw new NotAllowed(NotAllowed.Why.NO_REASON, "a flag is reopened for a reason, which a note must say");
        }
        return acts.on(ref, flag -> {
            if (flag.state() != FlagState.CLOSED) {
                throw new NotAllowed(NotAllowed.Why.NOT_CLOSED, "only a closed flag can be reopened");
            }
            acts.move(
                    flag,
                    new FlagActs.Done(
                            FlagEvent.Kind.REOPENED, FlagState.REOPENED, Optional.empty(), "", who, note, day),
                    Optional.empty());
            new SecondReviews(database).forget(ref);
        });
    }

    private static void open(Flag flag) {
        if (!flag.state().isOpen()) {
            throw new NotAllowed(NotAllowed.Why.NOT_OPEN, "only an open flag is examined");
        }
    }

    /** The decision that stands: nothing happened since but notes. */
    private static Optional<FlagEvent> decision(List<FlagEvent> history) {
        return history.stream()
                .filter(event -> event.kind() != FlagEvent.Kind.NOTED && event.kind() != FlagEvent.Kind.CHANGED)
                .reduce((earlier, later) -> later)
                .filter(event -> event.kind() == FlagEvent.Kind.DISPOSED);
    }

    private Optional<Instant> decidedAt(String ref) {
        return client.sql("select decided_at from flag where ref = ? and decided_at is not null")
                .param(ref)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
