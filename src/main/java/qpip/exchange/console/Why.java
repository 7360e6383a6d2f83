package qpip.exchange.console;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import qpip.exchange.layout.Found;

/**
 * Why an execution stands as it does, in the reader's language.
 *
 * @param words of the reason's code, or where it broke and how
 * @param found more, in the reader's language
 * @param typed what a person typed, in the language that they chose
 * @param technical what a machine said, in English
 */
record Why(String words, String found, String typed, String technical) {

    private static final String FAILED = "failed";
    private static final String ABANDONED = "abandoned";

    /** {@code step} is where it broke. */
    static Why of(String reason, Found found, Optional<String> step, MessageSource messages, Locale locale) {
        if (reason.isEmpty()) {
            return new Why("", "", "", found.isWorded() ? "" : found.stored());
        }
        String words = word(messages, "why." + reason, reason, locale);
        if (reason.equals(ABANDONED)) {
            return new Why(words, "", found.stored(), "");
        }
        if (!found.isWorded()) {
            return new Why(words, "", "", found.stored());
        }
        String said = found.in(locale);
        if (!reason.equals(FAILED)) {
            return new Why(words, said, "", "");
        }
        String broke = step.map(name -> messages.getMessage(
                        "execution.broke",
                        new Object[] {word(messages, "step-name." + name, name, locale), said},
                        locale))
                .orElse(said);
        return new Why(
                broke,
                "",
                "",
                found.technical().filter(detail -> !detail.equals(said)).orElse(""));
    }

    private static String word(MessageSource messages, String key, String otherwise, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }
}
