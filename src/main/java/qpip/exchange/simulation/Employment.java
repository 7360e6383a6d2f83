package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record of employment as an employer issued it: original (O), amended (A) or cancelled (C). */
record Employment(
        String serial,
        String status,
        Optional<String> amends,
        int employer,
        LocalDate firstDayWorked,
        LocalDate lastDayPaid,
        String reason,
        List<Pay> periods,
        Optional<Other> other,
        LocalDate issuedOn) {

    Employment {
        periods = List.copyOf(periods);
    }

    /** The insurable earnings of the days from the first to the last: a fortnight, or a calendar month. */
    record Pay(LocalDate start, LocalDate end, long cents) {

        private static final int FORTNIGHT = 14;

        static Pay fortnight(LocalDate end, long cents) {
            return new Pay(end.minusDays(FORTNIGHT - 1L), end, cents);
        }

        boolean isMonth() {
            return start.getDayOfMonth() == 1 && end.plusDays(1).getDayOfMonth() == 1;
        }

        /** The Sundays of the weeks that it touches. */
        List<LocalDate> sundays() {
            return Leaves.sunday(start)
                    .datesUntil(end.plusDays(1), Period.ofWeeks(1))
                    .toList();
        }
    }

    /** Money that isn't insurable earnings of a pay period: vacation pay, an employer's top-up. */
    record Other(String type, long cents) {}

    /** The record that takes the place of this one. */
    Employment amended(String otherSerial, List<Pay> otherPeriods, LocalDate day) {
        return new Employment(
                otherSerial,
                "A",
                Optional.of(serial),
                employer,
                firstDayWorked,
                lastDayPaid,
                reason,
                otherPeriods,
                other,
                day);
    }

    Employment cancelled(LocalDate day) {
        return new Employment(serial, "C", amends, employer, firstDayWorked, lastDayPaid, reason, periods, other, day);
    }

    /** The records that count at last: neither cancelled nor replaced. */
    static Collection<Employment> standing(List<Employment> records) {
        Map<String, Employment> last = new LinkedHashMap<>();
        records.forEach(record -> last.put(record.serial(), record));
        records.stream().flatMap(record -> record.amends().stream()).forEach(last::remove);
        last.values().removeIf(record -> record.status().equals("C"));
        return last.values();
    }
}
