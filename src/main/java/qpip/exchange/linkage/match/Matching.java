package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * From records to decisions: proposes pairs, learns what their levels weigh, and decides which are of one person. In
 * two files of which each holds a person once, the heaviest assignment as a whole decides, and a tie is left to a
 * person.
 */
public final class Matching implements AutoCloseable {

    /** A pair is decided for when it is more likely than not. */
    public static final double EVEN = 0.5;

    /** From here a pair counts as a person's when values are counted by person. */
    private static final double NEARLY_SURE = 0.9;

    /** Below this a pair is not a rival. */
    private static final int RIVAL = -10 * Bits.BIT;

    private static final int ASSIGNED_MOST = 400;

    private final Records records;
    private final boolean oneToOne;
    private final Workers workers;
    private final Blocks blocks;
    private Model model;
    private final Pairs pairs;
    private final int[] bits;
    private final long compared;
    private final int[] clusters;
    private final List<Decided> decided;
    private final double[] chances;
    private final Errors errors;

    private Matching(Records records, boolean oneToOne, int threads) {
        this.records = records;
        this.oneToOne = oneToOne;
        this.workers = new Workers(threads);
        this.blocks = new Blocks(records, Keys.of(records));
        Estimation estimation = new Estimation(records);
        int[] each = IntStream.range(0, records.size()).toArray();
        Frequencies frequencies = Frequencies.of(records, each);
        Model expected = estimation.expected(frequencies);
        Candidates candidates = Candidates.of(records, blocks, expected, workers);
        this.pairs = candidates.pairs();
        this.compared = candidates.compared();
        this.model = estimation.learned(pairs, expected, frequencies, true);
        this.bits = new int[pairs.size()];
        this.chances = new double[pairs.size()];
        if (records.areTwoFiles()) {
            weigh();
            this.decided = oneToOne ? assigned() : likely(EVEN);
            this.clusters = each;
        } else {
            for (int round = 0; round < 2; round++) {
                weigh();
                Frequencies byPerson = Frequencies.of(records, clustered(NEARLY_SURE));
                this.model = estimation.learned(pairs, model, byPerson, false);
            }
            weigh();
            this.clusters = clustered(EVEN);
            this.decided = within(clusters);
        }
        this.errors = Errors.of(decided, weighed(0.001), blocks);
    }

    /** Matches records: across two files, or else within one. */
    public static Matching of(Records records, boolean oneToOne, int threads) {
        return new Matching(records, oneToOne, threads);
    }

    /** The pairs decided for, the surest first. */
    public List<Decided> decided() {
        return decided;
    }

    /** For each record the number of its person, when there is one file. */
    public int[] clusters() {
        return clusters.clone();
    }

    public long compared() {
        return compared;
    }

    /** All pairs of at least this chance, the surest first. */
    public List<Decided> weighed(double least) {
        return likely(least);
    }

    /** True if a key proposed the pair. */
    public boolean isProposed(int one, int other) {
        return blocks.keysSharing(one, other) > 0;
    }

    /** What the keys were cut to. */
    public List<Cut> cuts() {
        return blocks.caps().stream()
                .map(cap -> new Cut(cap.key(), cap.largest(), cap.blocks(), cap.pairs()))
                .toList();
    }

    /** A key whose blocks of more than so many records were left out, and how many pairs those held. */
    public record Cut(String key, int largest, int blocks, long pairs) {}

    /** A share that the model expects, with its 95 % interval. */
    public record Estimate(double value, double low, double high) {}

    /** The share of decided pairs that are right. */
    public Estimate expectedPrecision() {
        return errors.precision();
    }

    /** The share of a person's pairs that were decided for, those that no key proposed included. */
    public Estimate expectedRecall() {
        return errors.recall();
    }

    /** The share of a person's pairs that some key proposed, from how many keys proposed each. */
    public double expectedBlockingRecall() {
        return errors.blockingRecall();
    }

    /** A name for the model: the same weights have the same. */
    public String modelHash() {
        return model.hash();
    }

    Model model() {
        return model;
    }

    /** What was learned, for use on other records. */
    public Learned learned() {
        return Learned.of(records.fields(), model);
    }

    Blocks blocks() {
        return blocks;
    }

    private void weigh() {
        Estimation.Patterns patterns = new Estimation.Patterns(pairs);
        int[] weights = new int[patterns.size()];
        for (int pattern = 0; pattern < weights.length; pattern++) {
            weights[pattern] = model.weight(patterns.levels(pattern));
        }
        for (int pair = 0; pair < bits.length; pair++) {
            bits[pair] = weights[patterns.of(pair)]
                    + model.frequencyBits(records, pairs.levels(pair), pairs.one(pair), pairs.other(pair));
            chances[pair] = Bits.chance(bits[pair]);
        }
    }

    private List<Decided> likely(double least) {
        List<Decided> likely = new ArrayList<>();
        for (int pair = 0; pair < bits.length; pair++) {
            if (chances[pair] >= least) {
                likely.add(new Decided(pairs.one(pair), pairs.other(pair), bits[pair], chances[pair]));
            }
        }
        likely.sort(Comparator.comparingInt(Decided::bits)
                .reversed()
                .thenComparingInt(Decided::one)
                .thenComparingInt(Decided::other));
        return likely;
    }

