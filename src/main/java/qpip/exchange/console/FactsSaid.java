package qpip.exchange.console;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.privacy.Mask;
import qpip.exchange.privacy.Reveals;
import qpip.exchange.review.FlagEvent;

/** What partners say, for pages: masked, with names for attributes and words for codes, in the reader's language. */
@Component
final class FactsSaid {

    private final Sources sources;
    private final Declared declared;
    private final MessageSource messages;

    FactsSaid(Sources sources, Declared declared, MessageSource messages) {
        this.sources = sources;
        this.declared = declared;
        this.messages = messages;
    }

    /** What the records say that pages hide, by name, each with its label: what may be shown in clear for a reason. */
    SortedMap<String, String> hidden(List<Fact> facts, Locale locale) {
        SortedMap<String, String> hidden = new TreeMap<>();
        facts.stream()
                .map(Fact::content)
                .forEach(content -> Mask.fact(content).forEach((name, shown) -> {
                    if (!shown.equals(content.get(name))) {
                        hidden.put(name, label(name, locale));
                    }
                }));
        return hidden;
    }

    List<Said> said(Collection<String> references, Locale locale) {
        return new Facts(sources.database().client())
                .referenced(references).stream().map(fact -> said(fact, locale)).toList();
    }

    Said said(Fact fact, Locale locale) {
        return new Said(
                declared.title(fact.exchange(), locale),
                fact.version(),
                fact.receivedOn(),
                fact.match().name(),
                fact.matchKey(),
                named(fact, locale));
    }

    private SortedMap<String, String> named(Fact fact, Locale locale) {
        return named(fact, Mask.fact(fact.content()), locale);
    }

    /** What of a fact is shown, with names for its attributes and words for its codes. */
    SortedMap<String, String> named(Fact fact, SortedMap<String, String> shown, Locale locale) {
        SortedMap<String, String> named = new TreeMap<>();
        RuleText text = RuleText.in(locale);
        shown.forEach((name, value) -> named.put(
                label(name, locale),
                text.shown(declared.factWords()
                        .map(words -> words.of(fact.exchange(), name, value, locale))
                        .orElse(value))));
        return named;
    }

    String label(Reveals.Field field, Locale locale) {
        return String.valueOf(messages.getMessage("field." + field, null, field.name(), locale));
    }

    /** The name of an attribute, where it has none the one of the field of that name. */
    private String label(String name, Locale locale) {
        String field = String.valueOf(messages.getMessage(name, null, name, locale));
        return String.valueOf(messages.getMessage("attribute." + name, null, field, locale));
    }

    /** What a partner changed when the flag last came back or changed by itself, until somebody has answered again. */
    List<Change> changes(List<FlagEvent> history, Locale locale) {
        return history.stream()
                .filter(event -> event.kind() == FlagEvent.Kind.REOPENED || event.kind() == FlagEvent.Kind.CHANGED)
                .reduce((earlier, later) -> later)
                .filter(event -> !event.evidenceBefore().equals(event.evidenceAfter()))
                .map(event -> changes(event, locale))
                .orElse(List.of());
    }

    private List<Change> changes(FlagEvent event, Locale locale) {
        Facts facts = new Facts(sources.database().client());
        Map<String, Fact> after = new TreeMap<>();
        facts.referenced(event.evidenceAfter()).forEach(fact -> after.put(fact.partner() + fact.key(), fact));
        return facts.referenced(event.evidenceBefore()).stream()
                .flatMap(before -> Optional.ofNullable(after.get(before.partner() + before.key())).stream()
                        .flatMap(now -> changed(before, now, locale).stream()))
                .toList();
    }

    private List<Change> changed(Fact before, Fact now, Locale locale) {
        SortedMap<String, String> was = Mask.fact(before.content());
        SortedMap<String, String> is = Mask.fact(now.content());
        RuleText text = RuleText.in(locale);
        return now.content().entrySet().stream()
                .filter(attribute ->
                        !Objects.equals(attribute.getValue(), before.content().get(attribute.getKey())))
                .map(attribute -> new Change(
                        label(attribute.getKey(), locale),
                        text.shown(was.getOrDefault(attribute.getKey(), "–")),
                        text.shown(is.getOrDefault(attribute.getKey(), "–"))))
                .toList();
    }

    record Said(
            String exchange,
            int version,
            LocalDate receivedOn,
            String match,
            String matchKey,
            SortedMap<String, String> attributes) {}

    record Change(String attribute, String before, String after) {}
}
