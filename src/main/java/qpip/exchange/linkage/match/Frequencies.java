package qpip.exchange.linkage.match;

import java.util.Arrays;

/**
 * How frequent each value of a field is among persons, in milli-bits: 6400 for a surname that one person in 84 has;
 * what only one person has is as {@link Rarity} says.
 */
final class Frequencies {

    private final int[][] bits;
    private final double[] same;

    private Frequencies(int fields) {
        this.bits = new int[fields][];
        this.same = new double[fields];
    }

    /**
     * @param entities for each record the number of the person it seems to belong to; a value that one person's records
     *     repeat counts once
     */
    static Frequencies of(Records records, int[] entities) {
        Frequencies frequencies = new Frequencies(records.fields().size());
        for (int field = 0; field < frequencies.bits.length; field++) {
            frequencies.count(records, field, entities);
        }
        return frequencies;
    }

    /** Milli-bits that the value tells: minus the logarithm of its frequency. */
    int bits(int field, int value) {
        return bits[field][value];
    }

    /** The bits of each value of a field if it may also be shared because two persons belong together. */
    int[] bitsOrBelonging(int field, double belonging) {
        return Arrays.stream(bits[field])
                .map(own -> Bits.of(1 / Math.min(1, Bits.power(-own / (double) Bits.BIT) + belonging)))
                .toArray();
    }

    /** The chance that two persons have the same value of the field. */
    double same(int field) {
        return same[field];
    }

    private void count(Records records, int field, int[] entities) {
        int values = records.dictionary(field).size();
        int[] holders = new int[values];
        int persons = records.areTwoFiles()
                ? holdersOfTwoFiles(records, field, holders)
                : holdersOfOneFile(records, field, entities, holders);
        double once = 0;
        double twice = 0;
        for (int count : holders) {
            once += count == 1 ? 1 : 0;
            twice += count == 2 ? 1 : 0;
        }
        double all = Math.max(1, persons);
        double single = Rarity.once(all, once, twice);
        bits[field] = new int[values];
        double sum = 0;
        for (int value = 0; value < values; value++) {
            double frequency = holders[value] <= 1 ? single : holders[value] / all;
            bits[field][value] = Bits.of(1 / frequency);
            sum += holders[value] * (double) (holders[value] - 1);
        }
        same[field] = Rarity.same(all, sum, single);
    }

    /** In two files a person stands once in each, so the fuller file counts. */
    private static int holdersOfTwoFiles(Records records, int field, int[] holders) {
        int[] others = new int[holders.length];
        int first = 0;
        int second = 0;
        for (int record = 0; record < records.size(); record++) {
            int value = records.value(field, record);
            if (value >= 0 && record < records.firstFile()) {
                holders[value]++;
                first++;
            } else if (value >= 0) {
                others[value]++;
                second++;
            }
        }
        for (int value = 0; value < holders.length; value++) {
            holders[value] = Math.max(holders[value], others[value]);
        }
        return Math.max(first, second);
    }

    private static int holdersOfOneFile(Records records, int field, int[] entities, int[] holders) {
        long[] held = new long[records.size()];
        int[] known = new int[records.size()];
        int size = 0;
        for (int record = 0; record < held.length; record++) {
            int value = records.value(field, record);
            if (value >= 0) {
                held[size] = (long) value << 32 | entities[record];
                known[size++] = entities[record];
            }
        }
        Arrays.sort(held, 0, size);
        for (int i = 0; i < size; i++) {
            if (i == 0 || held[i] != held[i - 1]) {
                holders[(int) (held[i] >>> 32)]++;
            }
        }
        return (int) Arrays.stream(known, 0, size).distinct().count();
    }
}
