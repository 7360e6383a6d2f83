package qpip.exchange.job;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often an exchange runs: on every {@code night}, on each {@code business-night} (Monday to Friday), on the night
 * of a day of the week ({@code sunday}), of the month ({@code month-day-5}) or of the year ({@code year-day-02-15}); on
 * several of these, joined by {@code +}.
 */
public record Frequency(String word) {

    private static final Pattern MONTHLY = Pattern.compile("month-day-([1-9]|1[0-9]|2[0-8])");
    private static final Pattern YEARLY = Pattern.compile("year-day-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])");

    public static Frequency of(String word) {
        words(word).forEach(Frequency::due);
        return new Frequency(word);
    }

    public boolean due(LocalDate night) {
        return words(word).stream().anyMatch(one -> due(one).test(night));
    }

    private static List<String> words(String word) {
        return Arrays.asList(word.split("\\+", -1));
    }

    private static Predicate<LocalDate> due(String word) {
        if (word.equals("night")) {
            return night -> true;
        }
        if (word.equals("business-night")) {
            return night -> night.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        }
        Matcher monthly = MONTHLY.matcher(word);
        if (monthly.matches()) {
            int day = Integer.parseInt(monthly.group(1));
            return night -> night.getDayOfMonth() == day;
        }
        Matcher yearly = YEARLY.matcher(word);
        if (yearly.matches()) {
            MonthDay day = MonthDay.of(Integer.parseInt(yearly.group(1)), Integer.parseInt(yearly.group(2)));
            return night -> MonthDay.from(night).equals(day);
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .map(day -> (Predicate<LocalDate>) night -> night.getDayOfWeek() == day)
                .orElseThrow(() -> new IllegalArgumentException("unknown frequency '" + word
                        + "'; write night, business-night, a day such as sunday, month-day-1 to month-day-28, or"
                        + " year-day-02-15; several are joined by +"));
    }
}
