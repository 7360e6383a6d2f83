package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How it should stand from a night on: a flag, or none and why. {@code because} is blank for a flag. */
public record Phase(LocalDate from, Optional<Standing> standing, String because) {

    /**
     * A flag as it should stand.
     *
     * @param impact dollars in all, known where amounts decide it
     * @param weeks dollars by week, of the weeks whose impact isn't nothing; empty where it isn't known by week
     */
    public record Standing(
            String severity, Optional<BigDecimal> impact, SortedMap<LocalDate, BigDecimal> weeks, boolean favourable) {

        public Standing {
            weeks = new TreeMap<>(weeks);
        }

        static Standing of(String severity, boolean favourable) {
            return new Standing(severity, Optional.empty(), new TreeMap<>(), favourable);
        }

        /** With an impact that is what the weeks add up to. */
        static Standing of(String severity, SortedMap<LocalDate, BigDecimal> weeks, boolean favourable) {
            BigDecimal total = weeks.values().stream().reduce(Household.ZERO, BigDecimal::add);
            return new Standing(severity, Optional.of(total), weeks, favourable);
        }
    }

    public Phase {
        if (standing.isPresent() == !because.isEmpty()) {
            throw new IllegalArgumentException("a phase must have either a flag or a reason for none");
        }
    }
}
