package qpip.exchange.console;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Reveals;
import qpip.exchange.review.Examination;
import qpip.exchange.review.NotAllowed;
import qpip.exchange.review.QueueFilter;
import qpip.exchange.review.QueueRow;
import qpip.exchange.review.ReviewQueue;

/**
 * The flags to review, the first first, a page at a time: no name, no number, no amount. Several at once may be
 * assigned or put aside, never decided.
 */
@Controller
class FlagsPage {

    static final String KEPT = "queue";
    private static final int ROWS = 20;
    private static final int COUNTED = 10_000;

    private final Clock clock;
    private final ReviewQueue queue;
    private final Examination examination;
    private final Reviewers reviewers;
    private final Reveals reveals;
    private final Declared declared;
    private final AccessLog log;
    private final MatchWords weights;
    private final Assigning assigning;
    private final ExportRequests requests;
    private LocalDate woken = LocalDate.MIN;

    FlagsPage(Sources sources, Declared declared, MatchWords weights, Assigning assigning) {
        this.assigning = assigning;
        this.requests = new ExportRequests(sources.database().client(), sources.clock());
        this.weights = weights;
        this.clock = sources.clock();
        this.queue = new ReviewQueue(sources.database());
        this.examination = new Examination(sources.database(), clock);
        this.reviewers = new Reviewers(sources.database());
        this.reveals = new Reveals(sources.database().client(), clock);
        this.declared = declared;
        this.log = new AccessLog(sources.database().client(), clock);
    }

    /** Those after the one that has this place in the order and this reference. */
    @GetMapping("/ecarts")
    String show(
            @RequestParam(defaultValue = "") String vue,
            @RequestParam(defaultValue = "") String partenaire,
            @RequestParam(defaultValue = "") String regle,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String echeance,
            @RequestParam(defaultValue = "0") long ordre,
            @RequestParam(defaultValue = "") String apres,
            Principal reader,
            Locale locale,
            HttpSession session,
            Model model) {
        QueueQuery query = QueueQuery.of(vue, partenaire, regle, etat, echeance, declared);
        session.setAttribute(KEPT, query);
        return page(query, ordre, apres, reader, locale, model);
    }

    private String page(QueueQuery query, long order, String after, Principal reader, Locale locale, Model model) {
        LocalDate today = wake();
        QueueFilter filter = query.filter(reader.getName(), today, declared);
        List<QueueRow> found = queue.page(filter, order, after, ROWS + 1);
        log.looked(reader.getName(), "list", "flags", "console");
        RuleText text = RuleText.in(locale);
        model.addAttribute("query", query);
        model.addAttribute(
                "rows",
                found.stream()
                        .limit(ROWS)
                        .map(row -> Row.of(
                                row,
                                today,
                                row.isFree(clock.instant()) ? "" : row.heldBy(),
                                row.matchWeight()
                                        .map(weight -> weights.of(weight, locale))
                                        .orElse("–"),
                                text,
                                declared,
                                locale))
                        .toList());
        model.addAttribute("last", found.size() > ROWS ? found.get(ROWS - 1) : null);
        model.addAttribute("count", queue.count(filter, COUNTED + 1));
        model.addAttribute("most", COUNTED);
        model.addAttribute("mine", queue.count(QueueFilter.of(QueueFilter.View.MINE, reader.getName()), COUNTED + 1));
        model.addAttribute("decided", queue.decided(reader.getName(), today));
        model.addAttribute("views", QueueFilter.View.values());
        model.addAttribute("partners", declared.partners(locale));
        model.addAttribute(
                "rules",
                Rules.all().stream()
                        .map(rule -> new Declared.Choice(
                                rule.code(), rule.code() + " – " + String.join(" / ", RulesPage.titles(rule, locale))))
                        .toList());
        model.addAttribute("states", QueueQuery.states());
        model.addAttribute("dues", QueueQuery.DUE);
        model.addAttribute("people", reviewers.codes());
        model.addAttribute("pauses", Examination.PauseReason.values());
        model.addAttribute("tomorrow", today.plusDays(1));
        model.addAttribute("latest", today.plusDays(Examination.PAUSE_DAYS_MAX));
        model.addAttribute("confirmed", QueueExport.ANALYST_MAX);
        model.addAttribute("exportReasons", QueueExport.Reason.values());
        boolean supervises = reviewers.supervises(reader.getName());
        model.addAttribute("supervises", supervises);
        model.addAttribute("requests", supervises ? requests.open() : List.of());
        model.addAttribute("revealing", supervises ? reveals.many() : List.of());
        return "console/review/flags";
    }

