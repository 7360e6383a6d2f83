package qpip.exchange.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.batch.core.step.StepExecution;
import qpip.exchange.job.Execution;
import qpip.exchange.storage.Database;

/**
 * What the pages are made of: the database, the clock, how many days a person has to answer a notice that was sent on a
 * day, and the steps of an execution's last run.
 */
public record Sources(
        Database database,
        Clock clock,
        ToIntFunction<LocalDate> responseDays,
        Function<Execution, List<StepExecution>> steps) {}
