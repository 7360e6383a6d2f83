package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which fields depend on each other. Persons of one household share surname, address and postcode, and twins their
 * birth date too, so that what these fields say together is less than the sum; a person who moved differs in all fields
 * of the place at once. For each class of pairs the strongest dependences that form a tree are kept (Chow and Liu
 * 1968), counted over all pairs of records, not over candidates.
 */
final class Dependence {

    /** Dependence below this, in bits a pair, is chance or does no harm. */
    private static final double MATCHED_LEAST = 0.004;

    private static final double RATIO_MOST = 14;

    private final Records records;
    private final int fields;
    private final double[][] both;
    private final double[][] known;
    private final double[][][] single;

    Dependence(Records records) {
        this.records = records;
        this.fields = records.fields().size();
        this.both = new double[fields][fields];
        this.known = new double[fields][fields];
        this.single = new double[fields][fields][2];
        for (int one = 0; one < fields; one++) {
            for (int other = one + 1; other < fields; other++) {
                count(one, other);
            }
        }
    }

    Model.Edge[] edges(Estimation.Patterns patterns, double[] weights, Model model, Comparison[] comparisons) {
        List<Found> apart = new ArrayList<>();
        List<Found> together = new ArrayList<>();
        for (int one = 0; one < fields; one++) {
            for (int other = one + 1; other < fields; other++) {
                double[] same = new double[4];
                double[] agree = new double[4];
                for (int pattern = 0; pattern < weights.length; pattern++) {
                    int first = Comparer.level(patterns.levels(pattern), one);
                    int second = Comparer.level(patterns.levels(pattern), other);
                    if (first > 0 && second > 0) {
                        same[cell(first, 1, second, 1)] += weights[pattern];
                        agree[cell(first, comparisons[one].agreeing(), second, comparisons[other].agreeing())] +=
                                weights[pattern];
                    }
                }
                if (belongTogether(one, other)) {
                    unmatched(one, other, same).ifPresent(apart::add);
                }
                matched(one, other, agree, model.matches()).ifPresent(together::add);
            }
        }
        List<Model.Edge> edges = new ArrayList<>();
        for (Found found : rooted(tree(apart), model.frequencies())) {
            edges.add(found.apart(model, comparisons));
        }
        tree(together).forEach(found -> edges.add(found.together(comparisons)));
        return edges.toArray(Model.Edge[]::new);
    }

    /** What two persons may share because they live or belong together: a place, or a name. */
    private boolean belongTogether(int one, int other) {
        return records.fields().get(one).attribute().group() != Attribute.Group.PERSON
                || records.fields().get(other).attribute().group() != Attribute.Group.PERSON;
    }

    private static int cell(int first, int firstMost, int second, int secondMost) {
        return (first <= firstMost ? 0 : 2) + (second <= secondMost ? 0 : 1);
    }

    /** Among pairs of two persons: all pairs that share both values, less those that seem to be of one person. */
    private Optional<Found> unmatched(int one, int other, double[] matched) {
        double all = known[one][other] - Arrays.stream(matched).sum();
        double shared = both[one][other] - matched[0];
        double first = single[one][other][0] - matched[0] - matched[1];
        double second = single[one][other][1] - matched[0] - matched[2];
        // What seems matched is itself uncertain: half as many again may be before dependence is believed.
        if (all < 1 || first < 1 || second < 1 || shared < 10 + 0.5 * matched[0]) {
            return Optional.empty();
        }
        double expected = first * second / all;
        if (shared < 1.3 * expected) {
            return Optional.empty();
        }
        double[] cells = {
            shared, Math.max(0.5, first - shared), Math.max(0.5, second - shared), all - first - second + shared
        };
        return Found.of(one, other, cells, 0);
    }

    private static Optional<Found> matched(int one, int other, double[] cells, double matches) {
        double all = Arrays.stream(cells).sum();
        if (all < 100 || all < 0.02 * matches) {
            return Optional.empty();
        }
        double[] smoothed = new double[4];
        double first = (cells[0] + cells[1]) / all;
        double second = (cells[0] + cells[2]) / all;
        double[] alone = {first * second, first * (1 - second), (1 - first) * second, (1 - first) * (1 - second)};
        for (int cell = 0; cell < 4; cell++) {
            smoothed[cell] = cells[cell] + 20 * alone[cell] + 1e-6;
        }
        return Found.of(one, other, smoothed, MATCHED_LEAST);
    }

    /** Edges by falling information, each unless it would close a circle. */
    private List<Found> tree(List<Found> found) {
        int[] root = java.util.stream.IntStream.range(0, fields).toArray();
        List<Found> kept = new ArrayList<>();
        found.sort(Comparator.comparingDouble(Found::information)
                .reversed()
                .thenComparingInt(Found::one)
                .thenComparingInt(Found::other));
        for (Found edge : found) {
            int first = root[edge.one()];
            int second = root[edge.other()];
            if (first != second) {
                kept.add(edge);
                for (int field = 0; field < fields; field++) {
                    root[field] = root[field] == second ? first : root[field];
                }
            }
        }
        return kept;
    }

