package qpip.exchange.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.storage.Database;

/**
 * What people do with flags: go on from state to state, and decide. Nobody is decided against without verified evidence
 * and without having been told and heard, or given the time to answer; what is critical takes two people; nothing is
 * decided on what the person asked to have corrected. Each act is one transaction and stays in the flag's history.
 * Basis: Act respecting administrative justice, J-3 s. 6; ss. 72 and 89.
 */
public final class Dispositions {

    private final Database database;
    private final Flags flags;
    private final FlagHistory history;
    private final int responseDays;

    /** {@code responseDays} is how long a person has to answer a notice. */
    public Dispositions(Database database, int responseDays) {
        this.database = database;
        this.flags = new Flags(database);
        this.history = new FlagHistory(database);
        this.responseDays = responseDays;
    }

    /** Goes on to a state; {@code note} says what was looked at or sent. {@link NotAllowed} when it doesn't follow. */
    public Flag move(String ref, FlagState to, String who, String note, LocalDate day) {
        return act(ref, flag -> {
            if (!flag.state().next().contains(to)) {
                throw new NotAllowed(
                        NotAllowed.Why.DOES_NOT_FOLLOW,
                        "a flag that is " + flag.state() + " can't become " + to + "; " + allowed(flag.state()));
            }
            if (to == FlagState.VERIFIED && note.isBlank()) {
                throw new NotAllowed(
                        NotAllowed.Why.NO_EVIDENCE_NAMED, "a flag is VERIFIED by evidence; a note must say which");
            }
            if (note.isBlank() && (to == FlagState.DISPUTED || flag.state() == FlagState.DISPUTED)) {
                throw new NotAllowed(
                        NotAllowed.Why.NO_REQUEST_NAMED,
                        "a request for correction and its answer need a note that says which");
            }
            if (to == FlagState.RESPONSE_EXPIRED) {
                waited(history.of(ref), day);
            }
            record(flag, FlagEvent.Kind.MOVED, to, Optional.empty(), who, note, day);
        });
    }

    /** Decides and closes; {@link NotAllowed} when something must come before. */
    public Flag dispose(String ref, FlagOutcome outcome, String who, String note, LocalDate day) {
        return act(ref, flag -> {
            if (!flag.state().isOpen()) {
                throw new NotAllowed(
                        NotAllowed.Why.NOT_OPEN,
                        "a flag that is " + flag.state() + " can't be decided on; only an open one can");
            }
            if (flag.state() == FlagState.DISPUTED) {
                throw new NotAllowed(
                        NotAllowed.Why.DISPUTED,
                        "a flag that is DISPUTED can't be decided on until the request for correction is"
                                + " answered: ./exchange review " + ref + " --to IN_REVIEW --note ANSWER");
            }
            if (note.isBlank()) {
                throw new NotAllowed(NotAllowed.Why.NO_REASON, "a decision needs a note that says why");
            }
            if (outcome.isUnfavourable()) {
                guard(flag, outcome, who, day);
            }
            record(flag, FlagEvent.Kind.DISPOSED, FlagState.CLOSED, Optional.of(outcome), who, note, day);
        });
    }

    private interface Act {
        void on(Flag flag);
    }

    private Flag act(String ref, Act act) {
        return Optional.ofNullable(database.transaction().execute(status -> {
                    act.on(flags.locked(ref)
                            .orElseThrow(() -> new NotAllowed(NotAllowed.Why.UNKNOWN, "there is no such flag")));
                    return flags.find(ref).orElseThrow();
                }))
                .orElseThrow();
    }

    /**
     * NB: only what happened since the flag was last reopened or disputed counts: what came before was about other
     * data.
     */
    private void guard(Flag flag, FlagOutcome outcome, String who, LocalDate day) {
        List<FlagEvent> since = sinceItStands(history.of(flag.ref()));
        List<FlagEvent> verified = reached(since, FlagState.VERIFIED);
        if (verified.isEmpty()) {
            throw new NotAllowed(
                    NotAllowed.Why.NOT_VERIFIED, outcome + " needs evidence: the flag must have been VERIFIED");
        }
        if (reached(since, FlagState.RESPONSE_RECEIVED).isEmpty()) {
            waited(since, day);
        }
        if (flag.severity() == Severity.CRITICAL
                && verified.stream().allMatch(event -> event.who().equals(who))) {
            throw new NotAllowed(
                    NotAllowed.Why.TWO_PEOPLE,
                    outcome + " on a CRITICAL flag takes two people: another must decide than verified");
        }
    }

    private void waited(List<FlagEvent> events, LocalDate day) {
        LocalDate told = reached(sinceItStands(events), FlagState.NOTICE_SENT).stream()
                .map(FlagEvent::on)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new NotAllowed(
                        NotAllowed.Why.NOT_TOLD, "the person must have been told first: NOTICE_SENT is missing"));
        if (told.plusDays(responseDays).isAfter(day)) {
            throw new NotAllowed(
                    NotAllowed.Why.STILL_TIME,
                    "the person may answer until " + told.plusDays(responseDays) + ", " + responseDays
                            + " days after the notice of " + told + "; a response that came is RESPONSE_RECEIVED");
        }
    }

    private static List<FlagEvent> sinceItStands(List<FlagEvent> events) {
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).kind() == FlagEvent.Kind.REOPENED || events.get(i).stateAfter() == FlagState.DISPUTED) {
                from = i;
            }
        }
        return events.subList(from, events.size());
    }

    private static List<FlagEvent> reached(List<FlagEvent> events, FlagState state) {
        return events.stream()
                .filter(event -> event.kind() == FlagEvent.Kind.MOVED && event.stateAfter() == state)
                .toList();
    }

    private static String allowed(FlagState state) {
        return state.next().isEmpty()
                ? "it can only be decided on while it is open"
                : "next is "
                        + state.next().stream().map(FlagState::name).sorted().collect(Collectors.joining(" or "));
    }

    private void record(
            Flag flag,
            FlagEvent.Kind kind,
            FlagState to,
            Optional<FlagOutcome> outcome,
            String who,
            String note,
            LocalDate day) {
        JdbcClient client = database.client();
        client.sql(
                        "update flag set state = ?, outcome = ?, settled_impact = case when ? then impact else settled_impact end"
                                + " where ref = ?")
                .params(
                        to.name(),
                        outcome.map(FlagOutcome::name).orElse(""),
                        to == FlagState.VERIFIED || to == FlagState.CLOSED,
                        flag.ref())
                .update();
        history.add(List.of(new FlagEvent(
                flag.ref(),
                0,
                day,
                who,
                kind,
                "",
                flag.state(),
                to,
                outcome,
                note,
                flag.impact(),
                flag.impact(),
                flag.severity(),
                flag.severity(),
                flag.evidence(),
                flag.evidence())));
    }
}
