package qpip.exchange.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.storage.Database;

/** What every act of a person on a flag has in common: one transaction, the flag locked, an entry in its history. */
final class FlagActs {

    private final Database database;
    private final Clock clock;
    private final Flags flags;
    private final FlagHistory history;

    FlagActs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.flags = new Flags(database);
        this.history = new FlagHistory(database);
    }

    /** Acts on the flag while nobody else can, and gives it as it is then. */
    Flag on(String ref, Consumer<Flag> act) {
        return Optional.ofNullable(database.transaction().execute(status -> {
                    act.accept(flags.locked(ref)
                            .orElseThrow(() -> new NotAllowed(NotAllowed.Why.UNKNOWN, "there is no such flag")));
                    return flags.find(ref).orElseThrow();
                }))
                .orElseThrow();
    }

    List<FlagEvent> history(Flag flag) {
        return history.of(flag.ref());
    }

    /** What a person did, in which words, and what the flag is after it. */
    record Done(
            FlagEvent.Kind kind,
            FlagState to,
            Optional<FlagOutcome> outcome,
            String reason,
            String who,
            String note,
            LocalDate day) {

        /** Something that leaves the flag as it is. */
        static Done aside(FlagEvent.Kind kind, Flag flag, String reason, String who, String note, LocalDate day) {
            return new Done(kind, flag.state(), flag.outcome(), reason, who, note, day);
        }
    }

    /** Changes state and outcome as said, and the place in the queue with them; then says so in the history. */
    void move(Flag flag, Done done, Optional<LocalDate> returnsOn) {
        boolean closed = done.to() == FlagState.CLOSED;
        database.client()
                .sql(
                        "update flag set state = ?, outcome = ?, settled_impact = case when ? then impact else settled_impact end,"
                                + " desk = ?, returns_on = case when ? then returns_on when ? then cast(? as date) else null end, compared = ?, held_until = case when ? then null else held_until end,"
                                + " decided_at = case when ? then cast(? as timestamp(6) with time zone) else null end where ref = ?")
                .params(
                        done.to().name(),
                        done.outcome().map(FlagOutcome::name).orElse(""),
                        done.to() == FlagState.VERIFIED || closed,
                        Desk.of(done.to()).name(),
                        closed || done.kind() == FlagEvent.Kind.UNDONE,
                        returnsOn.isPresent(),
                        returnsOn.orElse(done.day()),
                        closed ? Compared.digest(flag.evidence(), facts(flag)) : "",
                        closed,
                        closed,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        flag.ref())
                .update();
        say(flag, done);
    }

    private List<Fact> facts(Flag flag) {
        return new Facts(database.client()).referenced(flag.evidence());
    }

    /** Says in the history what was done, and changes nothing. */
    void say(Flag flag, Done done) {
        history.add(List.of(new FlagEvent(
                flag.ref(),
                0,
                done.day(),
                done.who(),
                done.kind(),
                "",
                flag.state(),
                done.to(),
                done.outcome(),
                done.note(),
                done.reason(),
                flag.impact(),
                flag.impact(),
                flag.severity(),
                flag.severity(),
                flag.evidence(),
                flag.evidence())));
    }
}
