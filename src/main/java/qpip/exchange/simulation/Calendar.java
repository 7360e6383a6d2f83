package qpip.exchange.simulation;

import java.time.LocalDate;

/** The nights that were agreed for each exchange. */
public interface Calendar {

    /** Whether the exchange runs on that night; an exchange that there isn't never does. */
    boolean due(String exchange, LocalDate night);

    /** Whether, on a night when both run, the first runs before the second. */
    boolean before(String first, String second);
}
