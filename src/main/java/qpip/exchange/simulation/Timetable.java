package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When what is said: the nights of each extract, and how long a partner takes over each person of a request. A request
 * is answered with the first extract after that; so answers arrive out of order.
 */
final class Timetable {

    private final Settings settings;
    private final Calendar calendar;

    Timetable(Settings settings, Calendar calendar) {
        this.settings = settings;
        this.calendar = calendar;
    }

    LocalDate firstNight() {
        return settings.firstNight();
    }

    boolean due(String exchange, LocalDate night) {
        return !night.isBefore(settings.firstNight())
                && !night.isAfter(settings.lastNight())
                && calendar.due(exchange, night);
    }

    /** The number of the extract of that night: 1 on the first night of its calendar. */
    long sequence(String exchange, LocalDate night) {
        return settings.firstNight()
                .datesUntil(night.plusDays(1))
                .filter(date -> due(exchange, date))
                .count();
    }

    /** The last night before this one on which there was such an extract. */
    Optional<LocalDate> previous(String exchange, LocalDate night) {
        for (LocalDate date = night.minusDays(1); !date.isBefore(settings.firstNight()); date = date.minusDays(1)) {
            if (due(exchange, date)) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    /** The first extract on or after that day; none when the nights end before. */
    Optional<LocalDate> next(String exchange, LocalDate day) {
        LocalDate from = day.isBefore(settings.firstNight()) ? settings.firstNight() : day;
        return from.datesUntil(
                        settings.lastNight().plusDays(1).isAfter(from)
                                ? settings.lastNight().plusDays(1)
                                : from)
                .filter(date -> due(exchange, date))
                .findFirst();
    }

    /** The night whose extract answers what was asked about a person on a night. */
    Optional<LocalDate> answered(String answer, String question, long person, LocalDate asked) {
        return next(answer, asked.plusDays(days(answer, question, person, asked)));
    }

    /** The first night whose extract answers about a person with what the partner knows since that day. */
    Optional<LocalDate> told(String answer, String question, long person, LocalDate knownOn) {
        return settings.firstNight()
                .datesUntil(settings.lastNight().plusDays(1))
                .filter(asked -> due(question, asked))
                .flatMap(asked -> answered(answer, question, person, asked).stream())
                .filter(night -> !night.isBefore(knownOn))
                .min(LocalDate::compareTo);
    }

    /** The first night of the requests that an extract of that night may still answer. */
    LocalDate oldestAsked(String answer, LocalDate night) {
        return previous(answer, night)
                .map(last -> last.minusDays(settings.delayMax()))
                .filter(first -> first.isAfter(settings.firstNight()))
                .orElse(settings.firstNight());
    }

    /** Days that a partner takes over a person; never none when the answer leaves before the request is there. */
    private int days(String answer, String question, long person, LocalDate asked) {
        long day = ChronoUnit.DAYS.between(settings.firstNight(), asked);
        int days = Chance.of(settings.seed(), "delay of " + answer + " on " + day, person)
                .between(0, settings.delayMax());
        return Math.max(days, calendar.before(question, answer) ? 0 : 1);
    }
}
