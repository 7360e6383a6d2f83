package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the records of what one partner pays to one person, in order of their days. Amounts are whole cents a day, so
 * that every share of a period is exact.
 */
final class Payer {

    static final int FORTNIGHT = 14;

    private final String extract;
    private final String prefix;
    private final int household;
    private Optional<LocalDate> entitledFrom = Optional.empty();
    private int payments;

    /** The prefix begins the keys of the records. */
    Payer(String extract, String prefix, int household) {
        this.extract = extract;
        this.prefix = prefix;
        this.household = household;
    }

    Payment worker(LocalDate from, long dailyCents) {
        return payment(from, from.plusDays(FORTNIGHT - 1), dailyCents, false);
    }

    Payment employer(LocalDate from, long dailyCents) {
        return payment(from, from.plusDays(FORTNIGHT - 1), dailyCents, true);
    }

    Payment worker(LocalDate from, LocalDate to, long dailyCents) {
        return payment(from, to, dailyCents, false);
    }

    /** What is paid from now on is another right to indemnities. */
    void anew() {
        entitledFrom = Optional.empty();
    }

    private Payment payment(LocalDate from, LocalDate to, long dailyCents, boolean toEmployer) {
        payments++;
        LocalDate start = entitledFrom.filter(known -> !known.isAfter(from)).orElse(from);
        entitledFrom = Optional.of(start);
        return new Payment(
                extract,
                String.format(Locale.ROOT, "%s%09dP%04d", prefix, household + 1, payments),
                1,
                "A",
                start,
                household % 2 == 0 ? Optional.of(to) : Optional.empty(),
                from,
                to,
                (ChronoUnit.DAYS.between(from, to) + 1) * dailyCents,
                to.plusDays(1),
                toEmployer,
                to.plusDays(1),
                Optional.empty());
    }
}
