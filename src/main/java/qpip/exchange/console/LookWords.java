package qpip.exchange.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/**
 * The access log in the reader's language: it keeps words and references in one form for all, such as {@code flag F-…}
 * and {@code SIN for IDENTITY}. What has no words, such as an address, stays as it is kept.
 */
final class LookWords {

    private static final Pattern ONE = Pattern.compile("(flag|claim|person|match) (.+)");
    private static final Pattern REVEALED = Pattern.compile("([A-Za-z_-]+) for ([A-Z_]+)");
    private static final List<Phrase> PHRASES = List.of(
            new Phrase("purpose.to", Pattern.compile("to (.+)")),
            new Phrase("purpose.rows", Pattern.compile("([0-9]+) rows")),
            new Phrase("purpose.approved-by", Pattern.compile("approved by (.+)")),
            new Phrase("purpose.match", Pattern.compile("match ([0-9]+)")),
            new Phrase("purpose.request", Pattern.compile("request (.+)")),
            new Phrase("purpose.inquiry", Pattern.compile("inquiry (\\S+) to (.+)")));

    private final MessageSource messages;

    LookWords(MessageSource messages) {
        this.messages = messages;
    }

    private record Phrase(String key, Pattern pattern) {}

    /** What was looked at. */
    String object(String kept, Locale locale) {
        Matcher one = ONE.matcher(kept);
        return one.matches()
                ? messages.getMessage("object." + one.group(1), new Object[] {one.group(2)}, locale)
                : word(locale, kept, "object.").orElse(kept);
    }

    /** Why, where or with what. */
    String purpose(String kept, Locale locale) {
        return Stream.of(kept.split(", ")).map(part -> part(part, locale)).collect(Collectors.joining(", "));
    }

    private String part(String part, Locale locale) {
        Matcher revealed = REVEALED.matcher(part);
        if (revealed.matches()) {
            String what = word(locale, revealed.group(1), "field.", "dossiers.by.", "attribute.")
                    .orElse(revealed.group(1));
            return word(locale, revealed.group(2), "reveal-reason.", "dossiers.reason.")
                    .map(why -> messages.getMessage("purpose.for", new Object[] {what, why}, locale))
                    .orElse(part);
        }
        return PHRASES.stream()
                .flatMap(phrase -> phrase.pattern()
                        .matcher(part)
                        .results()
                        .filter(found -> found.group().equals(part))
                        .map(found -> messages.getMessage(
                                phrase.key(),
                                new Object[] {found.group(1), found.groupCount() > 1 ? found.group(2) : ""},
                                locale)))
                .findFirst()
                .or(() -> word(
                        locale,
                        part,
                        "purpose.",
                        "verb.",
                        "refused.",
                        "match-answer.",
                        "export-reason.",
                        "dossiers.reason."))
                .orElse(part);
    }

    /** The first of the messages that begin so. */
    private Optional<String> word(Locale locale, String kept, String... beginnings) {
        return Stream.of(beginnings)
                .flatMap(beginning ->
                        Optional.ofNullable(messages.getMessage(beginning + kept.replace(' ', '-'), null, null, locale))
                                .stream())
                .findFirst();
    }
}
