package qpip.exchange.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.register.Register;
import qpip.exchange.review.Dispositions;
import qpip.exchange.review.Drafts;
import qpip.exchange.review.Examination;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Flags;
import qpip.exchange.review.NotAllowed;
import qpip.exchange.review.ReviewQueue;

/**
 * Does what a form on a flag asks for: only on the flag as the page showed it, only while nobody else holds it, and
 * only with a note that identifies nobody. What isn't done keeps what was typed.
 */
@Component
final class FlagActing {

    private final Sources sources;
    private final Clock clock;
    private final Flags flags;
    private final ReviewQueue queue;
    private final Drafts drafts;
    private final AccessLog log;
    private final Assigning assigning;

    FlagActing(Sources sources, Assigning assigning) {
        this.assigning = assigning;
        this.sources = sources;
        this.clock = sources.clock();
        this.flags = new Flags(sources.database());
        this.queue = new ReviewQueue(sources.database());
        this.drafts = new Drafts(sources.database().client());
        this.log = new AccessLog(sources.database().client(), clock);
    }

    /** Those who act, on a day. */
    record People(Dispositions dispositions, Examination examination, LocalDate today) {}

    /** What a form says besides: who sent it, the note, how many events the history had on the page. */
    record Form(String verb, String who, String note, int seen) {

        Form {
            note = note.strip().replaceAll("\\s+", " ");
        }
    }

    /** Does it, unless there is something in the way; then says what, as the last part of a message's key. */
    Optional<String> refused(Flag flag, Form form, BiConsumer<People, String> act) {
        Optional<String> why = identifies(flag, form.note()) ? Optional.of("IDENTIFIES") : tried(flag, form, act);
        log.looked(
                form.who(),
                why.isEmpty() ? form.verb() : "attempt",
                "flag " + flag.ref(),
                why.map(one -> form.verb() + ", " + one).orElse("console"));
        return why;
    }

    private Optional<String> tried(Flag flag, Form form, BiConsumer<People, String> act) {
        LocalDate today = LocalDate.now(clock);
        People people = new People(
                new Dispositions(sources.database(), sources.responseDays().applyAsInt(today), clock),
                new Examination(sources.database(), clock),
                today);
        try {
            // NB: the hold locks the flag, so the history is counted while nobody else can add to it.
            Optional<String> refused = Optional.ofNullable(
                            sources.database().transaction().execute(status -> attempt(flag, form, people, act)))
                    .flatMap(why -> why);
            keep(flag, form, refused, today);
            return refused;
        } catch (NotAllowed e) {
            keep(flag, form, Optional.of(e.why().name()), today);
            return Optional.of(e.why().name());
        }
    }

    private Optional<String> attempt(Flag flag, Form form, People people, BiConsumer<People, String> act) {
        boolean open =
                flags.find(flag.ref()).filter(now -> now.state().isOpen()).isPresent();
        if (open && assigning.isKeptBack(flag, form.who())) {
            return Optional.of("KEPT_BACK");
        }
        if (open && !queue.take(flag.ref(), form.who(), clock.instant())) {
            return Optional.of("HELD");
        }
        if (flags.history(flag.ref()).size() != form.seen()) {
            return Optional.of("STALE");
        }
        act.accept(people, form.note());
        return Optional.empty();
    }

    /**
     * Gives it to somebody else, or back to the queue when {@code to} is blank; then says what is in the way, if
     * anything.
     */
    Optional<String> handOver(Flag flag, String to, String who) {
        if (!flag.state().isOpen()) {
            return Optional.of(NotAllowed.Why.NOT_OPEN.name());
        }
        if (queue.find(flag.ref())
                .filter(row -> !row.isHeldBy(who) && !row.isFree(clock.instant()))
                .isPresent()) {
            return Optional.of("HELD");
        }
        boolean given = assigning.assign(List.of(flag.ref()), to, who) == 1;
        queue.leave(flag.ref(), who);
        return given || to.isEmpty() ? Optional.empty() : Optional.of("HAND_OVER");
    }

    private void keep(Flag flag, Form form, Optional<String> refused, LocalDate today) {
        if (refused.isEmpty()) {
            drafts.forget(form.who(), flag.ref());
        } else if (!form.note().isEmpty()) {
            drafts.keep(form.who(), flag.ref(), form.note(), today);
        }
    }

    /** Keeps a note for later; false when it identifies somebody. */
    boolean draft(Flag flag, Form form) {
        if (identifies(flag, form.note())) {
            return false;
        }
        drafts.keep(form.who(), flag.ref(), form.note(), LocalDate.now(clock));
        return true;
    }

    private boolean identifies(Flag flag, String note) {
        return !note.isEmpty()
                && new Register(sources.database())
                        .claimFile(flag.claimId())
                        .map(file -> Discretion.refusal(note, file).isPresent())
                        .orElseGet(() -> Discretion.refusal(note).isPresent());
    }
}
