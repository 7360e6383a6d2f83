package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One record of the CNESST: what was paid, to the worker or to the employer, for the days of a period; known from a day
 * on.
 */
record Payment(
        String sourceKey,
        int version,
        String action,
        LocalDate entitledFrom,
        Optional<LocalDate> entitledTo,
        LocalDate from,
        LocalDate to,
        long cents,
        LocalDate paidOn,
        boolean toEmployer,
        LocalDate knownOn) {

    /** The records that count at last: of each key the highest version, unless it cancels. */
    static Collection<Payment> standing(List<Payment> payments) {
        Map<String, Payment> last = new LinkedHashMap<>();
        for (Payment payment : payments) {
            last.merge(payment.sourceKey(), payment, (a, b) -> b.version() > a.version() ? b : a);
        }
        last.values().removeIf(payment -> payment.action().equals("X"));
        return last.values();
    }

    /** The part of the amount that falls into the week: an indemnity is daily. */
    long centsIn(LocalDate sunday) {
        LocalDate first = from.isAfter(sunday) ? from : sunday;
        LocalDate last = to.isBefore(sunday.plusDays(6)) ? to : sunday.plusDays(6);
        long days = Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
        return cents * days / (ChronoUnit.DAYS.between(from, to) + 1);
    }

    Payment as(String otherAction, int otherVersion, long otherCents) {
        return new Payment(
                sourceKey,
                otherVersion,
                otherAction,
                entitledFrom,
                entitledTo,
                from,
                to,
                otherCents,
                paidOn,
                toEmployer,
                knownOn);
    }

    /** The same record, which there is only from that day on. */
    Payment since(LocalDate day) {
        return new Payment(
                sourceKey, version, action, entitledFrom, entitledTo, from, to, cents, paidOn, toEmployer, day);
    }
}
