package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.fact.Fact;
import qpip.exchange.privacy.Reveals;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;

/**
 * Shows one value in clear, once, of a person or of what a partner says: in the answer to the form that asked for it.
 * Who, which field, of what and why is on record before; the value never is.
 */
@Component
final class Revealing {

    private final Sources sources;
    private final Reveals reveals;
    private final Accounts accounts;
    private final Declared declared;
    private final FactsSaid factsSaid;

    Revealing(Sources sources, Accounts accounts, Declared declared, FactsSaid factsSaid) {
        this.sources = sources;
        this.reveals = new Reveals(sources.database().client(), sources.clock());
        this.accounts = accounts;
        this.declared = declared;
        this.factsSaid = factsSaid;
    }

    /** Who asks for which field and why. */
    record Asked(String who, String field, Reveals.Reason reason, String password) {}

    /**
     * Of what: its reference in the log, whose partner's exchange permits to hold it, the person if one may be shown,
     * what the partner says, and which of that pages hide, each with its label.
     */
    record Subject(
            String object, String exchange, Optional<Person> person, List<Fact> facts, Map<String, String> hidden) {}

    /**
     * What of a flag or a match there is to show: {@code told} is whether the page says what the partner said. Of
     * somebody of whom nothing may be shown there is nothing.
     */
    Subject subject(
            String object,
            String exchange,
            Optional<SubjectPerson> subject,
            List<Fact> facts,
            boolean told,
            Locale locale) {
        boolean shown = subject.filter(one -> one.part() == SubjectPerson.Part.NOT_SHOWN)
                .isEmpty();
        return new Subject(
                object,
                exchange,
                subject.flatMap(SubjectPerson::person),
                facts,
                told && shown ? factsSaid.hidden(facts, locale) : Map.of());
    }

    /** What the form offers. */
    void offer(Subject subject, String who, Model model) {
        model.addAttribute("fields", subject.person().isPresent() ? Reveals.Field.values() : new Reveals.Field[0]);
        model.addAttribute("reasons", Reveals.Reason.values());
        model.addAttribute("password", reveals.needsPassword(who));
        model.addAttribute("hidden", subject.hidden());
    }

    /** Puts the value, or why there is none, before the page that is shown next. */
    void reveal(Asked asked, Subject subject, Locale locale, HttpServletResponse answer, Model model) {
        Optional<Value> value = value(asked.field(), subject, locale);
        if (reveals.needsPassword(asked.who()) && !accounts.confirms(asked.who(), asked.password())) {
            answer.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", "refused.PASSWORD");
        } else if (value.isEmpty()) {
            model.addAttribute("refused", "reveal.nothing");
        } else {
            reveals.record(
                    asked.who(),
                    subject.object(),
                    asked.field(),
                    asked.reason(),
                    declared.agreement(subject.exchange(), LocalDate.now(sources.clock()))
                            .map(Agreement::number)
                            .orElse(""));
            model.addAttribute("revealed", value.get().label());
            model.addAttribute("value", value.get().text());
        }
    }

    /** What is shown, with its name in the reader's language. */
    private record Value(String label, String text) {}

    private Optional<Value> value(String field, Subject subject, Locale locale) {
        Optional<Reveals.Field> own = Arrays.stream(Reveals.Field.values())
                .filter(one -> one.name().equals(field))
                .findFirst();
        if (own.isPresent()) {
            return subject.person()
                    .flatMap(person -> value(person, own.get()))
                    .map(text -> new Value(factsSaid.label(own.get(), locale), text));
        }
        String label = subject.hidden().get(field);
        if (label == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        RuleText words = RuleText.in(locale);
        return Optional.of(subject.facts().stream()
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
