package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.fact.Facts;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.privacy.Mask;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Register;
import qpip.exchange.review.Dispositions;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagEvent;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.Flags;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.Inquiry;
import qpip.exchange.review.NotAllowed;

/**
 * One flag: why it is there, masked, and the two forms by which a person goes on with it or decides. What a form asks
 * for is done only on the flag as the page showed it; what is refused comes back with what was typed.
 */
@Controller
class FlagPage {

    private final Sources sources;
    private final Flags flags;
    private final AccessLog log;
    private final MessageSource messages;

    FlagPage(Sources sources, MessageSource messages) {
        this.sources = sources;
        this.flags = new Flags(sources.database());
        this.log = new AccessLog(sources.database().client(), sources.clock());
        this.messages = messages;
    }

    @GetMapping("/ecarts/{ref}")
    String show(@PathVariable String ref, Principal reader, Locale locale, Model model) {
        return page(find(ref), reader, locale, model);
    }

    /** Goes on to a state; {@code seen} is how many events the history had when the page was made. */
    @PostMapping(path = "/ecarts/{ref}", params = "to")
    String move(
            @PathVariable String ref,
            @RequestParam FlagState to,
            @RequestParam(defaultValue = "") String note,
            @RequestParam int seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse answer) {
        model.addAttribute("chosen", to.name());
        return act(
                find(ref),
                "review",
                note,
                seen,
                reader,
                locale,
                model,
                answer,
                (people, today) -> people.move(ref, to, reader.getName(), note, today));
    }

    /** Decides; {@code seen} is how many events the history had when the page was made. */
    @PostMapping(path = "/ecarts/{ref}", params = "outcome")
    String decide(
            @PathVariable String ref,
            @RequestParam FlagOutcome outcome,
            @RequestParam(defaultValue = "") String note,
            @RequestParam int seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse answer) {
        model.addAttribute("chosen", outcome.name());
        return act(
                find(ref),
                "dispose",
                note,
                seen,
                reader,
                locale,
                model,
                answer,
                (people, today) -> people.dispose(ref, outcome, reader.getName(), note, today));
    }

    private interface Act {
        Flag by(Dispositions people, LocalDate today);
    }

    private String act(
            Flag flag,
            String verb,
            String note,
            int seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse answer,
            Act act) {
        log.looked(reader.getName(), verb, "flag " + flag.ref(), "console");
        Optional<String> refused = refused(flag, note, seen, act);
        if (refused.isEmpty()) {
            return "redirect:/ecarts/" + flag.ref() + "?fait";
        }
        answer.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", "refused." + refused.get());
        model.addAttribute("refusedVerb", verb);
        model.addAttribute("typed", note);
        return page(find(flag.ref()), reader, locale, model);
    }

    /** Does it, unless there is something in the way; then says what, as the last part of a message's key. */
    private Optional<String> refused(Flag flag, String note, int seen, Act act) {
        if (!note.isBlank() && identifies(flag, note)) {
            return Optional.of("IDENTIFIES");
        }
        LocalDate today = LocalDate.now(sources.clock());
        Dispositions people =
                new Dispositions(sources.database(), sources.responseDays().applyAsInt(today));
        try {
            // NB: the act locks the flag, so the history is counted while nobody else can add to it.
            boolean stale = Boolean.TRUE.equals(sources.database().transaction().execute(status -> {
                act.by(people, today);
                boolean changed = flags.history(flag.ref()).size() != seen + 1;
                if (changed) {
                    status.setRollbackOnly();
                }
                return changed;
            }));
            return stale ? Optional.of("STALE") : Optional.empty();
        } catch (NotAllowed e) {
            return Optional.of(e.why().name());
        }
    }

    private boolean identifies(Flag flag, String note) {
        return new Register(sources.database())
                .claimFile(flag.claimId())
                .flatMap(file -> Discretion.refusal(note, file))
                .isPresent();
    }

