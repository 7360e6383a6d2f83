package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.job.Inquiring;
import qpip.exchange.job.NotPermitted;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Flags;
import qpip.exchange.review.LiaisonRequest;
import qpip.exchange.review.LiaisonRequests;
import qpip.exchange.review.NotAllowed;

/** Asking a partner from the page of a flag: through the liaison officer, or with the partner's next file. */
@Controller
class AskPage {

    private final Clock clock;
    private final Flags flags;
    private final LiaisonRequests requests;
    private final LiaisonOnFlag liaison;
    private final Declared declared;
    private final Optional<Inquiring> inquiring;
    private final FlagView view;
    private final AccessLog log;

    AskPage(Sources sources, LiaisonOnFlag liaison, Declared declared, FlagView view) {
        this.clock = sources.clock();
        this.flags = new Flags(sources.database());
        this.requests = new LiaisonRequests(sources.database());
        this.liaison = liaison;
        this.declared = declared;
        this.inquiring = sources.inquiring();
        this.view = view;
        this.log = new AccessLog(sources.database().client(), clock);
    }

    /** Prepares a request to the liaison officer. */
    @PostMapping(path = "/ecarts/{ref}/liaison", params = "question")
    String prepare(
            @PathVariable String ref,
            @RequestParam LiaisonRequest.Question question,
            @RequestParam Optional<LocalDate> due,
            Principal reader,
            Locale locale,
            HttpSession session,
            HttpServletResponse answer,
            Model model) {
        Flag flag = find(ref);
        LocalDate today = LocalDate.now(clock);
        try {
            LiaisonRequest request = requests.prepare(
                    flag,
                    declared.partner(flag.exchange()).map(one -> one.partner()).orElse(""),
                    liaison.agreement(flag, today).map(Agreement::number).orElse(""),
                    liaison.permitted(flag, today),
                    question,
                    due.orElse(today),
                    reader.getName(),
                    today);
            log.looked(reader.getName(), "liaison-prepare", "flag " + ref, request.id());
            return "redirect:/liaison/" + request.id();
        } catch (NotAllowed e) {
            answer.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", "refused." + e.why().name());
            return view.show(flag, reader, locale, session, model);
        }
    }

    /** Puts a question that leaves with the next file of an exchange. */
    @PostMapping(path = "/ecarts/{ref}/liaison", params = "fichier")
    String inquire(
            @PathVariable String ref,
            @RequestParam String fichier,
            @RequestParam(defaultValue = "") String note,
            Principal reader,
            Locale locale,
            HttpSession session,
            HttpServletResponse answer,
            Model model) {
        Flag flag = find(ref);
        try {
            Inquiring asking = inquiring.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            String partner = declared.partner(fichier)
                    .map(one -> one.partner())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
            String inquiry = asking.ask(
                            flag, partner, Optional.of(fichier), note.strip(), reader.getName(), LocalDate.now(clock))
                    .ref();
            log.looked(reader.getName(), "inquire", "flag " + ref, "inquiry " + inquiry + " to " + partner);
            return "redirect:/ecarts/" + ref + "?fait";
        } catch (NotPermitted e) {
            answer.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", "refused.INQUIRY");
            model.addAttribute("refusedVerb", "inquire");
            model.addAttribute("typed", note);
            return view.show(flag, reader, locale, session, model);
        }
    }

    private Flag find(String ref) {
        return flags.find(ref).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
