package qpip.exchange.simulation;

import java.time.LocalDate;

/**
 * What decides a synthetic Québec completely: the same settings give the same people, files and truth.
 * {@code population} beyond the persons of the claims is known only to partners.
 */
public record Settings(int claims, int population, int nights, long seed, LocalDate firstNight) {

    /** A new address stays unremarkable for 30 days; a longer simulation would have to tell another story. */
    static final int NIGHTS_MAX = 30;

    private static final int DELAY_MAX = 5;
    private static final int NIGHTS_TO_WAIT = 14;

    public Settings {
        if (claims < 1) {
            throw new IllegalArgumentException("a simulation must have at least one claim, not " + claims);
        }
        if (population < 0) {
            throw new IllegalArgumentException("a population must not be negative, as " + population + " is");
        }
        if (nights < 1 || nights > NIGHTS_MAX) {
            throw new IllegalArgumentException(
                    "a simulation must have from 1 to " + NIGHTS_MAX + " nights, not " + nights);
        }
    }

    LocalDate lastNight() {
        return firstNight.plusDays(nights - 1L);
    }

    /** Days that a partner may take to answer; in a simulation too short to wait, it answers at once. */
    int delayMax() {
        return nights < NIGHTS_TO_WAIT ? 0 : DELAY_MAX;
    }

    /** The night with that index; the first has index 0. */
    LocalDate night(int index) {
        return firstNight.plusDays(index);
    }
}
