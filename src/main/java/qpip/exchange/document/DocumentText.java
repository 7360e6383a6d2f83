package qpip.exchange.document;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of documents in one language; values are given as text, so that nothing is grouped or rounded. */
final class DocumentText {

    private final Locale locale;
    private final ResourceBundle words;

    DocumentText(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "messages.agreement",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    String of(String key, String... values) {
        return values.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), locale).format(values);
    }

    /** The text of the key as that form of files needs it, {@code key.form}, where there is one. */
    String ofForm(String key, String form) {
        String own = key + "." + form;
        return words.getString(words.containsKey(own) ? own : key);
    }

    /** A text as it is quoted in the language. */
    String quoted(String text) {
        return of("quoted", text);
    }
}
