package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.privacy.Reveals;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Flags;

/**
 * Shows one value in clear, once, of the person or of what a partner says: in the answer to the form that asked for it.
 * Who, which field, of which flag and why is on record before; the value never is.
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
            @RequestParam String field,
            @RequestParam Reveals.Reason reason,
            @RequestParam(defaultValue = "") String password,
            Principal reader,
            Locale locale,
            HttpSession session,
            HttpServletResponse answer,
            Model model) {
        Flag flag = flags.find(ref).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Value> value = value(flag, field, locale);
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
            model.addAttribute("revealed", value.get().label());
            model.addAttribute("value", value.get().text());
        }
        return view.show(flag, reader, locale, session, model);
    }

    /** What is shown, with its name in the reader's language. */
    record Value(String label, String text) {}

    /** NB: what a partner says is shown only once the page shows that it is there, after the first question. */
    private Optional<Value> value(Flag flag, String field, Locale locale) {
        Optional<ClaimFile> file = new Register(sources.database()).claimFile(flag.claimId());
        Optional<Reveals.Field> own = Arrays.stream(Reveals.Field.values())
                .filter(one -> one.name().equals(field))
                .findFirst();
        if (own.isPresent()) {
            return SubjectPerson.of(flag, file, declared.partner(flag.exchange()))
                    .person()
                    .flatMap(person -> value(person, own.get()))
                    .map(text -> new Value(view.label(own.get(), locale), text));
        }
        List<Fact> facts = new Facts(sources.database().client()).referenced(flag.evidence());
        String label = view.hidden(flag, file, facts, locale).get(field);
        if (label == null || !FlagView.isSecond(flag, flags.history(flag.ref()))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        RuleText words = RuleText.in(locale);
        return Optional.of(facts.stream()
                        .flatMap(fact -> fact.text(field).stream())
                        .map(words::shown)
                        .distinct()
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty())
                .map(text -> new Value(label, text));
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
