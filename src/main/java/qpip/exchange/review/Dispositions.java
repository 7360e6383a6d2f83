package qpip.exchange.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
            if (note.isBlank() && (to == FlagState.NOTICE_SENT || to == FlagState.RESPONSE_RECEIVED)) {
                throw new NotAllowed(
                        NotAllowed.Why.NO_NOTICE_NAMED,
                        "a notice and its answer need a note that says which: the letter or call, and its date");
            }
            if (note.isBlank() && (to == FlagState.DISPUTED || flag.state() == FlagState.DISPUTED)) {
                throw new NotAllowed(
                        NotAllowed.Why.NO_REQUEST_NAMED,
                        "a request for correction and its answer need a note that says which");
            }
            if (to == FlagState.RESPONSE_EXPIRED) {
                waited(flag, who, day);
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
     * What must come before this person may decide against somebody on that day, in order. NB: only what happened since
     * the flag was last reopened or disputed counts: what came before was about other data.
     */
    public List<Safeguard> safeguards(Severity severity, List<FlagEvent> history, String who, LocalDate day) {
        List<FlagEvent> since = sinceItStands(history);
        List<FlagEvent> verified = reached(since, FlagState.VERIFIED);
        Optional<LocalDate> told = last(since, FlagState.NOTICE_SENT);
        Optional<LocalDate> answered = last(since, FlagState.RESPONSE_RECEIVED);
        Optional<LocalDate> until = told.map(sent -> sent.plusDays(responseDays));
        String verifier =
                verified.isEmpty() ? "" : verified.get(verified.size() - 1).who();
        List<Safeguard> safeguards = new ArrayList<>(List.of(
                new Safeguard(Safeguard.Kind.EVIDENCE, !verified.isEmpty(), last(since, FlagState.VERIFIED), verifier),
                new Safeguard(Safeguard.Kind.NOTICE, told.isPresent() || answered.isPresent(), told, ""),
                new Safeguard(
                        Safeguard.Kind.RESPONSE,
                        answered.isPresent()
                                || until.filter(last -> !last.isAfter(day)).isPresent(),
                        answered.or(() -> until),
                        "")));
        if (severity == Severity.CRITICAL) {
            boolean another = verified.stream().anyMatch(event -> !event.who().equals(who));
            safeguards.add(new Safeguard(Safeguard.Kind.SECOND_PERSON, another, Optional.empty(), verifier));
        }
        return safeguards;
    }

    private void guard(Flag flag, FlagOutcome outcome, String who, LocalDate day) {
        refuse(safeguards(flag.severity(), acts.history(flag), who, day), outcome.name());
    }

    private void waited(Flag flag, String who, LocalDate day) {
        refuse(
                safeguards(flag.severity(), acts.history(flag), who, day).stream()
                        .filter(one -> one.kind() == Safeguard.Kind.NOTICE || one.kind() == Safeguard.Kind.RESPONSE)
                        .toList(),
                FlagState.RESPONSE_EXPIRED.name());
    }

    private void refuse(List<Safeguard> safeguards, String wanted) {
        safeguards.stream().filter(one -> !one.met()).findFirst().ifPresent(missing -> {
            throw switch (missing.kind()) {
                case EVIDENCE ->
                    new NotAllowed(
                            NotAllowed.Why.NOT_VERIFIED, wanted + " needs evidence: the flag must have been VERIFIED");
                case NOTICE ->
                    new NotAllowed(
                            NotAllowed.Why.NOT_TOLD, "the person must have been told first: NOTICE_SENT is missing");
                case RESPONSE -> stillTime(missing.day().orElseThrow());
                case SECOND_PERSON ->
                    new NotAllowed(
                            NotAllowed.Why.TWO_PEOPLE,
                            wanted + " on a CRITICAL flag takes two people: another must decide than verified");
            };
        });
    }

    private NotAllowed stillTime(LocalDate until) {
        return new NotAllowed(
                NotAllowed.Why.STILL_TIME,
                "the person may answer until " + until + ", " + responseDays + " days after the notice of "
                        + until.minusDays(responseDays) + "; a response that came is RESPONSE_RECEIVED");
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

    private static Optional<LocalDate> last(List<FlagEvent> events, FlagState state) {
        return reached(events, state).stream().map(FlagEvent::on).max(LocalDate::compareTo);
    }

    private static String allowed(FlagState state) {
        return state.next().isEmpty()
                ? "it can only be decided on while it is open"
                : "next is "
                        + state.next().stream().map(FlagState::name).sorted().collect(Collectors.joining(" or "));
    }
}
