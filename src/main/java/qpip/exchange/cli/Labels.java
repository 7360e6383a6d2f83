package qpip.exchange.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The words of the command line in both languages ({@code messages/cli_fr.properties}, {@code cli_en.properties}). */
final class Labels {

    private final ResourceBundle words;
    private final List<ResourceBundle> pages;
    private final Locale locale;

    Labels(Locale locale) {
        this.locale = locale;
        this.words = bundle("messages.cli", locale);
        this.pages = Stream.of("operation", "console", "fields")
                .map(name -> bundle("messages." + name, locale))
                .toList();
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    /** A label, with {@code {0}}, {@code {1}} replaced. */
    String of(String key, Object... values) {
        return values.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), locale).format(values);
    }

    /** What the console's pages call a code, such as a step or a count; the code where they have no word for it. */
    String page(String kind, String code) {
        return Stream.of(kind + "." + code, code)
                .flatMap(key ->
                        pages.stream().filter(bundle -> bundle.containsKey(key)).map(bundle -> bundle.getString(key)))
                .findFirst()
                .orElse(code);
    }

    /** The label of an enum's constant: {@code status.DONE}. */
    String of(String prefix, Enum<?> word) {
        return words.getString(prefix + "." + word.name());
    }
}
