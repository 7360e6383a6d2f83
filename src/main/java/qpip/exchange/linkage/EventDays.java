package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The events of the population by their day, so that an act finds those near it. */
final class EventDays {

    private final Supplier<ByDay> byDay;

    private EventDays(Supplier<ByDay> byDay) {
        this.byDay = byDay;
    }

    /** Sorts when first asked: most exchanges never ask. */
    static EventDays of(Population population) {
        return new EventDays(Once.of(() -> ByDay.of(population)));
    }

    /** The events at most that many days away, in ascending id. */
    long[] around(LocalDate day, int reach) {
        return byDay.get().around(day, reach);
    }

    private static final class ByDay {

        private final long[] events;
        private final int[] days;

        ByDay(long[] events, int[] days) {
            this.events = events;
            this.days = days;
        }

        static ByDay of(Population population) {
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
            return new ByDay(events, days);
        }

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
}
