package qpip.exchange.linkage.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What came of a file as a whole.
 *
 * @param candidates how many rows of the register were compared
 * @param cautions why records went to review
 * @param wrong the expected share of matches that are wrong
 * @param missed the expected share of records whose person is in the register, that are neither matched nor in review
 * @param left how often each kind of key was left out because too many have it
 * @param drift how each field differs from what the model was trained on, where identifiers agree
 */
public record Linked(
        long records,
        long matches,
        long reviews,
        long candidates,
        Map<Caution, Long> cautions,
        Share wrong,
        Share missed,
        SortedMap<String, Long> left,
        List<Drift> drift) {

    /** How far the chances of a model may be off, as a share of the errors that they tell. */
    private static final double MODEL_SHARE = 0.6;

    private static final double Z = 1.96;

    /** The most that still shows none in 95 of 100 cases. */
    private static final double UNSEEN = 3;

    /** A share with its 95 % interval. */
    public record Share(double value, double low, double high) {

        /** Of so many cases, so many expected: as chance spreads them, and as a model may be off. */
        public static Share of(double expected, double unsure, double all) {
            double spread = Z * Math.sqrt(expected + square(MODEL_SHARE * expected)) + UNSEEN + unsure;
            double whole = Math.max(1, all);
            return new Share(
                    expected / whole,
                    Math.max(0, expected - spread) / whole,
                    Math.min(whole, expected + spread) / whole);
        }

        private static double square(double x) {
            return x * x;
        }
    }

    /**
     * How the levels of a field lie, among pairs whose identifiers agree, against those in training.
     *
     * @param index the population stability index; below 0.1 nothing has changed that matters
     * @param pairs how many there were
     */
    public record Drift(String field, double index, long pairs, boolean isDrift) {

        /** From here on a source writes otherwise than it did. */
        static final double MOST = 0.1;

        /** With fewer pairs, chance alone may move the index so far. */
        static final long PAIRS_LEAST = 200;
    }

    static Linked of(Tally tally, TrainedModel model, RegisterIndex register) {
        Map<Caution, Long> cautions = new EnumMap<>(Caution.class);
        for (Caution caution : Caution.values()) {
            if (caution != Caution.NONE && tally.cautions[caution.ordinal()] > 0) {
                cautions.put(caution, tally.cautions[caution.ordinal()]);
            }
        }
        double unfound = tally.unfound();
        return new Linked(
                tally.records,
                tally.matches,
                tally.reviews,
                tally.candidates,
                cautions,
                Share.of(tally.wrong(), 0, tally.matches),
                Share.of(tally.missed() + unfound, Z * unfound, tally.matches + tally.missed() + unfound),
                tally.leftByKey(),
                drift(tally, model, register));
    }

    private static List<Drift> drift(Tally tally, TrainedModel model, RegisterIndex register) {
        List<Drift> drift = new ArrayList<>();
        for (int field = 0; field < model.fields().size(); field++) {
            if (!register.fields().get(field).attribute().isGivenToOne()) {
                drift.add(drift(model.fields().get(field), tally.anchored[field]));
            }
        }
        return drift;
    }

    private static Drift drift(TrainedModel.TrainedField field, long[] now) {
        double pairs = 0;
        double before = 0;
        for (int level = 1; level < now.length; level++) {
            pairs += now[level];
            before += field.levels().get(level).anchored();
        }
        double index = 0;
        for (int level = 1; level < now.length && pairs > 0 && before > 0; level++) {
            double one = (now[level] + 0.5) / (pairs + 0.5 * now.length);
            double other = (field.levels().get(level).anchored() + 0.5) / (before + 0.5 * now.length);
            index += (one - other) * StrictMath.log(one / other);
        }
        boolean enough = pairs >= Drift.PAIRS_LEAST && before >= Drift.PAIRS_LEAST;
        return new Drift(field.name(), index, (long) pairs, enough && index >= Drift.MOST);
    }
}
