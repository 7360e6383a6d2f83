package qpip.exchange.linkage.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Learns the model from the records alone: u from pairs that are almost surely of two persons, m by expectation and
 * maximization over the pairs that the keys propose, with u held and with the prior of all pairs, so that it does not
 * matter which pairs the keys left out. What is expected of any data keeps m in bounds where there is little to learn.
 */
final class Estimation {

    private static final int SAMPLE = 600_000;

    /** For how many matched pairs the expectation stands. */
    private static final double EXPECTED_PAIRS = 20;

    private static final int ROUNDS = 24;
    private static final int EDGES_EVERY = 6;

    private final Records records;
    private final Comparison[] comparisons;
    private final int fields;
    private final double[][] sampled;
    private final double sampledPairs;
    private final Dependence dependence;

    Estimation(Records records) {
        this.records = records;
        this.fields = records.fields().size();
        this.comparisons = records.fields().stream()
                .map(field -> field.attribute().comparison())
                .toArray(Comparison[]::new);
        this.sampled = new double[fields][];
        for (int field = 0; field < fields; field++) {
            sampled[field] = new double[comparisons[field].levels()];
        }
        this.sampledPairs = sample();
        this.dependence = new Dependence(records);
    }

    /** The model before anything is learned of m. */
    Model expected(Frequencies frequencies) {
        double[][] m = new double[fields][];
        for (int field = 0; field < fields; field++) {
            m[field] = new double[comparisons[field].levels()];
            for (int level = 1; level < m[field].length; level++) {
                m[field][level] = comparisons[field].expected(level);
            }
        }
        double matches = (records.areTwoFiles()
                        ? Math.min(records.firstFile(), records.size() - records.firstFile())
                        : records.size())
                / 2.0;
        return new Model(
                comparisons, m, u(m, frequencies, 0), new Model.Edge[0], matches, records.pairs(), frequencies);
    }

    /** Learns from the pairs, beginning with a model. */
    Model learned(Pairs pairs, Model beginning, Frequencies frequencies, boolean guarded) {
        Patterns patterns = new Patterns(pairs);
        double[] weights = new double[patterns.size()];
        int[] frequencyBits = frequencyBits(pairs, beginning, frequencies);
        Model model = new Model(
                comparisons,
                beginning.copyOfM(),
                u(beginning.copyOfM(), frequencies, beginning.matches()),
                beginning.edges(),
                beginning.matches(),
                records.pairs(),
                frequencies);
        for (int round = 0; round < ROUNDS; round++) {
            boolean guardedRound = guarded && round == 0;
            expect(pairs, patterns, model, frequencyBits, guardedRound, weights);
            double[][] m = maximized(patterns, weights);
            double matches = Arrays.stream(weights).sum();
            if (records.areTwoFiles()) {
                matches = Math.min(matches, Math.min(records.firstFile(), records.size() - records.firstFile()));
            }
            Model.Edge[] edges =
                    round % EDGES_EVERY == 0 ? dependence.edges(patterns, weights, matches) : model.edges();
            model = new Model(comparisons, m, u(m, frequencies, matches), edges, matches, records.pairs(), frequencies);
        }
        return model;
    }

    private int[] frequencyBits(Pairs pairs, Model model, Frequencies frequencies) {
        Model current = new Model(
                comparisons,
                model.copyOfM(),
                u(model.copyOfM(), frequencies, model.matches()),
                model.edges(),
                model.matches(),
                records.pairs(),
                frequencies);
        int[] bits = new int[pairs.size()];
        for (int pair = 0; pair < bits.length; pair++) {
            bits[pair] = current.frequencyBits(records, pairs.levels(pair), pairs.one(pair), pairs.other(pair));
        }
        return bits;
    }

