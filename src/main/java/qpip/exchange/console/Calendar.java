package qpip.exchange.console;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** How often an exchange runs, in words: {@code month-day-5+sunday} is said as the 5th of the month, on Sundays. */
final class Calendar {

    private static final String MONTHLY = "month-day-";
    private static final String YEARLY = "year-day-";

    private Calendar() {}

    static String said(String frequency, MessageSource messages, Locale locale) {
        return Arrays.stream(frequency.split("\\+"))
                .map(word -> one(word, messages, locale))
                .collect(Collectors.joining("; "));
    }

    private static String one(String word, MessageSource messages, Locale locale) {
        if (word.startsWith(MONTHLY)) {
            return message(messages, "every.month-day", word.substring(MONTHLY.length()), locale);
        }
        if (word.startsWith(YEARLY)) {
            String day = DateTimeFormatter.ofPattern("d MMMM", locale)
                    .format(MonthDay.parse("--" + word.substring(YEARLY.length())));
            return message(messages, "every.year-day", day, locale);
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(word))
                .findFirst()
                .map(day -> message(messages, "every.week-day", day.getDisplayName(TextStyle.FULL, locale), locale))
                .orElseGet(() -> message(messages, "every." + word, "", locale));
    }

    private static String message(MessageSource messages, String key, String value, Locale locale) {
        return messages.getMessage(key, new Object[] {value}, locale);
    }
}
