package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.fact.Facts;
import qpip.exchange.privacy.Reveals;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Flags;

/** Shows a value of a flag in clear. */
@Controller
class RevealPage {

    private final Sources sources;
    private final Flags flags;
    private final Revealing revealing;
    private final FlagView view;

    RevealPage(Sources sources, Revealing revealing, FlagView view) {
        this.sources = sources;
        this.flags = new Flags(sources.database());
        this.revealing = revealing;
        this.view = view;
    }

    @PostMapping("/ecarts/{ref}/revelation")
    String reveal(
            @PathVariable String ref,
            @RequestParam String field,
            @RequestParam Reveals.Reason reason,
            @RequestParam(defaultValue = "") String password,
            Principal reader,
            Locale locale,
            HttpSession session,
            HttpServletResponse answer,
            Model model) {
        Flag flag = flags.find(ref).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        revealing.reveal(
                new Revealing.Asked(reader.getName(), field, reason, password),
                subject(flag, locale),
                locale,
                answer,
                model);
        return view.show(flag, reader, locale, session, model);
    }

    /** NB: what a partner says is shown only once the page shows that it is there, after the first question. */
    private Revealing.Subject subject(Flag flag, Locale locale) {
        return view.revealable(
                flag,
                new Register(sources.database()).claimFile(flag.claimId()),
                new Facts(sources.database().client()).referenced(flag.evidence()),
                FlagView.isSecond(flag, flags.history(flag.ref())),
                locale);
    }
}
