package qpip.exchange.layout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record's values by field name, in the order of its fields.
 *
 * <p>Text, digits, codes and times are {@link String}; numbers {@link Long}; dates and weeks {@link LocalDate}, or
 * {@link String} when only a part is known; moments {@link java.time.LocalDateTime}; money {@link BigDecimal} with two
 * decimals; groups lists of {@link Values}. What is absent is not there.
 */
public final class Values {

    private static final Values NONE = new Values(Map.of());

    private final Map<String, Object> byName;

    private Values(Map<String, Object> byName) {
        this.byName = byName;
    }

    public static Values none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<Object> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of the fields that have a value. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The value in canonical form, empty when absent. */
    public String text(String name) {
        Object value = byName.get(name);
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    /** The date; empty when absent, or known in part only. */
    public Optional<LocalDate> day(String name) {
        return byName.get(name) instanceof LocalDate day ? Optional.of(day) : Optional.empty();
    }

    /** The number; {@link IllegalStateException} when absent. */
    public long number(String name) {
        Object value = byName.get(name);
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof String digits && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(digits);
        }
        throw new IllegalStateException("the field " + name + " holds no number");
    }

    /** The amount in cents, 0 when absent. */
    public long cents(String name) {
        return byName.get(name) instanceof BigDecimal amount
                ? amount.movePointRight(2).longValueExact()
                : 0;
    }

    /** The occurrences of a group; none when absent. */
    public List<Values> groups(String name) {
        return byName.get(name) instanceof List<?> occurrences
                ? occurrences.stream().map(Values.class::cast).toList()
                : List.of();
    }

    /** A builder that begins with these values. */
    public Builder with() {
        Builder builder = new Builder();
        builder.byName.putAll(byName);
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && byName.equals(values.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    /** NB: names only, for the values may be personal. */
    @Override
    public String toString() {
        return "Values" + byName.keySet();
    }

    /** Collects values in the order in which they are put. */
    public static final class Builder {

        private final Map<String, Object> byName = new LinkedHashMap<>();

        /** Takes every kind of value of {@link Values}; an empty optional or text puts nothing. */
        public Builder put(String name, Object value) {
            Object put = value instanceof Optional<?> optional
                    ? optional.map(v -> (Object) v).orElse("")
                    : value;
            if (put instanceof Integer number) {
                put = number.longValue();
            }
            if (put.equals("")) {
                byName.remove(name);
            } else {
                byName.put(name, put);
            }
            return this;
        }

        public Builder cents(String name, long cents) {
            byName.put(name, BigDecimal.valueOf(cents, 2));
            return this;
        }

        public Values build() {
            return new Values(Collections.unmodifiableMap(new LinkedHashMap<>(byName)));
        }
    }
}
