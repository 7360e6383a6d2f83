package qpip.exchange.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qpip.exchange.job.ExecutionStatus;

/**
 * How many records an extract usually has: the median of earlier nights, give or take four times their median absolute
 * deviation, which a single odd night does not move. Nights of the same day of the week are compared while there are
 * enough of them, else all nights.
 *
 * @param nights how many nights it rests on
 */
public record Band(long median, long low, long high, int nights) {

    /** Fewer nights say nothing. */
    static final int NIGHTS_MIN = 4;

    private static final int NIGHTS_MAX = 28;

    /** About three standard deviations, if volumes were spread normally: 4 / 1.4826. */
    private static final int DEVIATIONS = 4;

    /** Steady volumes would else make every change remarkable: a tenth of the median is always usual. */
    private static final int SLACK_DIVISOR = 10;

    /** The band for an exchange on a night, from what was done before; empty while too little was. */
    public static Optional<Band> of(List<Ran> ran, String exchange, LocalDate night) {
        List<Ran> before = ran.stream()
                .filter(one -> one.exchange().equals(exchange)
                        && one.status() == ExecutionStatus.DONE
                        && one.night().isBefore(night))
                .toList();
        List<Long> sameDay = volumes(before.stream().filter(one -> one.night().getDayOfWeek() == night.getDayOfWeek()));
        List<Long> volumes = sameDay.size() >= NIGHTS_MIN ? sameDay : volumes(before.stream());
        return volumes.size() < NIGHTS_MIN ? Optional.empty() : Optional.of(of(volumes));
    }

    private static List<Long> volumes(Stream<Ran> ran) {
        List<Long> all = ran.map(Ran::records).toList();
        return all.subList(Math.max(0, all.size() - NIGHTS_MAX), all.size());
    }

    static Band of(List<Long> volumes) {
        long median = median(volumes);
        long deviation =
                median(volumes.stream().map(volume -> Math.abs(volume - median)).toList());
        long either = Math.max(DEVIATIONS * deviation, Math.max(1, median / SLACK_DIVISOR));
        return new Band(median, Math.max(0, median - either), median + either, volumes.size());
    }

    public boolean holds(long records) {
        return records >= low && records <= high;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
