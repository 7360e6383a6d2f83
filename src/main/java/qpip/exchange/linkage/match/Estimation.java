package qpip.exchange.linkage.match;

import java.util.Arrays;

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

    /** In so many rounds, of the first learning, only what says something of the person counts. */
    private static final int ROUNDS_OF_PERSON = 12;

    private final Records records;
    private final Comparison[] comparisons;
    private final int fields;
    private final double[][] sampled;
    private final double sampledPairs;
    private final boolean places;
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
        this.places = java.util.stream.IntStream.range(0, fields).anyMatch(field -> isPlace(field));
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
    Model learned(Pairs pairs, Model beginning, Frequencies frequencies, boolean isFirst) {
        Patterns patterns = new Patterns(pairs);
        double[] weights = new double[patterns.size()];
        int[] frequencyBits = frequencyBits(pairs, beginning, frequencies, places && isFirst);
        Model model = new Model(
                comparisons,
                beginning.copyOfM(),
                u(beginning.copyOfM(), frequencies, beginning.matches()),
                beginning.edges(),
                beginning.matches(),
                records.pairs(),
                frequencies);
        double[][] personal = model.copyOfM();
        int roundsOfPerson = places && (isFirst || hasHouseholds(beginning)) ? ROUNDS_OF_PERSON : 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean ofPerson = round < roundsOfPerson;
            if (round % EDGES_EVERY == 1 || round == roundsOfPerson) {
                model = withEdges(model, dependence.edges(patterns, weights, model, comparisons));
                frequencyBits = frequencyBits(pairs, model, frequencies, ofPerson);
            }
            if (round == roundsOfPerson) {
                personal = model.copyOfM();
            }
            expect(pairs, patterns, model, frequencyBits, ofPerson, weights);
            double[][] m = maximized(patterns, weights);
            if (!ofPerson && hasHouseholds(model)) {
                boundPerson(m, personal);
            }
            double matches = Arrays.stream(weights).sum();
            if (records.areTwoFiles()) {
                matches = Math.min(matches, Math.min(records.firstFile(), records.size() - records.firstFile()));
            }
            model = new Model(
                    comparisons, m, u(m, frequencies, matches), model.edges(), matches, records.pairs(), frequencies);
        }
        return model;
    }

    /**
     * What a household shares must not teach that one person has several names and birth dates: how often a person's
     * own fields differ altogether may not be much more than those fields say among themselves.
     */
    private void boundPerson(double[][] m, double[][] ofPerson) {
        for (int field = 0; field < fields; field++) {
            int other = comparisons[field].other();
            double most = 2 * ofPerson[field][other] + 0.03;
            if (!isPlace(field) && m[field][other] > most) {
                double rest = 1 - m[field][other];
                for (int level = 1; level < other; level++) {
                    m[field][level] *= (1 - most) / rest;
                }
                m[field][other] = most;
            }
        }
    }

    /** True if records of two persons share a surname and a place more often than by chance. */
    private boolean hasHouseholds(Model model) {
        return java.util.Arrays.stream(model.edges())
                .filter(edge -> edge.bits().length > 0)
                .anyMatch(edge -> isPlace(edge.one()) != isPlace(edge.other())
                        && (isFamily(edge.one()) || isFamily(edge.other())));
    }

    private boolean isFamily(int field) {
        return records.fields().get(field).attribute().group() == Attribute.Group.FAMILY;
    }

    private boolean isPlace(int field) {
        return records.fields().get(field).attribute().group() == Attribute.Group.PLACE;
    }

    private Model withEdges(Model model, Model.Edge[] edges) {
        return new Model(
                comparisons,
                model.copyOfM(),
                u(model.copyOfM(), model.frequencies(), model.matches()),
                edges,
                model.matches(),
                records.pairs(),
                model.frequencies());
    }

    private int[] frequencyBits(Pairs pairs, Model model, Frequencies frequencies, boolean ofPerson) {
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
            bits[pair] =
                    current.frequencyBits(records, pairs.levels(pair), pairs.one(pair), pairs.other(pair), ofPerson);
        }
        return bits;
    }

    /** The sum of chances of the pairs of each pattern. */
    private void expect(
            Pairs pairs, Patterns patterns, Model model, int[] frequencyBits, boolean ofPerson, double[] weights) {
        int[] bits = new int[patterns.size()];
        for (int pattern = 0; pattern < bits.length; pattern++) {
            bits[pattern] = ofPerson
                    ? model.weightOfPerson(records, patterns.levels(pattern))
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
        countSwapOnce(u, m);
        return u;
    }

    /** Names in each other's place are one finding, not two: the surname's level tells it, the given name's nothing. */
    private void countSwapOnce(double[][] u, double[][] m) {
        int given = records.field(Attribute.GIVEN_NAME);
        if (given >= 0 && records.field(Attribute.SURNAME) >= 0) {
            u[given][Comparison.SWAPPED] = m[given][Comparison.SWAPPED];
            u[given][Comparison.SWAPPED_ALIKE] = m[given][Comparison.SWAPPED_ALIKE];
        }
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
            long[] sorted = new long[pairs.size()];
            for (int pair = 0; pair < sorted.length; pair++) {
                sorted[pair] = pairs.levels(pair);
            }
            Arrays.parallelSort(sorted);
            int different = 0;
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[different++] = sorted[i];
                }
            }
            levels = Arrays.copyOf(sorted, different);
            ofPair = new int[pairs.size()];
            for (int pair = 0; pair < ofPair.length; pair++) {
                ofPair[pair] = Arrays.binarySearch(levels, pairs.levels(pair));
            }
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
