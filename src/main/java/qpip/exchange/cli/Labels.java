package qpip.exchange.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the command line in both languages ({@code messages/cli_fr.properties}, {@code cli_en.properties}). */
final class Labels {

    private final ResourceBundle words;
    private final Locale locale;

    Labels(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "messages.cli",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
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

    /** The label of an enum's constant: {@code status.DONE}. */
    String of(String prefix, Enum<?> word) {
        return words.getString(prefix + "." + word.name());
    }
}
