package qpip.exchange.linkage.index;

import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.linkage.match.Comparison;

/** Counts over many records; those of parts of a file add up to those of the file, in any order. */
final class Tally {

    /** Chances are summed in whole billionths, so that no order of adding changes the sum. */
    private static final double WHOLE = 1e9;

    private final Schema schema;
    long records;
    long matches;
    long reviews;
    long candidates;
    private long wrongMatches;
    private long missed;
    private long once;
    private long twice;
    final long[][] anchored;
    final long[] left = new long[IndexKey.values().length];
    final long[] cautions = new long[Caution.values().length];

    Tally(Schema schema) {
        this.schema = schema;
        this.anchored = new long[schema.size][];
        for (int field = 0; field < schema.size; field++) {
            anchored[field] = new long[schema.comparisons[field].levels()];
        }
    }

    void count(Finding finding, int found) {
        records++;
        candidates += found;
        if (finding.outcome() == Outcome.NONE) {
            missed += Math.round(WHOLE * finding.chance());
            return;
        }
        cautions[finding.caution().ordinal()]++;
        if (finding.outcome() == Outcome.REVIEW) {
            reviews++;
            return;
        }
        matches++;
        wrongMatches += Math.round(WHOLE * (1 - finding.chance()));
        int keys = Integer.bitCount(finding.keys());
        once += keys == 1 ? 1 : 0;
        twice += keys == 2 ? 1 : 0;
        anchor(finding.best().levels());
    }

    /** A match becomes a review. */
    void contested(Finding finding) {
        matches--;
        reviews++;
        wrongMatches -= Math.round(WHOLE * (1 - finding.chance()));
        cautions[Caution.NONE.ordinal()]--;
        cautions[Caution.CONTESTED.ordinal()]++;
    }

    /** Where an identifier agrees, the levels of the other fields show how the source writes. */
    private void anchor(long levels) {
        boolean identified = false;
        for (int field = 0; field < schema.size; field++) {
            identified |= schema.identifier[field] && Weights.level(levels, field) == Comparison.SAME;
        }
        if (identified) {
            for (int field = 0; field < schema.size; field++) {
                anchored[field][Weights.level(levels, field)]++;
            }
        }
    }

    void add(Tally other) {
        records += other.records;
        matches += other.matches;
        reviews += other.reviews;
        candidates += other.candidates;
        wrongMatches += other.wrongMatches;
        missed += other.missed;
        once += other.once;
        twice += other.twice;
        add(left, other.left);
        add(cautions, other.cautions);
        for (int field = 0; field < anchored.length; field++) {
            add(anchored[field], other.anchored[field]);
        }
    }

    private static void add(long[] to, long[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
    }

    /** How many matches are expected to be wrong. */
    double wrong() {
        return wrongMatches / WHOLE;
    }

    /** How many persons of the register were expected among the records that nothing came of, but were not taken. */
    double missed() {
        return missed / WHOLE;
    }

    /** How many persons no key found, from how many only one and only two kinds of keys found (Chao 1987). */
    double unfound() {
        return once * Math.max(0, once - 1.0) / (2 * (twice + 1.0));
    }

    SortedMap<String, Long> leftByKey() {
        SortedMap<String, Long> named = new TreeMap<>();
        for (IndexKey key : IndexKey.values()) {
            if (left[key.ordinal()] > 0) {
                named.put(key.word(), left[key.ordinal()]);
            }
        }
        return named;
    }
}
