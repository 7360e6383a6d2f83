package qpip.exchange.simulation;

import java.time.LocalDate;
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

    /** The insurable earnings of fourteen days that end on a day. */
    record Pay(LocalDate end, long cents) {

        static final int DAYS = 14;

        LocalDate start() {
            return end.minusDays(DAYS - 1L);
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
