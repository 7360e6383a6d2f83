package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * Records of one file gathered into persons: the heaviest pair first, two groups are joined when what all their records
 * say of one another speaks for it, so that one mistaken pair doesn't join two families.
 */
final class Clusters {

    /** Of larger groups so many records, evenly picked, speak for the rest. */
    private static final int SPEAKERS = 16;

    /** What two records of the groups must say on average: 4 bits, sixteen to one, without the prior. */
    private static final int SPOKEN = 4 * Bits.BIT;

    private final int[] group;
    private final List<int[]> members = new ArrayList<>();

    private Clusters(int size) {
        group = new int[size];
        for (int record = 0; record < size; record++) {
            group[record] = record;
            members.add(new int[] {record});
        }
    }

    /**
     * The number of each record's group, which is that of one of its records.
     *
     * @param pairs heaviest first
     * @param evidence the weight of any two records without the prior
     */
    static int[] of(int size, List<Decided> pairs, IntBinaryOperator evidence) {
        Clusters clusters = new Clusters(size);
        for (Decided pair : pairs) {
            clusters.offer(pair.one(), pair.other(), evidence);
        }
        return clusters.group;
    }

    private void offer(int one, int other, IntBinaryOperator evidence) {
        int first = group[one];
        int second = group[other];
        if (first == second) {
            return;
        }
        int[] left = members.get(first);
        int[] right = members.get(second);
        if (left.length * (long) right.length > 1 && !speakForIt(left, right, evidence)) {
            return;
        }
        int kept = left.length >= right.length ? first : second;
        int dropped = kept == first ? second : first;
        int[] all = Arrays.copyOf(members.get(kept), left.length + right.length);
        int[] joining = members.get(dropped);
        System.arraycopy(joining, 0, all, all.length - joining.length, joining.length);
        for (int record : joining) {
            group[record] = kept;
        }
        members.set(kept, all);
        members.set(dropped, new int[0]);
    }

    private static boolean speakForIt(int[] left, int[] right, IntBinaryOperator evidence) {
        int[] some = some(left);
        int[] others = some(right);
        long sum = 0;
        for (int one : some) {
            for (int other : others) {
                sum += evidence.applyAsInt(Math.min(one, other), Math.max(one, other));
            }
        }
        return sum > SPOKEN * (long) some.length * others.length;
    }

    private static int[] some(int[] all) {
        if (all.length <= SPEAKERS) {
            return all;
        }
        int[] some = new int[SPEAKERS];
        for (int i = 0; i < SPEAKERS; i++) {
            some[i] = all[(int) ((long) i * all.length / SPEAKERS)];
        }
        return some;
    }
}
