package qpip.exchange.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.storage.Database;

/**
 * What people do with flags: go on from state to state, and decide. Nobody is decided against without verified evidence
 * and without having been told and heard, or given the time to answer; what is critical takes two people; nothing is
 * decided on what the person asked to have corrected. Each act is one transaction and stays in the flag's history.
 * Basis: Act respecting administrative justice, J-3 s. 6; ss. 72 and 89.
 */
public final class Dispositions {

    private final FlagActs acts;
    private final SecondReviews secondReviews;
    private final int responseDays;

    /** {@code responseDays} is how long a person has to answer a notice. */
    public Dispositions(Database database, int responseDays) {
        this(database, responseDays, Clock.systemUTC());
    }

    /** The same; the clock says when somebody decides, so that it can be taken back for a while. */
    public Dispositions(Database database, int responseDays, Clock clock) {
        this.acts = new FlagActs(database, clock);
        this.secondReviews = new SecondReviews(database);
        this.responseDays = responseDays;
    }

    /** Goes on to a state; {@code note} says what was looked at or sent. {@link NotAllowed} when it doesn't follow. */
    public Flag move(String ref, FlagState to, String who, String note, LocalDate day) {
        return acts.on(ref, flag -> {
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
                waited(acts.history(flag), day);
            }
            acts.move(
                    flag,
                    new FlagActs.Done(FlagEvent.Kind.MOVED, to, Optional.empty(), "", who, note, day),
                    Optional.of(day.plusDays(responseDays)).filter(until -> to == FlagState.NOTICE_SENT));
        });
    }

    /** Decides and closes; {@link NotAllowed} when something must come before. */
    public Flag dispose(String ref, FlagOutcome outcome, String who, String note, LocalDate day) {
        return dispose(ref, outcome, Optional.empty(), who, note, day);
    }

    /** The same, with a reason from the list, which must be one of the outcome's. */
    public Flag dispose(
            String ref, FlagOutcome outcome, Optional<FlagReason> reason, String who, String note, LocalDate day) {
        if (reason.filter(word -> word.outcome() != outcome).isPresent()) {
            throw new NotAllowed(
                    NotAllowed.Why.REASON_OF_ANOTHER,
                    "reason " + reason.get() + " is one of " + reason.get().outcome() + ", not of " + outcome);
        }
        return acts.on(ref, flag -> {
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
            acts.move(
                    flag,
                    new FlagActs.Done(
                            FlagEvent.Kind.DISPOSED,
                            FlagState.CLOSED,
                            Optional.of(outcome),
                            reason.map(FlagReason::name).orElse(""),
                            who,
                            note,
                            day),
                    Optional.empty());
            secondReviews.draw(flag, outcome, who, day);
        });
    }

    /**
     * NB: only what happened since the flag was last reopened or disputed counts: what came before was about other
     * data.
     */
    private void guard(Flag flag, FlagOutcome outcome, String who, LocalDate day) {
        List<FlagEvent> since = sinceItStands(acts.history(flag));
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
}
