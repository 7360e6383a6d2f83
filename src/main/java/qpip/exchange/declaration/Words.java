package qpip.exchange.declaration;

import java.util.Locale;

/** A text in both languages: French first, for the Plan works in French. */
public record Words(String fr, String en) {

    public Words {
        if (fr.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "a text must stand in both languages; '" + (fr.isBlank() ? "fr" : "en") + "' is blank");
        }
    }

    /** The English text for an English reader, the French one for everybody else. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : fr;
    }
}
