package qpip.exchange.transfer;

import java.time.Duration;

/**
 * How often a lost connection is tried again, how long we wait before the second try, and when silence is a failure.
 */
public record Patience(int tries, Duration firstPause, Duration timeout) {

    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    public Patience {
        if (tries < 1) {
            throw new IllegalArgumentException("there must be at least one try");
        }
        if (firstPause.isNegative() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the pause must not be negative and the timeout must be positive");
        }
    }

    /** Four tries within about a quarter of a minute, thirty seconds of silence each at most. */
    public static Patience usual() {
        return new Patience(4, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    /** Two tries within a second, ten seconds of silence each at most: for somebody who waits for the answer. */
    public static Patience brief() {
        return new Patience(2, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    Patience once() {
        return new Patience(1, firstPause, timeout);
    }

    /** The pause doubles with each try, to a minute at most. */
    Duration pauseAfter(int triesMade) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(triesMade - 1, 20));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }
}
