package qpip.exchange.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments and durations as pages write them, on Québec's clock. */
final class Moments {

    static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("h:mm");
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Moments() {}

    /** With its day: {@code 2026-11-22 20 h 05}; {@code 2026-11-22, 8:05 p.m.} */
    static String dated(Instant moment, Locale locale) {
        return moment.atZone(ZONE).toLocalDate() + (isEnglish(locale) ? ", " : " ") + said(moment, locale);
    }

    /**
     * In sentences and in tables: {@code 3 h 05}, {@code 19 h}; {@code 3:05 a.m.} One form for a language, so that no
     * page has two clocks. NB: an English sentence doesn't end with it, or it would end with two full stops.
     */
    static String said(Instant moment, Locale locale) {
        ZonedDateTime there = moment.atZone(ZONE);
        if (isEnglish(locale)) {
            return ENGLISH.format(there) + "\u00a0" + (there.getHour() < 12 ? "a.m." : "p.m.");
        }
        return there.getHour() + "\u00a0h"
                + (there.getMinute() == 0 ? "" : String.format("\u00a0%02d", there.getMinute()));
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** A day's short heading: {@code sam. 21}, {@code Sat 21}. */
    static String heading(LocalDate day, Locale locale) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale) + "\u00a0" + day.getDayOfMonth();
    }

    /** {@code 1 h 2 min}, {@code 3 min 20 s}, {@code 4.2 s}: the same in both languages but for the decimal. */
    static String took(Duration duration, Locale locale) {
        long seconds = duration.toSeconds();
        if (seconds >= HOUR) {
            return seconds / HOUR + "\u00a0h\u00a0" + seconds % HOUR / MINUTE + "\u00a0min";
        }
        if (seconds >= MINUTE) {
            return seconds / MINUTE + "\u00a0min\u00a0" + seconds % MINUTE + "\u00a0s";
        }
        return String.format(locale, "%.1f\u00a0s", duration.toMillis() / 1000.0);
    }
}
