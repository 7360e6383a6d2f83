package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One record of a partner that pays indemnities: what was paid, to the worker or to the employer, for the days of a
 * period; known from a day on. {@code extract} is the exchange that tells of it.
 */
record Payment(
        String extract,
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
        LocalDate knownOn,
        Optional<Withdrawal> withdrawal) {

    /** Why a worker withdrew: pregnancy (G) or breastfeeding (L), and the day of delivery that was expected. */
    record Withdrawal(String motive, Optional<LocalDate> expectedDelivery) {

        boolean pregnancy() {
            return motive.equals("G");
        }
    }

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
        return cents * daysIn(sunday) / (ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** How many days of the period fall into the week. */
    long daysIn(LocalDate sunday) {
        LocalDate first = from.isAfter(sunday) ? from : sunday;
        LocalDate last = to.isBefore(sunday.plusDays(6)) ? to : sunday.plusDays(6);
        return Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }

    boolean toldBy(String exchange) {
        return extract.equals(exchange);
    }

    Payment as(String otherAction, int otherVersion, long otherCents) {
        return new Payment(
                extract,
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
                knownOn,
                withdrawal);
    }

    /** The same record, which there is only from that day on. */
    Payment since(LocalDate day) {
        return new Payment(
                extract,
                sourceKey,
                version,
                action,
                entitledFrom,
                entitledTo,
                from,
                to,
                cents,
                paidOn,
                toEmployer,
                day,
                withdrawal);
    }

    /** The same as that of a worker who withdrew. */
    Payment withdrawn(Withdrawal why) {
        return new Payment(
                extract,
                sourceKey,
                version,
                action,
                entitledFrom,
                entitledTo,
                from,
                to,
                cents,
                paidOn,
                toEmployer,
                knownOn,
                Optional.of(why));
    }
}
