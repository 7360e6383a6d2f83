package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The events of the population by their day, so that an act finds those near it. */
final class EventDays {

    private final long[] events;
    private final int[] days;

    private EventDays(long[] events, int[] days) {
        this.events = events;
        this.days = days;
    }

    static EventDays of(Population population) {
        long[] ids = IntStream.range(0, population.size())
                .mapToObj(population::eventsOf)
                .flatMapToLong(LongStream::of)
                .sorted()
                .distinct()
                .toArray();
        // The day in the upper half and the position in the lower one sort by day, then by id.
        long[] order = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            order[i] = population.eventDay(ids[i]).toEpochDay() << 32 | i;
        }
        Arrays.sort(order);
        long[] events = new long[ids.length];
        int[] days = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            events[i] = ids[(int) order[i]];
            days[i] = (int) (order[i] >> 32);
        }
        return new EventDays(events, days);
    }

    /** The events at most that many days away, in ascending id. */
    long[] around(LocalDate day, int reach) {
        int from = firstNotBefore(day.toEpochDay() - reach);
        int to = firstNotBefore(day.toEpochDay() + reach + 1);
        return LongStream.of(Arrays.copyOfRange(events, from, to)).sorted().toArray();
    }

    private int firstNotBefore(long day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
