package qpip.exchange.linkage.match;

/** Milli-bits: logarithms to base 2 in whole thousandths, so that sums are the same in any order on any machine. */
public final class Bits {

    public static final int BIT = 1000;

    private static final int MOST = 24 * BIT;
    private static final double LN_2 = StrictMath.log(2);
    private static final double[] CHANCES = chances();

    private Bits() {}

    /** The logarithm of a ratio, in milli-bits. */
    public static int of(double ratio) {
        return (int) Math.round(BIT * StrictMath.log(ratio) / LN_2);
    }

    static double log2(double ratio) {
        return StrictMath.log(ratio) / LN_2;
    }

    /** The chance that has these odds: 1/(1+2^-w). */
    public static double chance(int bits) {
        return CHANCES[Math.max(-MOST, Math.min(MOST, bits)) + MOST];
    }

    /** Two to the power of so many bits. */
    public static double power(double bits) {
        return StrictMath.exp(bits * LN_2);
    }

    private static double[] chances() {
        double[] chances = new double[2 * MOST + 1];
        for (int i = 0; i < chances.length; i++) {
            chances[i] = 1 / (1 + power((MOST - i) / (double) BIT));
        }
        return chances;
    }
}
