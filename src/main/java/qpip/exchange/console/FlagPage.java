package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.review.Examination;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagReason;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.Flags;
import qpip.exchange.review.Identity;
import qpip.exchange.review.NotAllowed;
import qpip.exchange.review.QueueFilter;
import qpip.exchange.review.ReviewQueue;
import qpip.exchange.review.SecondReview;
import qpip.exchange.review.SecondReviews;

/**
 * One flag, and the forms by which a person says whether it is the same person, goes on with it and decides. What is
 * refused comes back with what was typed. Whoever is to look at a decision a second time doesn't see it here.
 */
@Controller
class FlagPage {

    private static final int PAUSE_DAYS = 30;

    private final Sources sources;
    private final Flags flags;
    private final FlagView view;
    private final LiaisonOnFlag liaison;
    private final FlagActing acting;
    private final Assigning assigning;
    private final Declared declared;

    FlagPage(
            Sources sources,
            FlagView view,
            FlagActing acting,
            Assigning assigning,
            LiaisonOnFlag liaison,
            Declared declared) {
        this.liaison = liaison;
        this.assigning = assigning;
        this.declared = declared;
        this.sources = sources;
        this.flags = new Flags(sources.database());
        this.view = view;
        this.acting = acting;
    }

    @GetMapping("/ecarts/{ref}")
    String show(@PathVariable String ref, Principal reader, Locale locale, HttpSession session, Model model) {
        Flag flag = find(ref);
        if (flag.state() == FlagState.CLOSED
                && new SecondReviews(sources.database())
                        .of(ref)
                        .filter(review ->
                                review.state() == SecondReview.State.PENDING && review.isFor(reader.getName()))
                        .isPresent()) {
            return "redirect:/deuxieme-examen/" + ref;
        }
        return view.show(flag, reader, locale, session, model);
    }

    /** What each form brings with it. */
    record Asked(Principal reader, Locale locale, HttpSession session, Model model, HttpServletResponse answer) {}

    @ModelAttribute("asked")
    Asked asked(Principal reader, Locale locale, HttpSession session, Model model, HttpServletResponse answer) {
        return new Asked(reader, locale, session, model, answer);
    }

    /** Goes on to a state; {@code seen} is how many events the history had when the page was made. */
    @PostMapping(path = "/ecarts/{ref}", params = "to")
    String move(
            @PathVariable String ref,
            @RequestParam FlagState to,
            @RequestParam(defaultValue = "") String note,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        asked.model().addAttribute("chosen", to.name());
        return act(
                ref,
                "review",
                note,
                seen,
                asked,
                (people, words) ->
                        people.dispositions().move(ref, to, asked.reader().getName(), words, people.today()));
    }

    /** The first question; different people end it, with a reason. */
    @PostMapping(path = "/ecarts/{ref}", params = "identite")
    String identify(
            @PathVariable String ref,
            @RequestParam Identity identite,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        asked.model().addAttribute("chosen", identite.name());
        asked.model().addAttribute("chosenReason", reason);
        Optional<FlagReason> why = reason(reason);
        return act(ref, "identify", note, seen, asked, (people, words) -> {
            people.examination().identify(ref, identite, asked.reader().getName(), people.today());
            if (identite == Identity.NO) {
                people.dispositions()
                        .dispose(
                                ref,
                                of(why, FlagReason.Verdict.DIFFERENT_PEOPLE).outcome(),
                                why,
                                asked.reader().getName(),
                                words,
                                people.today());
            }
        });
    }

    /**
     * Decides, by an answer and one of its reasons; that nothing can be told puts the flag aside or leads to a
     * question.
     */
    @PostMapping(path = "/ecarts/{ref}", params = "verdict")
    String decide(
            @PathVariable String ref,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam int seen,
            @RequestParam Optional<String> suite,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        asked.model().addAttribute("chosen", verdict);
        asked.model().addAttribute("chosenReason", reason);
        String who = asked.reader().getName();
        if (verdict.equals("CANNOT_TELL")) {
            return cannotTell(ref, reason, note, seen, asked);
        }
        FlagReason.Verdict answer = Arrays.stream(FlagReason.Verdict.values())
                .filter(one -> one.name().equals(verdict))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Optional<FlagReason> why = reason(reason);
        String shown = act(ref, "dispose", note, seen, asked, (people, words) -> {
            FlagReason because = of(why, answer);
            Examination.inOrder(flags.history(ref), because.outcome());
            people.dispositions().dispose(ref, because.outcome(), why, who, words, people.today());
        });
        return suite.isPresent() && shown.startsWith("redirect:") ? next(ref, who, asked.session()) : shown;
    }

    /** The next flag by the filters of the list, with a way back to the one that was just decided. */
    private String next(String decided, String who, HttpSession session) {
        Clock clock = sources.clock();
        QueueFilter filter = FlagsPage.kept(session).taken().filter(who, LocalDate.now(clock), declared);
        return new ReviewQueue(sources.database())
                .takeNext(filter, assigning.keptBack(who), clock.instant())
                .map(ref -> "redirect:/ecarts/" + ref + "?decide=" + decided)
                .orElse("redirect:/ecarts/" + decided + "?fait");
    }

