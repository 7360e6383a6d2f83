package qpip.exchange.linkage.match;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What each level weighs, in milli-bits: the logarithm of m/u, where m is how often records of one person reach the
 * level and u how often those of two persons do; corrected where agreement in one field makes agreement in another more
 * likely. Immutable.
 */
final class Model {

    /** How strongly a value's frequency counts for levels that are almost the same: by half. */
    private static final int ALIKE_SHARE = 2;

    private final Comparison[] comparisons;
    private final double[][] m;
    private final double[][] u;
    private final int[][] weights;
    private final int[] uBits;
    private final Edge[] edges;
    private final int prior;
    private final double matches;
    private final Frequencies frequencies;

    Model(
            Comparison[] comparisons,
            double[][] m,
            double[][] u,
            Edge[] edges,
            double matches,
            double pairs,
            Frequencies frequencies) {
        this.comparisons = comparisons;
        this.m = m;
        this.u = u;
        this.edges = edges;
        this.matches = matches;
        this.frequencies = frequencies;
        double share = Math.min(0.5, Math.max(matches, 0.5) / Math.max(1, pairs));
        this.prior = Bits.of(share / (1 - share));
        this.weights = new int[m.length][];
        this.uBits = new int[m.length];
        for (int field = 0; field < m.length; field++) {
            weights[field] = new int[m[field].length];
            uBits[field] = Bits.of(u[field][1]);
            for (int level = 1; level < m[field].length; level++) {
                weights[field][level] = Bits.of(m[field][level] / u[field][level]);
            }
        }
    }

    /**
     * Two fields that depend on each other.
     *
     * @param agreeing the last level at which each field agrees
     * @param cells milli-bits to add when both agree, only the one, only the other, or neither
     * @param levels milli-bits to add, in place of the first cell, when the one agrees and the other has this level
     * @param belonging how often the other is the same because the persons belong together
     * @param bits what a value of the other field tells when both are the same, in place of its frequency
     */
    record Edge(int one, int other, int[] agreeing, int[] cells, int[] levels, double belonging, int[] bits) {

        int correction(long pair) {
            int first = Comparer.level(pair, one);
            int second = Comparer.level(pair, other);
            if (first == 0 || second == 0) {
                return 0;
            }
            int cell = (first <= agreeing[0] ? 0 : 2) + (second <= agreeing[1] ? 0 : 1);
            return cell == 0 && levels.length > 0 ? levels[second] : cells[cell];
        }

        boolean replacesFrequency(long pair) {
            int first = Comparer.level(pair, one);
            return bits.length > 0
                    && first > 0
                    && first <= agreeing[0]
                    && Comparer.level(pair, other) == Comparison.SAME;
        }
    }

    double m(int field, int level) {
        return m[field][level];
    }

    double u(int field, int level) {
        return u[field][level];
    }

    int weight(int field, int level) {
        return weights[field][level];
    }

    Edge[] edges() {
        return edges;
    }

    /** How many pairs seem to be of one person. */
    double matches() {
        return matches;
    }

    /** The odds before anything is compared, in milli-bits. */
    int prior() {
        return prior;
    }

    Frequencies frequencies() {
        return frequencies;
    }

    /** The weight of levels alone, with the prior. */
    int weight(long levels) {
        int weight = prior;
        for (int field = 0; field < weights.length; field++) {
            weight += weights[field][Comparer.level(levels, field)];
        }
        for (Edge edge : edges) {
            weight += edge.correction(levels);
        }
        return weight;
    }

    /** What the frequency of the pair's values adds: rare values tell more than the average, common ones less. */
    int frequencyBits(Records records, long levels, int one, int other) {
        return frequencyBits(records, levels, one, other, false);
    }

    /** The same, of what says something of the person alone if so asked. */
    int frequencyBits(Records records, long levels, int one, int other, boolean ofPerson) {
        int bits = 0;
        for (int field = 0; field < weights.length; field++) {
            if (ofPerson && isPlace(records, field)) {
                continue;
            }
            int level = Comparer.level(levels, field);
            if (level == Comparison.SAME) {
                bits += frequencies.bits(field, records.value(field, one)) + uBits[field];
            } else if (level > 1 && level <= alike(comparisons[field])) {
                int rarer = Math.min(
                        frequencies.bits(field, records.value(field, one)),
                        frequencies.bits(field, records.value(field, other)));
                bits += (rarer + uBits[field]) / ALIKE_SHARE;
            }
        }
        for (Edge edge : edges) {
            if (edge.replacesFrequency(levels)
                    && !(ofPerson && (isPlace(records, edge.one()) || isPlace(records, edge.other())))) {
                int value = records.value(edge.other(), one);
                bits += edge.bits()[value] - frequencies.bits(edge.other(), value);
            }
        }
        return bits;
    }

    private static int alike(Comparison comparison) {
        return switch (comparison) {
            case NAME -> 4;
            case TEXT -> 4;
            case DATE, CODE, CATEGORY -> 1;
        };
    }

    /** The weight of what says something of the person alone: a family shares all that its place says. */
    int weightOfPerson(Records records, long levels) {
        int weight = prior;
        for (int field = 0; field < weights.length; field++) {
            if (!isPlace(records, field)) {
                weight += weights[field][Comparer.level(levels, field)];
            }
        }
        for (Edge edge : edges) {
            if (!isPlace(records, edge.one()) && !isPlace(records, edge.other())) {
                weight += edge.correction(levels);
            }
        }
        return weight;
    }

    private static boolean isPlace(Records records, int field) {
        return records.fields().get(field).attribute().group() == Attribute.Group.PLACE;
    }

    /** A name for the weights: the first half of the SHA-256 of all numbers. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((Arrays.deepToString(weights)
                            + prior
                            + Arrays.stream(edges)
                                    .map(edge -> edge.one() + "-" + edge.other() + Arrays.toString(edge.cells())
                                            + Arrays.toString(edge.levels()))
                                    .toList())
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    double[][] copyOfM() {
        return Arrays.stream(m).map(double[]::clone).toArray(double[][]::new);
    }
}
