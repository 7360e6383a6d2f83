package qpip.exchange.console;

import java.io.Serializable;
import java.util.Locale;

/**
 * How somebody wants the pages. Single keys are off unless wanted (WCAG 2.1.4), and French is the language of the
 * Administration.
 */
record Preference(Locale language, TextSize textSize, boolean singleKeys) implements Serializable {

    static final Preference USUAL = new Preference(Locale.CANADA_FRENCH, TextSize.USUAL, false);

    /** Where a session keeps it. */
    static final String ATTRIBUTE = "preference";

    enum TextSize {
        USUAL(""),
        LARGE("text-large"),
        LARGER("text-larger");

        private final String style;

        TextSize(String style) {
            this.style = style;
        }

        /** Its class in the style sheet. */
        String style() {
            return style;
        }
    }
}