    private String cannotTell(String ref, String reason, String note, int seen, Asked asked) {
        boolean asks = reason.equals("TO_LIAISON");
        if (!asks && !reason.equals("LATER")) {
            return act(ref, "pause", note, seen, asked, (people, words) -> {
                throw otherReason();
            });
        }
        if (asks && !liaison.asks(find(ref), LocalDate.now(sources.clock()))) {
            return refused(
                    find(ref),
                    new FlagActing.Form("pause", asked.reader().getName(), note, seen),
                    "NO_QUESTION",
                    asked);
        }
        String shown = act(ref, "pause", note, seen, asked, (people, words) -> {
            if (!words.isBlank() || asks) {
                people.examination().note(ref, asked.reader().getName(), words, people.today());
            }
            if (!asks) {
                people.examination()
                        .pause(
                                ref,
                                people.today().plusDays(PAUSE_DAYS),
                                Examination.PauseReason.CANNOT_TELL,
                                asked.reader().getName(),
                                "",
                                people.today());
            }
        });
        return asks && shown.startsWith("redirect:") ? "redirect:/ecarts/" + ref + "?question#liaison" : shown;
    }

    @PostMapping(path = "/ecarts/{ref}", params = "suspendre")
    String pause(
            @PathVariable String ref,
            @RequestParam Optional<LocalDate> until,
            @RequestParam Examination.PauseReason reason,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        return act(
                ref,
                "pause",
                "",
                seen,
                asked,
                (people, words) -> people.examination()
                        .pause(
                                ref,
                                until.orElse(people.today()),
                                reason,
                                asked.reader().getName(),
                                "",
                                people.today()));
    }

    @PostMapping(path = "/ecarts/{ref}", params = "reprendre")
    String resume(
            @PathVariable String ref,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        return act(
                ref,
                "resume",
                "",
                seen,
                asked,
                (people, words) ->
                        people.examination().resume(ref, asked.reader().getName(), people.today()));
    }

    @PostMapping(path = "/ecarts/{ref}", params = "annuler")
    String undo(
            @PathVariable String ref,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        return act(
                ref,
                "undo",
                "",
                seen,
                asked,
                (people, words) -> people.examination().undo(ref, asked.reader().getName(), people.today()));
    }

    @PostMapping(path = "/ecarts/{ref}", params = "rouvrir")
    String reopen(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String note,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        return act(
                ref,
                "reopen",
                note,
                seen,
                asked,
                (people, words) ->
                        people.examination().reopen(ref, asked.reader().getName(), words, people.today()));
    }

    @PostMapping(path = "/ecarts/{ref}", params = "noter")
    String note(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String note,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        return act(
                ref,
                "note",
                note,
                seen,
                asked,
                (people, words) -> people.examination().note(ref, asked.reader().getName(), words, people.today()));
    }

    /** Takes it, so that nobody else does. */
    @PostMapping(path = "/ecarts/{ref}", params = "prendre")
    String take(
            @PathVariable String ref,
            @RequestParam int seen,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        return act(ref, "take", "", seen, asked, (people, words) -> {});
    }

    /** Gives it to somebody else, or back to the queue. */
    @PostMapping(path = "/ecarts/{ref}", params = "remettre")
    String handOver(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String personne,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        Flag flag = find(ref);
        String who = asked.reader().getName();
        return acting.handOver(flag, personne, who)
                .map(why -> refused(flag, new FlagActing.Form("hand-over", who, "", 0), why, asked))
                .orElse("redirect:" + FlagsPage.kept(asked.session()).address() + "&remis=" + ref);
    }

    /** Keeps what was typed, for the same person to go on with; a script that asks gets no page. */
    @PostMapping("/ecarts/{ref}/brouillon")
    @Nullable
    String draft(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String note,
            @RequestHeader(name = "HX-Request", defaultValue = "") String script,
            @ModelAttribute(name = "asked", binding = false) Asked asked) {
        Flag flag = find(ref);
        FlagActing.Form form = new FlagActing.Form("draft", asked.reader().getName(), note, 0);
        boolean kept = acting.draft(flag, form);
        if (!script.isEmpty()) {
            asked.answer().setStatus(kept ? HttpStatus.NO_CONTENT.value() : HttpStatus.CONFLICT.value());
            return null;
        }
        return kept ? "redirect:/ecarts/" + ref + "?brouillon" : refused(flag, form, "IDENTIFIES", asked);
    }

    private String act(
            String ref, String verb, String note, int seen, Asked asked, BiConsumer<FlagActing.People, String> act) {
        Flag flag = find(ref);
        FlagActing.Form form = new FlagActing.Form(verb, asked.reader().getName(), note, seen);
        return acting.refused(flag, form, act)
                .map(why -> refused(flag, form, why, asked))
                .orElse("redirect:/ecarts/" + ref + "?fait");
    }

    private String refused(Flag flag, FlagActing.Form form, String why, Asked asked) {
        asked.answer().setStatus(HttpStatus.CONFLICT.value());
        asked.model().addAttribute("refused", "refused." + why);
        asked.model().addAttribute("refusedVerb", form.verb());
        asked.model().addAttribute("typed", form.note());
        return view.show(find(flag.ref()), asked.reader(), asked.locale(), asked.session(), asked.model());
    }

    private static Optional<FlagReason> reason(String word) {
        return Arrays.stream(FlagReason.values())
                .filter(reason -> reason.name().equals(word))
                .findFirst();
    }

    /** The reason, which must be one of the answer's. */
    private static FlagReason of(Optional<FlagReason> reason, FlagReason.Verdict verdict) {
        return reason.filter(one -> one.verdict() == verdict).orElseThrow(FlagPage::otherReason);
    }

    private static NotAllowed otherReason() {
        return new NotAllowed(NotAllowed.Why.REASON_OF_ANOTHER, "the reason must be one of the answer's");
    }

    /** NB: whoever mistypes may have typed anything; nothing of it is answered. */
    private Flag find(String ref) {
        return flags.find(ref).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
