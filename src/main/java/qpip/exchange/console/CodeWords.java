package qpip.exchange.console;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What codes mean, in the language of the page, for templates: {@code @words.of('step-name', step)}. A code that has no
 * words stays as it is, so that a new one is seen and breaks no page.
 */
@Component("words")
public final class CodeWords {

    private final Declared declared;
    private final MessageSource messages;

    CodeWords(Declared declared, MessageSource messages) {
        this.declared = declared;
        this.messages = messages;
    }

    /** The message {@code kind.code}. */
    public String of(String kind, String code) {
        return String.valueOf(messages.getMessage(kind + "." + code, null, code, locale()));
    }

    /** What an exchange brings or takes; nothing for one that isn't declared. */
    public String exchange(String id) {
        return declared.brings(id, locale());
    }

    /** What a field is called; its name where it is called nothing. */
    public String field(String name) {
        return String.valueOf(messages.getMessage(name, null, name, locale()));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
