package qpip.exchange.storage;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values in groups that fit one statement. */
public final class Groups {

    private Groups() {}

    /** The values in their order, so many at a time; the last group may be smaller, and none is empty. */
    public static <T> Stream<List<T>> of(List<T> values, int size) {
        return IntStream.range(0, (values.size() + size - 1) / size)
                .mapToObj(group -> values.subList(group * size, Math.min(values.size(), (group + 1) * size)));
    }
}
