package qpip.exchange.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import qpip.exchange.job.Operations;
import qpip.exchange.storage.Database;

/**
 * What the pages are made of: the database, the clock, how many days a person has to answer a notice that was sent on a
 * day, and the acts on executions, with what is declared.
 */
public record Sources(Database database, Clock clock, ToIntFunction<LocalDate> responseDays, Operations operations) {}
