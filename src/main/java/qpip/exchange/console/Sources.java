package qpip.exchange.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.batch.core.step.StepExecution;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Inquiring;
import qpip.exchange.storage.Database;

/**
 * What the pages are made of: the database, the clock, how many days a person has to answer a notice that was sent on a
 * day, the steps of an execution's last run, and what may be asked of partners, with what is declared of them.
 */
public record Sources(
        Database database,
        Clock clock,
        ToIntFunction<LocalDate> responseDays,
        Function<Execution, List<StepExecution>> steps,
        Optional<Inquiring> inquiring) {

    /** Without declarations: no agreement is shown, nothing is asked of a partner. */
    public Sources(
            Database database,
            Clock clock,
            ToIntFunction<LocalDate> responseDays,
            Function<Execution, List<StepExecution>> steps) {
        this(database, clock, responseDays, steps, Optional.empty());
    }
}