    private String page(Flag flag, Principal reader, Locale locale, Model model) {
        log.looked(reader.getName(), "show", "flag " + flag.ref(), "console");
        RuleText text = RuleText.in(locale);
        Map<String, String> values = Mask.finding(flag.values());
        List<BenefitWeek> weeks = new Register(sources.database())
                .claimFile(flag.claimId())
                .map(file -> file.weeksWithin(flag.period()))
                .orElse(List.of());
        List<FlagEvent> history = flags.history(flag.ref());
        model.addAttribute("flag", Heading.of(flag));
        model.addAttribute("text", text);
        model.addAttribute("about", text.of(flag.message(), Map.of(), RuleText.Part.TITLE));
        model.addAttribute(
                "parts",
                List.of(
                        new Part("flag.found", text.of(flag.message(), values, RuleText.Part.FOUND)),
                        new Part("flag.check", text.of(flag.message(), values, RuleText.Part.CHECK)),
                        new Part("flag.traps", text.of(flag.message(), values, RuleText.Part.TRAPS)),
                        new Part("flag.basis", text.of(flag.message(), values, RuleText.Part.BASIS))));
        model.addAttribute("facts", said(flag.evidence(), locale));
        model.addAttribute("inquiries", inquiries(flag, locale));
        model.addAttribute("impacts", flag.weeks());
        model.addAttribute("weeks", weeks);
        WeekBands.of(weeks, flag.weeks()).ifPresent(bands -> model.addAttribute("bands", bands));
        model.addAttribute("history", history.stream().map(Happened::of).toList());
        model.addAttribute("next", flag.state().next().stream().sorted().toList());
        model.addAttribute(
                "outcomes",
                flag.state().isOpen() && flag.state() != FlagState.DISPUTED
                        ? Arrays.asList(FlagOutcome.values())
                        : List.of());
        model.addAttribute("seen", history.size());
        return "console/flag";
    }

    /** NB: whoever mistypes may have typed anything; nothing of it is answered. */
    private Flag find(String ref) {
        return flags.find(ref).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Asked> inquiries(Flag flag, Locale locale) {
        return new Inquiries(sources.database())
                .on(flag.ref()).stream()
                        .map(inquiry -> new Asked(
                                inquiry,
                                inquiry.answers().stream()
                                        .map(answer -> new Answered(
                                                answer.receivedOn(), answer.execution(), said(answer.facts(), locale)))
                                        .toList()))
                        .toList();
    }

    private List<Said> said(Collection<String> references, Locale locale) {
        return new Facts(sources.database().client())
                .referenced(references).stream()
                        .map(fact -> new Said(
                                fact.exchange(),
                                fact.version(),
                                fact.receivedOn(),
                                fact.match().name(),
                                fact.matchKey(),
                                named(Mask.fact(fact.content()), locale)))
                        .toList();
    }

    private SortedMap<String, String> named(SortedMap<String, String> attributes, Locale locale) {
        SortedMap<String, String> named = new TreeMap<>();
        RuleText text = RuleText.in(locale);
        attributes.forEach((name, value) -> named.put(label(name, locale), text.shown(value)));
        return named;
    }

    /** The name of an attribute, where it has none the one of the field of that name. */
    private String label(String name, Locale locale) {
        String field = String.valueOf(messages.getMessage(name, null, name, locale));
        return String.valueOf(messages.getMessage("attribute." + name, null, field, locale));
    }

    /** What a page may know of a flag: not whom it is about, and no value that isn't masked. */
    record Heading(
            String ref,
            String rule,
            int version,
            String severity,
            String state,
            String outcome,
            long claim,
            BigDecimal impact,
            boolean favourable,
            boolean identityToVerify,
            LocalDate firstSeenOn,
            LocalDate lastSeenOn,
            String execution,
            long registerVersion) {

        static Heading of(Flag flag) {
            return new Heading(
                    flag.ref(),
                    flag.rule(),
                    flag.ruleVersion(),
                    flag.severity().name(),
                    flag.state().name(),
                    flag.outcome().map(FlagOutcome::name).orElse(""),
                    flag.claimId(),
                    flag.impact(),
                    flag.favourable(),
                    flag.identityToVerify(),
                    flag.firstSeenOn(),
                    flag.lastSeenOn(),
                    flag.execution(),
                    flag.registerVersion());
        }
    }

    record Part(String title, String words) {}

    record Said(
            String exchange,
            int version,
            LocalDate receivedOn,
            String match,
            String matchKey,
            SortedMap<String, String> attributes) {}

    record Asked(Inquiry inquiry, List<Answered> answers) {}

    record Answered(LocalDate receivedOn, String execution, List<Said> facts) {}

    /** An event of the history. NB: notes may say anything of a person, so only that there is one is shown. */
    record Happened(
            LocalDate on,
            String kind,
            String state,
            String outcome,
            BigDecimal before,
            BigDecimal after,
            String rule,
            String who,
            String note,
            String evidenceBefore,
            String evidenceAfter) {

        static Happened of(FlagEvent event) {
            return new Happened(
                    event.on(),
                    event.kind().name(),
                    event.stateAfter().name(),
                    event.outcome().map(FlagOutcome::name).orElse(""),
                    event.impactBefore(),
                    event.impactAfter(),
                    event.rule(),
                    event.who(),
                    event.note().isEmpty() ? "" : Mask.text(),
                    String.join(" ", event.evidenceBefore()),
                    event.evidenceAfter().isEmpty() ? "-" : String.join(" ", event.evidenceAfter()));
        }
    }
}
