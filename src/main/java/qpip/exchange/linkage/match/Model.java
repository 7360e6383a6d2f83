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
        for (int field = 0; field < m.length; field++) {
            weights[field] = new int[m[field].length];
            for (int level = 1; level < m[field].length; level++) {
                weights[field][level] = Bits.of(m[field][level] / u[field][level]);
            }
        }
    }

    /**
     * Two fields that depend on each other.
     *
     * @param same milli-bits to add when both are the same, only the one, only the other, or neither
     */
    record Edge(int one, int other, int[] same) {

        int correction(long levels) {
            int first = Comparer.level(levels, one);
            int second = Comparer.level(levels, other);
            if (first == 0 || second == 0) {
                return 0;
            }
            return same[(first == 1 ? 0 : 2) + (second == 1 ? 0 : 1)];
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
        int bits = 0;
        for (int field = 0; field < weights.length; field++) {
            int level = Comparer.level(levels, field);
            if (level == Comparison.SAME) {
                bits += frequencies.bits(field, records.value(field, one)) + Bits.of(u[field][1]);
            } else if (level > 1 && level <= alike(comparisons[field])) {
                int rarer = Math.min(
                        frequencies.bits(field, records.value(field, one)),
                        frequencies.bits(field, records.value(field, other)));
                bits += (rarer + Bits.of(u[field][1])) / ALIKE_SHARE;
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

    /**
     * The weight before dependence is known: what the fields of a place say together is at most what the strongest says
     * and half of the next, since a family shares them all.
     */
    int guardedWeight(Records records, long levels) {
        int weight = prior;
        int strongest = 0;
        int next = 0;
        for (int field = 0; field < weights.length; field++) {
            int one = weights[field][Comparer.level(levels, field)];
            boolean place = records.fields().get(field).attribute().group() == Attribute.Group.PLACE;
            if (!place || one <= 0) {
                weight += one;
            } else if (one > strongest) {
                next = strongest;
                strongest = one;
            } else {
                next = Math.max(next, one);
            }
        }
        return weight + strongest + next / 2;
    }

    /** A name for the weights: the first half of the SHA-256 of all numbers. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((Arrays.deepToString(weights)
                            + prior
                            + Arrays.stream(edges)
                                    .map(edge -> edge.one() + "-" + edge.other() + Arrays.toString(edge.same()))
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
