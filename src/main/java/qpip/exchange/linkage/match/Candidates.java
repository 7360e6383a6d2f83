package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Compares every pair that a key proposes, once, and keeps those that are not hopeless. */
final class Candidates {

    /** A pair is kept from one in 2^16 on. */
    static final int HOPELESS = -16 * Bits.BIT;

    private static final int MEMBERS_A_PIECE = 20_000;

    private final Pairs pairs = new Pairs();
    private long compared;

    private Candidates() {}

    static Candidates of(Records records, Blocks blocks, Model rough, Workers workers) {
        List<Callable<Piece>> pieces = new ArrayList<>();
        for (int key = 0; key < blocks.keys(); key++) {
            for (int block = 0; block < blocks.blocks(key); ) {
                int to = block + 1;
                int begin = blocks.start(key, block);
                while (to < blocks.blocks(key) && blocks.start(key, to + 1) - begin <= MEMBERS_A_PIECE) {
                    to++;
                }
                int of = key;
                int from = block;
                int end = to;
                pieces.add(() -> compare(records, blocks, rough, of, from, end));
                block = to;
            }
        }
        Candidates candidates = new Candidates();
        for (Piece piece : workers.all(pieces)) {
            candidates.pairs.addAll(piece.pairs());
            candidates.compared += piece.compared();
        }
        return candidates;
    }

    Pairs pairs() {
        return pairs;
    }

    long compared() {
        return compared;
    }

    private record Piece(Pairs pairs, long compared) {}

    private static Piece compare(Records records, Blocks blocks, Model rough, int key, int from, int to) {
        Comparer comparer = new Comparer(records);
        Pairs kept = new Pairs();
        int[] members = blocks.members(key);
        long compared = 0;
        for (int block = from; block < to; block++) {
            int begin = blocks.start(key, block);
            int end = blocks.start(key, block + 1);
            for (int i = begin; i < end; i++) {
                int one = members[i];
                if (records.areTwoFiles() && one >= records.firstFile()) {
                    break;
                }
                for (int j = i + 1; j < end; j++) {
                    int other = members[j];
                    if (records.areTwoFiles() && other < records.firstFile()) {
                        continue;
                    }
                    if (blocks.isFirst(key, block, one, other)) {
                        compared++;
                        long levels = comparer.levels(one, other);
                        if (rough.weight(levels) + rough.frequencyBits(records, levels, one, other) > HOPELESS) {
                            kept.add(one, other, levels);
                        }
                    }
                }
            }
        }
        return new Piece(kept, compared);
    }
}
