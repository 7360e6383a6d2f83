package qpip.exchange.linkage.match;

import java.util.List;

/**
 * How many errors the decisions hold, as the chances say, and how many pairs no key proposed, as follows from how many
 * pairs only one key and only two keys proposed (Chao 1987).
 */
record Errors(Matching.Estimate precision, Matching.Estimate recall, double blockingRecall) {

    /** How far the model's own chances may be off, as a share of the errors that they say. */
    private static final double MODEL_SHARE = 0.5;

    private static final double Z = 1.96;

    static Errors of(List<Decided> decided, List<Decided> weighed, Blocks blocks) {
        double right = 0;
        double variance = 0;
        double once = 0;
        double twice = 0;
        for (Decided pair : decided) {
            right += pair.chance();
            variance += pair.chance() * (1 - pair.chance());
            int keys = blocks.keysSharing(pair.one(), pair.other());
            once += keys == 1 ? 1 : 0;
            twice += keys == 2 ? 1 : 0;
        }
        double wrong = decided.size() - right;
        double all = 0;
        for (Decided pair : weighed) {
            all += pair.chance();
        }
        double missed = Math.max(0, all - right);
        double unproposed = once * Math.max(0, once - 1) / (2 * (twice + 1));
        double found = Math.max(1, decided.size());
        // Three: the most that still shows none in 95 of 100 cases.
        double spread = Z * Math.sqrt(variance + square(MODEL_SHARE * wrong)) + 3;
        double missedSpread = Z * Math.sqrt(missed + square(MODEL_SHARE * missed)) + 3 + Z * unproposed;
        return new Errors(
                new Matching.Estimate(
                        right / found, share(found - wrong - spread, found), share(found - wrong + spread, found)),
                new Matching.Estimate(
                        right / (right + missed + unproposed),
                        right / (right + missed + unproposed + missedSpread),
                        right / (right + Math.max(0, missed + unproposed - missedSpread))),
                right / (right + unproposed));
    }

    private static double share(double part, double whole) {
        return Math.max(0, Math.min(1, part / whole));
    }

    private static double square(double x) {
        return x * x;
    }
}
