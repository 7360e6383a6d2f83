package qpip.exchange.job;

import java.util.Arrays;
import java.util.List;

/** The numbers of the records that verify rejected, so that compare passes over them without checking them again. */
final class RejectedNumbers {

    private final long[] numbers;

    RejectedNumbers(List<Long> numbers) {
        this.numbers = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    boolean contains(long number) {
        return numbers.length > 0 && Arrays.binarySearch(numbers, number) >= 0;
    }
}
