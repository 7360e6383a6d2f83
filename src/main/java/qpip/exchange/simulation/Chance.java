package qpip.exchange.simulation;

import java.util.List;

/**
 * Chance with a seed: one stream for each thing that is decided, so that a new decision about one household doesn't
 * change all others. SplitMix64 (Steele, Lea, Flood 2014).
 */
public final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    public static Chance of(long seed, String what, long index) {
        long state = mix(seed + GOLDEN);
        for (int i = 0; i < what.length(); i++) {
            state = mix(state ^ (what.charAt(i) + GOLDEN));
        }
        return new Chance(mix(state ^ mix(index + GOLDEN)));
    }

    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    public int below(int bound) {
        return (int) Long.remainderUnsigned(bits(), bound);
    }

    /** From the first to the last, both included. */
    public int between(int first, int last) {
        return first + below(last - first + 1);
    }

    public boolean happens(int perTenThousand) {
        return below(10_000) < perTenThousand;
    }

    public <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