    /** Once a day: what was put aside until then comes back. */
    private synchronized LocalDate wake() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(woken)) {
            queue.wake(today);
            woken = today;
        }
        return today;
    }

    @PostMapping(path = "/ecarts", params = "prochain")
    String takeNext(Principal reader, HttpSession session) {
        LocalDate today = wake();
        String who = reader.getName();
        QueueQuery query = kept(session).taken();
        Optional<String> taken =
                queue.takeNext(query.filter(who, today, declared), assigning.keptBack(who), clock.instant());
        taken.ifPresent(ref -> log.looked(who, "take", "flag " + ref, "console"));
        return taken.map(ref -> "redirect:/ecarts/" + ref).orElse("redirect:" + query.address() + "&rien");
    }

    @PostMapping(path = "/ecarts", params = "attribuer")
    String assign(
            @RequestParam(defaultValue = "") List<String> ref,
            @RequestParam(defaultValue = "") String to,
            Principal reader,
            HttpSession session) {
        int changed = assigning.assign(ref, to, reader.getName());
        return back(session, changed == 0 ? "aucun" : "attribues=" + changed);
    }

    @PostMapping(path = "/ecarts", params = "suspendre")
    String pause(
            @RequestParam(defaultValue = "") List<String> ref,
            @RequestParam Optional<LocalDate> until,
            @RequestParam Examination.PauseReason reason,
            Principal reader,
            HttpSession session) {
        LocalDate today = LocalDate.now(clock);
        int paused = 0;
        for (String one : ref) {
            try {
                examination.pause(one, until.orElse(today), reason, reader.getName(), "", today);
                log.looked(reader.getName(), "pause", "flag " + one, "console");
                paused++;
            } catch (NotAllowed e) {
                // NB: that one stays as it is, and the page says how many were put aside.
            }
        }
        return back(session, paused == 0 ? "aucun" : "suspendus=" + paused);
    }

    /** NB: whoever makes up a form may write anything into it, and the log must hold nothing of it. */
    static boolean isReference(String ref) {
        return ref.matches("F-[A-Z0-9]{1,18}");
    }

    private static String back(HttpSession session, String done) {
        return "redirect:" + kept(session).address() + "&" + done;
    }

    /** The filters that this session used last. */
    static QueueQuery kept(HttpSession session) {
        return session.getAttribute(KEPT) instanceof QueueQuery query ? query : QueueQuery.ALL;
    }

    /** What a row shows. */
    record Row(
            String ref,
            String partner,
            String rule,
            String title,
            String state,
            List<String> why,
            long age,
            long left,
            String severity,
            String assignedTo,
            String heldBy,
            String returnsOn,
            String match,
            boolean reserved) {

        static Row of(
                QueueRow row,
                LocalDate today,
                String heldBy,
                String match,
                RuleText text,
                Declared declared,
                Locale locale) {
            return new Row(
                    row.ref(),
                    declared.partner(row.exchange())
                            .map(partner -> partner.partner())
                            .orElse(row.exchange()),
                    row.rule(),
                    text.of(row.message(), Map.of(), RuleText.Part.TITLE),
                    row.state().name(),
                    row.why(today).stream().map(Enum::name).toList(),
                    row.age(today),
                    row.daysLeft(today),
                    row.severity().name(),
                    row.assignedTo(),
                    heldBy,
                    row.returnsOn().map(LocalDate::toString).orElse(""),
                    match,
                    row.assignedTo().isEmpty() && Rules.reserved().contains(row.rule()));
        }
    }
}
