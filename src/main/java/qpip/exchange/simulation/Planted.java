package qpip.exchange.simulation;

import java.util.Optional;

/**
 * What every plant says of itself. The rate is per ten thousand claims, and at least one is planted; ages are days from
 * the event to the first night; no severity means that it must not be found.
 */
record Planted(
        String rule,
        Optional<String> severity,
        On on,
        int perTenThousand,
        Fits fits,
        int ageMin,
        int ageMax,
        String why,
        boolean favourable) {

    /** A change that must be found. */
    static Planted found(String rule, String severity, On on, int rate, Fits fits, int from, int to, String why) {
        return new Planted(rule, Optional.of(severity), on, rate, fits, from, to, why, false);
    }

    /** A change that must be found, in the claimant's favour. */
    static Planted good(String rule, String severity, On on, int rate, Fits fits, int from, int to, String why) {
        return new Planted(rule, Optional.of(severity), on, rate, fits, from, to, why, true);
    }

    /** Something that must not be found. */
    static Planted quiet(String rule, On on, int rate, Fits fits, int from, int to, String why) {
        return new Planted(rule, Optional.empty(), on, rate, fits, from, to, why, false);
    }
}
