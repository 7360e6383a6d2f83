package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One record of employment insurance: how a week of a person stands; known from a day on. */
record InsuranceWeek(
        String sourceKey,
        int version,
        String type,
        LocalDate periodStart,
        LocalDate sunday,
        String status,
        long cents,
        LocalDate knownOn,
        boolean cancelled) {

    boolean isPaid() {
        return !cancelled && status.equals("PD") && cents > 0;
    }

    /** Maternity, parental or adoption benefits. */
    boolean isParental() {
        return List.of("MAT", "PARS", "PARE", "ADO").contains(type);
    }

    /** The next version, which there is only from that day on. */
    InsuranceWeek reversed(LocalDate day) {
        return new InsuranceWeek(sourceKey, version + 1, type, periodStart, sunday, "RV", 0, day, false);
    }

    /** The next version, with another amount. */
    InsuranceWeek corrected(long otherCents, LocalDate day) {
        return new InsuranceWeek(sourceKey, version + 1, type, periodStart, sunday, status, otherCents, day, false);
    }

    /** The next version, which takes the record back. */
    InsuranceWeek cancelled(LocalDate day) {
        return new InsuranceWeek(sourceKey, version + 1, type, periodStart, sunday, status, cents, day, true);
    }

    /** The same, which is known only from that day on. */
    InsuranceWeek since(LocalDate day) {
        return new InsuranceWeek(sourceKey, version, type, periodStart, sunday, status, cents, day, cancelled);
    }

    /** The records that count at last: of each key the highest version. */
    static Collection<InsuranceWeek> standing(List<InsuranceWeek> weeks) {
        Map<String, InsuranceWeek> last = new LinkedHashMap<>();
        weeks.forEach(week -> last.merge(week.sourceKey(), week, (a, b) -> b.version() > a.version() ? b : a));
        return last.values();
    }
}
