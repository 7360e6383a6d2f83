package qpip.exchange.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.ToIntFunction;
import qpip.exchange.job.Inquiring;
import qpip.exchange.job.Operations;
import qpip.exchange.storage.Database;

/**
 * What the pages are made of: the database, the clock, how many days a person has to answer a notice that was sent on a
 * day, the acts on executions, and what may be asked of partners, with what is declared of them.
 */
public record Sources(
        Database database,
        Clock clock,
        ToIntFunction<LocalDate> responseDays,
        Operations operations,
        Optional<Inquiring> inquiring) {

    /** Days are those of Québec, whatever the machine's zone. */
    public Sources {
        clock = clock.withZone(Moments.ZONE);
    }

    /** Nothing is asked of a partner. */
    public Sources(Database database, Clock clock, ToIntFunction<LocalDate> responseDays, Operations operations) {
        this(database, clock, responseDays, operations, Optional.empty());
    }
}