    /** The edges turned so that each leads away from the most telling field of its tree. */
    private List<Found> rooted(List<Found> tree, Frequencies frequencies) {
        List<Integer> byTelling = java.util.stream.IntStream.range(0, fields)
                .boxed()
                .sorted(Comparator.comparingDouble(frequencies::same))
                .toList();
        List<Found> rest = new ArrayList<>(tree);
        List<Found> turned = new ArrayList<>();
        boolean[] reached = new boolean[fields];
        for (int root : byTelling) {
            if (!reached[root]) {
                reach(root, rest, turned, reached);
            }
        }
        return turned;
    }

    private static void reach(int field, List<Found> rest, List<Found> turned, boolean[] reached) {
        reached[field] = true;
        for (Found edge : List.copyOf(rest)) {
            if (rest.contains(edge) && (edge.one() == field || edge.other() == field)) {
                rest.remove(edge);
                Found away = edge.one() == field ? edge : edge.turned();
                turned.add(away);
                reach(away.other(), rest, turned, reached);
            }
        }
    }

    /** Counts the pairs of records that have both fields, that agree in either, and in both. */
    private void count(int one, int other) {
        int size = records.size();
        int first = records.firstFile();
        long[] values = new long[size];
        boolean[] second = new boolean[size];
        int filled = 0;
        long[] keys = new long[size];
        int firsts = 0;
        for (int record = 0; record < size; record++) {
            int a = records.value(one, record);
            int b = records.value(other, record);
            if (a >= 0 && b >= 0) {
                values[filled] = (long) a << 31 | b;
                second[filled] = record >= first;
                firsts += record < first ? 1 : 0;
                keys[filled] = values[filled] << 1 | (record >= first ? 1 : 0);
                filled++;
            }
        }
        double seconds = filled - firsts;
        known[one][other] = records.areTwoFiles() ? firsts * seconds : filled * (filled - 1.0) / 2;
        both[one][other] = shared(keys, filled);
        for (int i = 0; i < filled; i++) {
            keys[i] = values[i] >>> 31 << 1 | (second[i] ? 1 : 0);
        }
        single[one][other][0] = shared(keys, filled);
        for (int i = 0; i < filled; i++) {
            keys[i] = (values[i] & Integer.MAX_VALUE) << 1 | (second[i] ? 1 : 0);
        }
        single[one][other][1] = shared(keys, filled);
    }

    /** Pairs whose keys are the same but for the last bit, which tells the file. */
    private double shared(long[] keys, int size) {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        double shared = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            int firsts = 0;
            while (to < size && sorted[to] >>> 1 == sorted[from] >>> 1) {
                firsts += (sorted[to] & 1) == 0 ? 1 : 0;
                to++;
            }
            double all = to - from;
            shared += records.areTwoFiles() ? firsts * (all - firsts) : all * (all - 1) / 2;
            from = to;
        }
        return shared;
    }

    /**
     * A dependence.
     *
     * @param shares of pairs in which both are the same, only the one, only the other, or neither
     * @param ratios logarithms of these shares to what they were without dependence
     * @param information how much knowing the one tells of the other, in bits a pair
     */
    private record Found(int one, int other, double[] shares, double[] ratios, double information) {

        static Optional<Found> of(int one, int other, double[] cells, double least) {
            double all = Arrays.stream(cells).sum();
            double first = (cells[0] + cells[1]) / all;
            double second = (cells[0] + cells[2]) / all;
            double[] alone = {first * second, first * (1 - second), (1 - first) * second, (1 - first) * (1 - second)};
            double[] shares = new double[4];
            double[] ratios = new double[4];
            double information = 0;
            for (int cell = 0; cell < 4; cell++) {
                shares[cell] = cells[cell] / all;
                ratios[cell] = Math.max(-RATIO_MOST, Math.min(RATIO_MOST, Bits.log2(shares[cell] / alone[cell])));
                information += shares[cell] * ratios[cell];
            }
            return information > least
                    ? Optional.of(new Found(one, other, shares, ratios, information))
                    : Optional.empty();
        }

        Found turned() {
            return new Found(
                    other,
                    one,
                    new double[] {shares[0], shares[2], shares[1], shares[3]},
                    new double[] {ratios[0], ratios[2], ratios[1], ratios[3]},
                    information);
        }

        Model.Edge together(Comparison[] comparisons) {
            return new Model.Edge(one, other, agreeing(comparisons), bits(1), new int[0], 0, new int[0]);
        }

        /**
         * Among two persons who share the first field, the second is the same by chance or because they belong
         * together, however rare the value is, and then it differs by a slip as often as within one person's records.
         */
        Model.Edge apart(Model model, Comparison[] comparisons) {
            double alone = shares[0] + shares[2];
            double belonging = Math.max(0, shares[0] / (shares[0] + shares[1]) - alone);
            int[] levels = new int[comparisons[other].levels()];
            for (int level = 2; level <= comparisons[other].agreeing(); level++) {
                double u = model.u(other, level);
                levels[level] = Bits.of(u / (u + belonging * model.m(other, level)));
            }
            return new Model.Edge(
                    one,
                    other,
                    agreeing(comparisons),
                    bits(-1),
                    levels,
                    belonging,
                    model.frequencies().bitsOrBelonging(other, belonging));
        }

        private int[] agreeing(Comparison[] comparisons) {
            return new int[] {comparisons[one].agreeing(), comparisons[other].agreeing()};
        }

        private int[] bits(int sign) {
            int[] bits = new int[4];
            for (int cell = 0; cell < 4; cell++) {
                bits[cell] = (int) Math.round(sign * Bits.BIT * ratios[cell]);
            }
            return bits;
        }
    }
}