    private int[] clustered(double least) {
        return Clusters.of(records.size(), likely(least), evidence());
    }

    /** What two records say of each other, without the prior. */
    private IntBinaryOperator evidence() {
        Comparer comparer = new Comparer(records);
        return (one, other) -> {
            long levels = comparer.levels(one, other);
            return model.weight(levels) - model.prior() + model.frequencyBits(records, levels, one, other);
        };
    }

    /**
     * The pairs of one person: those that are likely by themselves, and those that other records of the person connect
     * and that don't speak against it.
     */
    private List<Decided> within(int[] persons) {
        Map<Integer, List<Integer>> byPerson = new java.util.TreeMap<>();
        for (int record = 0; record < persons.length; record++) {
            byPerson.computeIfAbsent(persons[record], unknown -> new ArrayList<>())
                    .add(record);
        }
        IntBinaryOperator evidence = evidence();
        List<Decided> within = new ArrayList<>();
        for (List<Integer> same : byPerson.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    int bits = evidence.applyAsInt(same.get(i), same.get(j));
                    if (bits > 0) {
                        within.add(new Decided(same.get(i), same.get(j), bits + model.prior(), Bits.chance(bits)));
                    }
                }
            }
        }
        within.sort(Comparator.comparingInt(Decided::bits)
                .reversed()
                .thenComparingInt(Decided::one)
                .thenComparingInt(Decided::other));
        return within;
    }

    /** Each record at most once: a chance counts its rivals, and each component is solved as a whole. */
    private List<Decided> assigned() {
        double[] odds = new double[records.size()];
        for (int pair = 0; pair < bits.length; pair++) {
            if (bits[pair] > RIVAL) {
                double own = odds(bits[pair]);
                odds[pairs.one(pair)] += own;
                odds[pairs.other(pair)] += own;
            }
        }
        for (int pair = 0; pair < bits.length; pair++) {
            double own = odds(bits[pair]);
            chances[pair] =
                    own / (1 + Math.max(own, odds[pairs.one(pair)]) + Math.max(0, odds[pairs.other(pair)] - own));
        }
        List<Decided> kept = new ArrayList<>();
        for (List<Integer> component : components()) {
            assign(component, kept);
        }
        kept.sort(Comparator.comparingInt(Decided::bits)
                .reversed()
                .thenComparingInt(Decided::one)
                .thenComparingInt(Decided::other));
        return kept;
    }

    private static double odds(int bits) {
        return Bits.power(Math.min(60.0, bits / (double) Bits.BIT));
    }

    private void assign(List<Integer> component, List<Decided> kept) {
        if (component.size() == 1) {
            keep(component.get(0), kept);
            return;
        }
        int[] rows = component.stream().mapToInt(pairs::one).sorted().distinct().toArray();
        int[] columns =
                component.stream().mapToInt(pairs::other).sorted().distinct().toArray();
        if (Math.max(rows.length, columns.length) > ASSIGNED_MOST) {
            component.forEach(pair -> keep(pair, kept));
            return;
        }
        long[][] gains = new long[rows.length][columns.length];
        Map<Long, Integer> at = new HashMap<>();
        for (int pair : component) {
            int row = Arrays.binarySearch(rows, pairs.one(pair));
            int column = Arrays.binarySearch(columns, pairs.other(pair));
            // Above the rival's threshold a pair competes, though only likely ones are kept.
            gains[row][column] = Math.max(0L, bits[pair] - RIVAL);
            at.put((long) row << 32 | column, pair);
        }
        int[] assigned = Assignment.of(gains);
        for (int row = 0; row < rows.length; row++) {
            if (assigned[row] >= 0) {
                keep(at.getOrDefault((long) row << 32 | assigned[row], -1), kept);
            }
        }
    }

    private void keep(int pair, List<Decided> kept) {
        if (pair >= 0 && chances[pair] >= EVEN) {
            kept.add(new Decided(pairs.one(pair), pairs.other(pair), bits[pair], chances[pair]));
        }
    }

    /** The pairs that compete, by connected component, in the order of their first pair. */
    private List<List<Integer>> components() {
        int[] root = IntStream.range(0, records.size()).toArray();
        for (int pair = 0; pair < bits.length; pair++) {
            if (bits[pair] > RIVAL) {
                int one = find(root, pairs.one(pair));
                int other = find(root, pairs.other(pair));
                root[Math.max(one, other)] = Math.min(one, other);
            }
        }
        Map<Integer, List<Integer>> byRoot = new java.util.TreeMap<>();
        for (int pair = 0; pair < bits.length; pair++) {
            if (bits[pair] > RIVAL) {
                byRoot.computeIfAbsent(find(root, pairs.one(pair)), unknown -> new ArrayList<>())
                        .add(pair);
            }
        }
        return new ArrayList<>(byRoot.values());
    }

    private static int find(int[] root, int record) {
        int at = record;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    @Override
    public void close() {
        workers.close();
    }
}
