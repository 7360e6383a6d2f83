package qpip.exchange.linkage.match;

import java.util.stream.IntStream;

/** Learns what levels weigh from two files of which somebody else proposes the pairs. */
public final class Learning {

    private Learning() {}

    /** What proposes pairs. */
    public interface Proposals {

        /** Gives each pair once: how many records were added before the one, and before the other. */
        void each(Pair pair);
    }

    /** Takes a pair. */
    public interface Pair {
        void of(int one, int other);
    }

    /** Learns without labels, with the prior of all pairs of the two files. */
    public static Learned of(Records records, Proposals proposals) {
        Estimation estimation = new Estimation(records);
        Frequencies frequencies =
                Frequencies.of(records, IntStream.range(0, records.size()).toArray());
        Model expected = estimation.expected(frequencies);
        int[] place = new int[records.size()];
        for (int record = 0; record < place.length; record++) {
            place[records.added(record)] = record;
        }
        Comparer comparer = new Comparer(records);
        Pairs pairs = new Pairs();
        proposals.each((one, other) -> {
            long levels = comparer.levels(place[one], place[other]);
            if (expected.weight(levels) + expected.frequencyBits(records, levels, place[one], place[other])
                    > Candidates.HOPELESS) {
                pairs.add(place[one], place[other], levels);
            }
        });
        return Learned.of(records.fields(), estimation.learned(pairs, expected, frequencies, true));
    }
}
