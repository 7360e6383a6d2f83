package qpip.exchange.console;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.privacy.AccessChain;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.privacy.Looks;

/** Who looked at what, and whether the log is as it was written. Reading it is itself on record. */
@Controller
class JournalPage {

    private static final int ROWS = 50;
    private static final int SAMPLE = 20;
    private static final int EXPORTED_MAX = 50_000;

    /** How many places at the end of the chain are verified each time the page is shown. */
    private static final int VERIFIED = 1_000;

    private static final int DAYS = 7;
    private static final int NOTE_LENGTH = 200;

    private final LookWords words;
    private final Sources sources;
    private final AccessLog log;
    private final AccessChain chain;
    private final Looks looks;

    JournalPage(Sources sources, MessageSource messages) {
        this.words = new LookWords(messages);
        this.sources = sources;
        this.log = new AccessLog(sources.database().client(), sources.clock());
        this.chain = new AccessChain(sources.database(), sources.clock());
        this.looks = new Looks(sources.database(), sources.clock());
    }

    /** What the form asks for; what it leaves out lets all of the last week through. */
    record Asked(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
            Optional<String> who,
            Optional<String> verb,
            Optional<String> flag,
            Optional<Looks.Kind> kind) {

        Looks.Filter filter(LocalDate today) {
            LocalDate last = to.orElse(today);
            return new Looks.Filter(
                    from.orElse(last.minusDays(DAYS)),
                    last,
                    who.orElse("").strip(),
                    verb.orElse(""),
                    flag.orElse("").strip(),
                    kind.orElse(Looks.Kind.ALL));
        }
    }

    @GetMapping("/journal")
    String show(
            @ModelAttribute("asked") Asked asked,
            @RequestParam(name = "avant", defaultValue = "" + Long.MAX_VALUE) long before,
            Principal reader,
            Locale locale,
            Model model) {
        Looks.Filter filter = filter(asked);
        log.looked(reader.getName(), "list", "access-log", said(filter));
        chain.seal();
        List<Looks.Look> rows = looks.list(filter, before, ROWS + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", Looks.Kind.values());
        model.addAttribute("verbs", looks.verbs());
        model.addAttribute("count", looks.count(filter));
        model.addAttribute(
                "rows", rows.stream().limit(ROWS).map(look -> row(look, locale)).toList());
        model.addAttribute("next", rows.size() > ROWS ? rows.get(ROWS - 1).id() : 0);
        chain(chain.verifyLast(VERIFIED), locale, model);
        return "console/operation/journal";
    }

    /** Verifies the whole chain, from the first entry. */
    @PostMapping("/journal/verification")
    String verify(Principal reader) {
        log.looked(reader.getName(), "verify", "access-log", "whole chain");
        chain.seal();
        chain.verify(reader.getName());
        return "redirect:/journal";
    }

    /** The filter's entries as CSV: codes and references, nothing about anybody. */
    @GetMapping("/journal/export")
    ResponseEntity<byte[]> export(@ModelAttribute("asked") Asked asked, Principal reader) {
        Looks.Filter filter = filter(asked);
        log.looked(reader.getName(), "export", "access-log", said(filter));
        chain.seal();
        if (looks.count(filter) > EXPORTED_MAX) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        StringBuilder csv = new StringBuilder("entry,place,at,who,verb,object,purpose\r\n");
        looks.list(filter, Long.MAX_VALUE, EXPORTED_MAX)
                .forEach(look -> csv.append(Csv.line(Stream.of(
                        look.id(),
                        look.place().map(String::valueOf).orElse(""),
                        look.at(),
                        look.who(),
                        look.verb(),
                        look.object(),
                        look.purpose()))));
        return Csv.file("journal-" + filter.from() + "-" + filter.to() + ".csv", csv.toString());
    }

    /** A sample of what no auditor has looked at, or one entry. */
    @GetMapping("/journal/revue")
    String sample(
            @ModelAttribute("asked") Asked asked,
            @RequestParam(name = "entree", required = false) Optional<Long> entry,
            Principal reader,
            Locale locale,
            Model model) {
        Looks.Filter filter = filter(asked);
        log.looked(reader.getName(), "sample", "access-log", said(filter));
        chain.seal();
        List<Looks.Look> sample =
                entry.isPresent() ? looks.find(entry.get()).stream().toList() : looks.sample(filter, SAMPLE);
        model.addAttribute("filter", filter);
        model.addAttribute("findings", Looks.Finding.values());
        model.addAttribute(
                "rows", sample.stream().map(look -> row(look, locale)).toList());
        return "console/operation/journal-sample";
    }

    /** What the auditor finds of an entry. */
    @PostMapping("/journal/revue/{id}")
    String review(
            @PathVariable long id,
            @RequestParam Looks.Finding finding,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam Looks.Kind kind,
            Principal reader) {
        String back = "redirect:/journal/revue?from=" + from + "&to=" + to + "&kind=" + kind;
        boolean needed = finding != Looks.Finding.JUSTIFIED;
        if (needed && note.isBlank()
                || !note.isBlank()
                        && (note.length() > NOTE_LENGTH
                                || Discretion.refusal(note).isPresent())) {
            return back + "&refus";
        }
        if (!looks.review(id, reader.getName(), finding, note)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return back + "&fait";
    }

    private Looks.Filter filter(Asked asked) {
        return asked.filter(LocalDate.now(sources.clock()));
    }

    private void chain(AccessChain.Verification last, Locale locale, Model model) {
        Optional<AccessChain.Check> whole = chain.lastCheck();
        AccessChain.Fault fault =
                last.holds() ? whole.map(AccessChain.Check::fault).orElse(AccessChain.Fault.NONE) : last.fault();
        Optional<Long> at = last.holds() ? whole.flatMap(AccessChain.Check::brokenAt) : last.at();
        model.addAttribute("broken", fault != AccessChain.Fault.NONE);
        model.addAttribute("fault", fault.name());
        model.addAttribute("brokenAt", at.orElse(0L));
        model.addAttribute("verified", last.entries());
        model.addAttribute("head", last.head());
        model.addAttribute(
                "checked",
                whole.map(check ->
                                List.of(new Checked(Moments.dated(check.at(), locale), check.who(), check.entries())))
                        .orElse(List.of()));
    }

    /** NB: codes, days and references only, so that the log's own entry identifies nobody either. */
    private static String said(Looks.Filter filter) {
        String words = filter.from() + ".." + filter.to() + " " + filter.kind() + " " + filter.who() + " "
                + filter.verb() + " " + filter.flag();
        return words.strip().substring(0, Math.min(words.strip().length(), NOTE_LENGTH));
    }

    record Checked(String at, String who, long entries) {}

    private Row row(Looks.Look look, Locale locale) {
        return new Row(
                look.id(),
                Moments.dated(look.at(), locale),
                look.who(),
                look.verb(),
                words.object(look.object(), locale),
                words.purpose(look.purpose(), locale),
                look.place().map(String::valueOf).orElse(""),
                look.finding().map(Enum::name).orElse(""));
    }

    /** An entry as the page shows it. */
    record Row(
            long id, String at, String who, String verb, String object, String purpose, String place, String finding) {}
}
