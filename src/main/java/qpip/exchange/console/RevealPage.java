package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
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
import qpip.exchange.privacy.Reveals;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Flags;

/**
 * Shows one value in clear, once: in the answer to the form that asked for it. Who, which field, of which flag and why
 * is on record before; the value never is.
 */
@Controller
class RevealPage {

    private final Sources sources;
    private final Flags flags;
    private final Reveals reveals;
    private final Accounts accounts;
    private final Declared declared;
    private final FlagView view;

    RevealPage(Sources sources, Accounts accounts, Declared declared, FlagView view) {
        this.sources = sources;
        this.flags = new Flags(sources.database());
        this.reveals = new Reveals(sources.database().client(), sources.clock());
        this.accounts = accounts;
        this.declared = declared;
        this.view = view;
    }

    @PostMapping("/ecarts/{ref}/revelation")
    String reveal(
            @PathVariable String ref,
            @RequestParam Reveals.Field field,
            @RequestParam Reveals.Reason reason,
            @RequestParam(defaultValue = "") String password,
            Principal reader,
            Locale locale,
            HttpSession session,
            HttpServletResponse answer,
            Model model) {
        Flag flag = flags.find(ref).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<String> value = value(flag, field);
        if (reveals.needsPassword(reader.getName()) && !accounts.confirms(reader.getName(), password)) {
            answer.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", "refused.PASSWORD");
        } else if (value.isEmpty()) {
            model.addAttribute("refused", "reveal.nothing");
        } else {
            reveals.record(
                    reader.getName(),
                    ref,
                    field,
                    reason,
                    declared.agreement(flag.exchange(), LocalDate.now(sources.clock()))
                            .map(Agreement::number)
                            .orElse(""));
            model.addAttribute("revealed", field.name());
            model.addAttribute("value", value.get());
        }
        return view.show(flag, reader, locale, session, model);
    }

    private Optional<String> value(Flag flag, Reveals.Field field) {
        return SubjectPerson.of(
                        flag,
                        new Register(sources.database()).claimFile(flag.claimId()),
                        declared.partner(flag.exchange()))
                .person()
                .flatMap(person -> value(person, field));
    }

    private static Optional<String> value(Person person, Reveals.Field field) {
        return switch (field) {
            case SIN -> person.current(IdentifierType.SIN);
            case NAM -> person.current(IdentifierType.NAM);
            case DATE_OF_BIRTH -> person.dateOfBirth().map(LocalDate::toString);
            case ADDRESS ->
                person.address()
                        .map(address -> address.line() + ", " + address.municipality() + " " + address.postalCode());
        };
    }
}
