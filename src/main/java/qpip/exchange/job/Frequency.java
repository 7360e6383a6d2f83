package qpip.exchange.job;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** How often an exchange runs: {@code night}, or the name of the day of the week on whose night it does. */
public record Frequency(String word) {

    public static Frequency of(String word) {
        if (!word.equals("night")) {
            try {
                DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "unknown frequency '" + word + "'; write night, or a day such as sunday");
            }
        }
        return new Frequency(word);
    }

    public boolean due(LocalDate night) {
        return word.equals("night") || night.getDayOfWeek() == DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
