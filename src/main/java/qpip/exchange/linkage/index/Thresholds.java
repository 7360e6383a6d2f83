package qpip.exchange.linkage.index;

import qpip.exchange.linkage.match.Bits;

/**
 * From where on a record is decided for.
 *
 * @param match the least chance of a match
 * @param review the least chance of what a person is asked
 * @param margin by how many milli-bits the best person must outweigh the second
 */
public record Thresholds(double match, double review, int margin) {

    /**
     * One wrong match in a thousand at most, seven bits between two persons, and the rest to review from one in ten on.
     */
    public static final Thresholds USUAL = new Thresholds(0.999, 0.1, 7 * Bits.BIT);

    public Thresholds {
        if (!(0 < review && review <= match && match < 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be chances between 0 and 1, that of review not above that of a match");
        }
        if (margin < 0) {
            throw new IllegalArgumentException("the margin must not be negative");
        }
    }
}
