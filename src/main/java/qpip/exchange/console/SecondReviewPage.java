package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.fact.Fact;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagReason;
import qpip.exchange.review.Flags;
import qpip.exchange.review.NotAllowed;
import qpip.exchange.review.SecondReview;
import qpip.exchange.review.SecondReviews;

/**
 * A second look at a decision, without the first outcome, the weight, the history or who decided; where the two looks
 * differ, a third with both side by side.
 */
@Controller
class SecondReviewPage {

    private static final int ROWS = 50;

    private final Sources sources;
    private final SecondReviews reviews;
    private final Flags flags;
    private final FlagView view;
    private final AccessLog log;

    SecondReviewPage(Sources sources, FlagView view) {
        this.sources = sources;
        this.reviews = new SecondReviews(sources.database(), sources.clock());
        this.flags = new Flags(sources.database());
        this.view = view;
        this.log = new AccessLog(sources.database().client(), sources.clock());
    }

    /** A decision to look at: not what was decided. */
    record Row(String ref, String rule, LocalDate drawnOn, boolean third) {}

    @GetMapping("/deuxieme-examen")
    String list(Principal reader, Model model) {
        log.looked(reader.getName(), "list", "second-reviews", "console");
        List<Row> rows = reviews.waitingFor(reader.getName(), ROWS).stream()
                .map(review -> new Row(
                        review.ref(), review.rule(), review.drawnOn(), review.state() == SecondReview.State.DISAGREED))
                .toList();
        model.addAttribute("rows", rows);
        return "console/review/second-reviews";
    }

    @GetMapping("/deuxieme-examen/{ref}")
    String show(@PathVariable String ref, Principal reader, Locale locale, Model model) {
        return page(find(ref, reader), reader, locale, model);
    }

    @PostMapping("/deuxieme-examen/{ref}")
    String look(
            @PathVariable String ref,
            @RequestParam FlagReason.Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            Principal reader,
            Locale locale,
            HttpServletResponse answer,
            Model model) {
        SecondReview review = find(ref, reader);
        log.looked(reader.getName(), "second-review", "flag " + ref, "console");
        String words = note.strip().replaceAll("\\s+", " ");
        Optional<FlagReason> why = Arrays.stream(FlagReason.values())
                .filter(one -> one.name().equals(reason) && one.verdict() == verdict)
                .findFirst();
        Optional<String> refused = why.isEmpty()
                ? Optional.of(NotAllowed.Why.REASON_OF_ANOTHER.name())
                : attempt(ref, why.get(), words, reader.getName());
        if (refused.isEmpty()) {
            return "redirect:/deuxieme-examen?fait";
        }
        answer.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", "refused." + refused.get());
        model.addAttribute("typed", words);
        model.addAttribute("chosen", verdict.name());
        model.addAttribute("chosenReason", reason);
        return page(review, reader, locale, model);
    }

    private Optional<String> attempt(String ref, FlagReason why, String note, String who) {
        boolean identifies = flags.find(ref)
                .flatMap(flag -> new Register(sources.database()).claimFile(flag.claimId()))
                .filter(file ->
                        !note.isEmpty() && Discretion.refusal(note, file).isPresent())
                .isPresent();
        if (identifies || !note.isEmpty() && Discretion.refusal(note).isPresent()) {
            return Optional.of("IDENTIFIES");
        }
        try {
            reviews.look(ref, why.outcome(), Optional.of(why), who, note, LocalDate.now(sources.clock()));
            return Optional.empty();
        } catch (NotAllowed e) {
            return Optional.of(e.why().name());
        }
    }

    private String page(SecondReview review, Principal reader, Locale locale, Model model) {
        log.looked(reader.getName(), "show", "flag " + review.ref(), "second review");
        Flag flag = flags.find(review.ref()).orElseThrow();
        Optional<ClaimFile> file = new Register(sources.database()).claimFile(flag.claimId());
        List<Fact> facts = view.heading(flag, file, locale, LocalDate.now(sources.clock()), model);
        view.difference(flag, file, facts, locale, model);
        model.addAttribute("inquiries", List.of());
        boolean third = review.state() == SecondReview.State.DISAGREED;
        model.addAttribute("third", third);
        if (third) {
            model.addAttribute("first", review.first().name());
            model.addAttribute("secondLook", review.second().orElseThrow());
        }
        return "console/review/second-review";
    }

    /** NB: one that isn't for this person is as one that isn't there. */
    private SecondReview find(String ref, Principal reader) {
        return reviews.of(ref)
                .filter(review -> review.isFor(reader.getName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
