package qpip.exchange.eligibility;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of a policy that hold on one day, by the names that {@code jobs/policy.yaml} gives them. */
public final class PolicyValues {

    /**
     * One value in force.
     *
     * @param source the law or our policy, as declared
     * @param confirmed whether the source was read
     */
    public record Parameter(String name, String value, LocalDate from, String source, boolean confirmed) {}

    private final Map<String, Parameter> byName = new TreeMap<>();
    private final LocalDate day;

    private PolicyValues(LocalDate day) {
        this.day = day;
    }

    public static PolicyValues of(Policy policy, LocalDate day) {
        PolicyValues parameters = new PolicyValues(day);
        for (RecordComponent group : Policy.class.getRecordComponents()) {
            Object value = read(group, policy);
            if (value instanceof Record named) {
                parameters.group(kebab(group.getName()), named);
            }
        }
        policy.rates().stream().filter(rate -> !rate.from().isAfter(day)).forEach(parameters::rate);
        return parameters;
    }

    /** The values whose name is this, or begins with it and a dot; none where none is in force on the day. */
    public List<Parameter> named(String name) {
        List<Parameter> found = new ArrayList<>();
        byName.forEach((key, parameter) -> {
            if (key.equals(name) || key.startsWith(name + ".")) {
                found.add(parameter);
            }
        });
        return found;
    }

    private void group(String prefix, Record group) {
        for (RecordComponent component : group.getClass().getRecordComponents()) {
            series(prefix + "." + kebab(component.getName()), read(component, group));
        }
    }

    private void series(String name, Object value) {
        if (value instanceof Map<?, ?> keyed) {
            keyed.forEach((key, series) -> series(name + "." + key, series));
        } else if (value instanceof List<?> series) {
            Optional<Dated<?>> standing = Optional.empty();
            for (Object one : series) {
                if (one instanceof Dated<?> dated && !dated.from().isAfter(day)) {
                    standing = Optional.of(dated);
                }
            }
            standing.ifPresent(dated -> byName.put(
                    name,
                    new Parameter(
                            name, String.valueOf(dated.value()), dated.from(), dated.source(), dated.confirmed())));
        }
    }

    private void rate(Policy.Rate rate) {
        String name = "rates." + word(rate.plan()) + "." + word(rate.benefit());
        String later = rate.laterWeeks() == 0 ? "" : ", " + rate.laterWeeks() + " × " + rate.laterShare();
        byName.put(
                name,
                new Parameter(
                        name,
                        rate.weeks() + " × " + rate.share() + later,
                        rate.from(),
                        rate.source(),
                        rate.confirmed()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the policy's records are public", e);
        }
    }

    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
