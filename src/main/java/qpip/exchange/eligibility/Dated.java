package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One value of policy and the day from which it holds, until the next one. {@code confirmed} tells whether the source
 * was read; a value that was not is shown with its doubt.
 */
public sealed interface Dated<T> {

    LocalDate from();

    T value();

    String source();

    boolean confirmed();

    /** Dollars, or a share. */
    record Amount(LocalDate from, BigDecimal value, String source, boolean confirmed) implements Dated<BigDecimal> {}

    /** A number of days, weeks, hours or per mille. */
    record Count(LocalDate from, Integer value, String source, boolean confirmed) implements Dated<Integer> {}

    /** A day on which something begins. */
    record Day(LocalDate from, LocalDate value, String source, boolean confirmed) implements Dated<LocalDate> {}

    /** Whether something is done. */
    record Switch(LocalDate from, Boolean value, String source, boolean confirmed) implements Dated<Boolean> {}

    /** The series, checked: at least one value, each later than the one before. */
    static <D extends Dated<?>> List<D> series(String name, List<D> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " must have at least one value");
        }
        for (int i = 1; i < values.size(); i++) {
            if (!values.get(i).from().isAfter(values.get(i - 1).from())) {
                throw new IllegalArgumentException(name + " must have its values in order of their first days; "
                        + values.get(i).from() + " stands after "
                        + values.get(i - 1).from());
            }
        }
        return List.copyOf(values);
    }

    /** The value that holds on the day: the last that began. */
    static <T> T on(String name, List<? extends Dated<T>> series, LocalDate day) {
        for (int i = series.size() - 1; i >= 0; i--) {
            if (!series.get(i).from().isAfter(day)) {
                return series.get(i).value();
            }
        }
        throw new IllegalArgumentException("policy " + name + " has no value on " + day
                + "; its first value holds from " + series.get(0).from());
    }
}
