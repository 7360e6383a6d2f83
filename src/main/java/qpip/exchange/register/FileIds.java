package qpip.exchange.register;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The ids that the first field of a file gives, each once. */
final class FileIds {

    private final long[] ascending;

    private FileIds(long[] ascending) {
        this.ascending = ascending;
    }

    /** Reads them; {@link RegisterRefused} when an id stands twice. */
    static FileIds of(RegisterFile file) {
        long[] ids = new long[Math.toIntExact(file.records())];
        file.forEach(record -> ids[(int) record.number() - 1] = record.number(0));
        long[] ascending = ids.clone();
        Arrays.sort(ascending);
        Set<Long> twice = new HashSet<>();
        IntStream.range(1, ascending.length)
                .filter(i -> ascending[i] == ascending[i - 1])
                .forEach(i -> twice.add(ascending[i]));
        if (!twice.isEmpty()) {
            throw file.refused(second(ids, twice), "the id of the record stands in an earlier one already");
        }
        return new FileIds(ascending);
    }

    private static long second(long[] ids, Set<Long> twice) {
        Set<Long> seen = new HashSet<>();
        int i = 0;
        while (!twice.contains(ids[i]) || seen.add(ids[i])) {
            i++;
        }
        return i + 1L;
    }

    boolean contains(long id) {
        return Arrays.binarySearch(ascending, id) >= 0;
    }

    /** In groups that fit one statement. */
    List<List<Long>> groups(int size) {
        return IntStream.range(0, (ascending.length + size - 1) / size)
                .mapToObj(group -> Arrays.stream(
                                ascending, group * size, Math.min(ascending.length, (group + 1) * size))
                        .boxed()
                        .toList())
                .toList();
    }
}