    /** The sum of chances of the pairs of each pattern. */
    private void expect(
            Pairs pairs, Patterns patterns, Model model, int[] frequencyBits, boolean guarded, double[] weights) {
        int[] bits = new int[patterns.size()];
        for (int pattern = 0; pattern < bits.length; pattern++) {
            bits[pattern] = guarded
                    ? model.guardedWeight(records, patterns.levels(pattern))
                    : model.weight(patterns.levels(pattern));
        }
        Arrays.fill(weights, 0);
        for (int pair = 0; pair < pairs.size(); pair++) {
            int pattern = patterns.of(pair);
            weights[pattern] += Bits.chance(bits[pattern] + frequencyBits[pair]);
        }
    }

    private double[][] maximized(Patterns patterns, double[] weights) {
        double[][] m = new double[fields][];
        for (int field = 0; field < fields; field++) {
            double[] sums = new double[comparisons[field].levels()];
            for (int pattern = 0; pattern < weights.length; pattern++) {
                sums[Comparer.level(patterns.levels(pattern), field)] += weights[pattern];
            }
            double all = EXPECTED_PAIRS;
            for (int level = 1; level < sums.length; level++) {
                sums[level] += EXPECTED_PAIRS * comparisons[field].expected(level);
                all += sums[level] - EXPECTED_PAIRS * comparisons[field].expected(level);
            }
            for (int level = 1; level < sums.length; level++) {
                sums[level] /= all;
            }
            m[field] = sums;
        }
        return m;
    }

    /** u of each level: the same value from the frequencies, the others as sampled, less the matches in the sample. */
    private double[][] u(double[][] m, Frequencies frequencies, double matches) {
        double share = matches / Math.max(1, records.pairs());
        double[][] u = new double[fields][];
        for (int field = 0; field < fields; field++) {
            int levels = comparisons[field].levels();
            u[field] = new double[levels];
            double all = 0;
            for (int level = 1; level < levels; level++) {
                all += sampled[field][level];
            }
            double sum = 0;
            double least = 0.5 / Math.max(1, Math.max(all, sampledPairs));
            for (int level = 2; level < levels; level++) {
                double seen = sampled[field][level] / Math.max(1, all);
                u[field][level] = Math.max(least, seen - share * m[field][level]);
                sum += u[field][level];
            }
            double same = Math.min(0.99, Math.max(1e-9, frequencies.same(field)));
            for (int level = 2; level < levels; level++) {
                u[field][level] *= (1 - same) / sum;
            }
            u[field][1] = same;
        }
        return u;
    }

    /** All pairs where there are few; else pairs picked by counting, the same every time. */
    private double sample() {
        Comparer comparer = new Comparer(records);
        int first = records.firstFile();
        int size = records.size();
        if (records.pairs() <= SAMPLE) {
            for (int one = 0; one < first; one++) {
                for (int other = records.areTwoFiles() ? first : one + 1; other < size; other++) {
                    note(comparer.levels(one, other));
                }
            }
            return records.pairs();
        }
        for (int i = 0; i < SAMPLE; i++) {
            long mixed = Codes.mixed(i) >>> 1;
            int one = (int) ((long) i * first / SAMPLE);
            int other = records.areTwoFiles()
                    ? first + (int) (mixed % (size - first))
                    : (int) ((one + 1 + mixed % (size - 1)) % size);
            note(comparer.levels(Math.min(one, other), Math.max(one, other)));
        }
        return SAMPLE;
    }

    private void note(long levels) {
        for (int field = 0; field < fields; field++) {
            sampled[field][Comparer.level(levels, field)]++;
        }
    }

    /** The different level vectors among pairs, each with a number. */
    static final class Patterns {

        private final int[] ofPair;
        private final long[] levels;

        Patterns(Pairs pairs) {
            Map<Long, Integer> numbers = new HashMap<>();
            ofPair = new int[pairs.size()];
            for (int pair = 0; pair < ofPair.length; pair++) {
                Integer number = numbers.putIfAbsent(pairs.levels(pair), numbers.size());
                ofPair[pair] = number == null ? numbers.size() - 1 : number;
            }
            levels = new long[numbers.size()];
            numbers.forEach((pattern, number) -> levels[number] = pattern);
        }

        int size() {
            return levels.length;
        }

        int of(int pair) {
            return ofPair[pair];
        }

        long levels(int pattern) {
            return levels[pattern];
        }
    }
}
