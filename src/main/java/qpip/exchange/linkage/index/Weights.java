package qpip.exchange.linkage.index;

import java.util.List;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Bits;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.Learned;

/**
 * A model's weights, in milli-bits, against a register of so many persons. The same value weighs what its frequency in
 * the register says; that part is kept with a decision, so that the sum can be told again when the register has
 * changed.
 */
final class Weights {

    /** How strongly a value's frequency counts for levels that are almost the same: by half. */
    private static final int ALIKE_SHARE = 2;

    private static final int FIELD_BITS = 4;

    /** The last level at which two names are alike. */
    private static final int NAME_ALIKE = 6;

    /** In the place of how many persons there are: the record repeats the reference of a question of ours. */
    static final int ASKED = 0;

    /** How often such a record is about the person we asked about: a reference may be copied wrong. */
    private static final double ASKED_SHARE = 0.99;

    final int fields;
    final int prior;
    private final int[][] levels;
    private final int[] alike;
    private final Learned.Dependent[] dependents;
    private final int[][] belonging;

    Weights(TrainedModel model, int persons) {
        List<TrainedModel.TrainedField> trained = model.fields();
        this.fields = trained.size();
        double share = persons == ASKED ? ASKED_SHARE : Math.min(0.5, model.share() / Math.max(1, persons));
        this.prior = Bits.of(share / (1 - share));
        this.levels = new int[fields][];
        this.alike = new int[fields];
        for (int field = 0; field < fields; field++) {
            Comparison comparison = trained.get(field).attribute().comparison();
            alike[field] = comparison == Comparison.NAME || comparison == Comparison.TEXT ? 4 : Comparison.SAME;
            levels[field] = new int[comparison.levels()];
            for (int level = 1; level < levels[field].length; level++) {
                TrainedModel.TrainedLevel one = trained.get(field).levels().get(level);
                // NB: the same value's u is its frequency, which is added apart.
                levels[field][level] = Bits.of(level == Comparison.SAME ? one.m() : one.m() / one.u());
                if (level > Comparison.SAME && trained.get(field).attribute() == Attribute.HEALTH_INSURANCE_NUMBER) {
                    // NB: what is alike in it is name, date and sex, which have been weighed already.
                    levels[field][level] = Math.min(0, levels[field][level]);
                }
            }
        }
        this.dependents = model.dependents().toArray(Learned.Dependent[]::new);
        this.belonging = new int[dependents.length][];
        for (int i = 0; i < dependents.length; i++) {
            belonging[i] = dependents[i].belonging() > 0 ? belonging(dependents[i].belonging()) : new int[0];
        }
    }

    /** For each number of milli-bits that a value tells, what it tells of two persons who may belong together. */
    private static int[] belonging(double share) {
        int[] bits = new int[Short.MAX_VALUE + 1];
        for (int own = 0; own < bits.length; own++) {
            bits[own] = Bits.of(1 / Math.min(1, Bits.power(-own / (double) Bits.BIT) + share));
        }
        return bits;
    }

    static int level(long levels, int field) {
        return (int) (levels >>> (FIELD_BITS * field)) & 15;
    }

    static long with(long levels, int field, long level) {
        return levels & ~(15L << (FIELD_BITS * field)) | level << (FIELD_BITS * field);
    }

    /** Whether neither surname nor given name is like its counterpart, so that they may have been exchanged. */
    static boolean mayBeSwapped(long levels, int surname, int given) {
        return level(levels, surname) > NAME_ALIKE && level(levels, given) > NAME_ALIKE;
    }

    /**
     * Surname and given name may stand in each other's place; then both fields say so.
     *
     * @param first the level of one's surname with the other's given name
     * @param second the level of one's given name with the other's surname
     */
    static long withSwap(long levels, int surname, int given, int first, int second) {
        if (first == Comparison.MISSING || second == Comparison.MISSING || first > NAME_ALIKE || second > NAME_ALIKE) {
            return levels;
        }
        long swapped = with(levels, surname, swap(first));
        return with(swapped, given, swap(second));
    }

    private static int swap(int level) {
        return level == Comparison.SAME ? Comparison.SWAPPED : Comparison.SWAPPED_ALIKE;
    }

    int weight(int field, int level) {
        return levels[field][level];
    }

    Learned.Dependent[] dependents() {
        return dependents;
    }

    /** The sum of what levels weigh, with the prior, without what frequencies add. */
    int sum(long pair) {
        int sum = prior;
        for (int field = 0; field < fields; field++) {
            sum += levels[field][level(pair, field)];
        }
        for (Learned.Dependent dependent : dependents) {
            sum += correction(dependent, pair);
        }
        return sum;
    }

    static int correction(Learned.Dependent dependent, long pair) {
        int first = level(pair, dependent.one());
        int second = level(pair, dependent.other());
        if (first == 0 || second == 0) {
            return 0;
        }
        int cell = (first <= dependent.agreeingOne() ? 0 : 2) + (second <= dependent.agreeingOther() ? 0 : 1);
        return cell == 0 && dependent.levels().length > 0
                ? dependent.levels()[second]
                : dependent.cells()[cell];
    }

    /** What the frequency of the values of a field adds. */
    int frequency(RegisterIndex register, int field, int level, int row, Presented presented) {
        if (level == Comparison.SAME) {
            return register.bits(field, register.value(row, field));
        }
        if (level > Comparison.SAME && level <= alike[field]) {
            return alike(
                    register.bits(field, register.value(row, field)),
                    presented.bits(register, field),
                    register.sameBits(field));
        }
        return 0;
    }

    private static int alike(int registered, int presented, int same) {
        return (Math.min(registered, presented) + same) / ALIKE_SHARE;
    }

    /**
     * The same, from what the values on both sides tell.
     *
     * @param same the logarithm of the chance that two persons have the same value
     */
    int frequency(int field, int level, int registered, int presented, int same) {
        if (level == Comparison.SAME) {
            return registered;
        }
        return level > Comparison.SAME && level <= alike[field] ? alike(registered, presented, same) : 0;
    }

    /** Puts right what the frequencies add where two fields agree because persons belong together. */
    void belong(long pair, int[] registered, int[] frequencies) {
        for (int i = 0; i < dependents.length; i++) {
            if (replacesFrequency(dependents[i], pair)) {
                int field = dependents[i].other();
                frequencies[field] += belonging[i][registered[field]] - registered[field];
            }
        }
    }

    /** What the frequencies of all fields add, each into its place, and their sum. */
    int frequencies(RegisterIndex register, long pair, int row, Presented presented, int[] into) {
        int sum = 0;
        for (int field = 0; field < fields; field++) {
            into[field] = frequency(register, field, level(pair, field), row, presented);
            sum += into[field];
        }
        for (int i = 0; i < dependents.length; i++) {
            if (replacesFrequency(dependents[i], pair)) {
                int field = dependents[i].other();
                int own = register.bits(field, register.value(row, field));
                into[field] += belonging[i][own] - own;
                sum += belonging[i][own] - own;
            }
        }
        return sum;
    }

    private static boolean replacesFrequency(Learned.Dependent dependent, long pair) {
        int first = level(pair, dependent.one());
        return dependent.belonging() > 0
                && first > 0
                && first <= dependent.agreeingOne()
                && level(pair, dependent.other()) == Comparison.SAME;
    }
}
