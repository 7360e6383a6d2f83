package qpip.exchange.linkage.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * How a matching of known records came out.
 *
 * @param decided pairs decided for, each by its own weight
 * @param clustered pairs within the persons that the records were gathered into, when one file is deduplicated
 * @param blockingRecall share of true pairs that a key proposed
 * @param pairs how many were decided for
 * @param heapMiB the most heap that was in use at once, garbage not yet collected included
 */
public record Evaluated(
        int records,
        long pairs,
        long compared,
        Optional<Score> decided,
        Optional<Score> clustered,
        Optional<Double> blockingRecall,
        Estimate expectedPrecision,
        Estimate expectedRecall,
        double expectedBlockingRecall,
        List<Calibration> calibration,
        List<Cut> cuts,
        String model,
        double seconds,
        long recordsPerSecond,
        long heapMiB) {

    public Evaluated {
        calibration = List.copyOf(calibration);
        cuts = List.copyOf(cuts);
    }

    /** Against the truth: precision, recall and their harmonic mean. */
    public record Score(long decided, long right, long truth) {

        public double precision() {
            return decided == 0 ? 1 : right / (double) decided;
        }

        public double recall() {
            return truth == 0 ? 1 : right / (double) truth;
        }

        public double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    /** What the model itself expects, with the interval that holds the truth in 95 of 100 cases. */
    public record Estimate(double value, double low, double high) {}

    /** Pairs whose chance lies in a range: how many, how many the model expects to be right, and how many are. */
    public record Calibration(double from, double to, long pairs, double expected, Optional<Long> right) {}

    /** A key whose largest blocks were left out. */
    public record Cut(String key, int largestBlock, int blocks, long pairs) {}
}
