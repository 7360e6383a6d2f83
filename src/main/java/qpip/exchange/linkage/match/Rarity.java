package qpip.exchange.linkage.match;

/**
 * How frequent values are that hardly anybody has. What only one person has is rarer than one in all: how much follows
 * from how many values two persons share (Good 1953, after Turing).
 */
public final class Rarity {

    private Rarity() {}

    /**
     * The frequency of a value that one person in all has.
     *
     * @param all how many persons have any value, at least 1
     * @param once how many values one person has
     * @param twice how many values two persons have
     */
    public static double once(double all, double once, double twice) {
        return Math.min(1 / all, Math.max(0.02 / all, 2 * (twice + 0.5) / (Math.max(1, once) * all)));
    }

    /**
     * The chance that two persons have the same value.
     *
     * @param pairs of persons that share a value, each pair both ways
     * @param rare what {@link #once} gave
     */
    public static double same(double all, double pairs, double rare) {
        return Math.max(pairs / (all * Math.max(1, all - 1)), rare / all);
    }
}
