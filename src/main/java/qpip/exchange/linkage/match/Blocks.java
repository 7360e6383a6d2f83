package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks of all keys: for each key its records in the order of their blocks, and for each record the blocks that it
 * is in. A pair belongs to the first block that both records share, so it is compared once.
 */
final class Blocks {

    /** A key whose blocks hold no more pairs than this is never cut. */
    private static final long PAIRS_FREE = 1_000_000;

    /** What a key may hold for each record beyond that. */
    private static final long PAIRS_PER_RECORD = 4;

    private static final int RECORD_BITS = 24;

    /**
     * What a key was cut to.
     *
     * @param largest the most records of a block that was kept
     * @param blocks how many were left out, and how many pairs they held
     */
    record Cap(String key, int largest, int blocks, long pairs) {}

    private final Records records;
    private final List<Key> keys;
    private final int[] firstSlot;
    private final int slots;
    private final int[] blockOf;
    private final int[][] members;
    private final int[][] starts;
    private final int[] firstBlock;
    private final List<Cap> caps = new ArrayList<>();

    Blocks(Records records, List<Key> keys) {
        if (records.size() >= 1 << RECORD_BITS) {
            throw new IllegalArgumentException(
                    "at most " + ((1 << RECORD_BITS) - 1) + " records can be matched at once, not " + records.size());
        }
        this.records = records;
        this.keys = keys;
        this.firstSlot = new int[keys.size() + 1];
        for (int key = 0; key < keys.size(); key++) {
            firstSlot[key + 1] = firstSlot[key] + keys.get(key).slots();
        }
        this.slots = firstSlot[keys.size()];
        this.blockOf = new int[Math.multiplyExact(records.size(), slots)];
        this.members = new int[keys.size()][];
        this.starts = new int[keys.size()][];
        this.firstBlock = new int[keys.size() + 1];
        firstBlock[0] = 1;
        for (int key = 0; key < keys.size(); key++) {
            build(key);
        }
    }

    int keys() {
        return keys.size();
    }

    String name(int key) {
        return keys.get(key).name();
    }

    List<Cap> caps() {
        return List.copyOf(caps);
    }

    int blocks(int key) {
        return starts[key].length - 1;
    }

    int[] members(int key) {
        return members[key];
    }

    int start(int key, int block) {
        return starts[key][block];
    }

    /** True if no earlier block holds both records. */
    boolean isFirst(int key, int block, int one, int other) {
        return firstShared(one, other) == firstBlock[key] + block;
    }

    private int firstShared(int one, int other) {
        int a = one * slots;
        int b = other * slots;
        for (int key = 0; key < firstSlot.length - 1; key++) {
            int first = shared(key, a, b);
            if (first > 0) {
                return first;
            }
        }
        return 0;
    }

    private int shared(int key, int a, int b) {
        int from = firstSlot[key];
        int to = firstSlot[key + 1];
        int first = 0;
        for (int slot = from; slot < to; slot++) {
            int block = blockOf[a + slot];
            if (block > 0) {
                for (int otherSlot = from; otherSlot < to; otherSlot++) {
                    if (blockOf[b + otherSlot] == block && (first == 0 || block < first)) {
                        first = block;
                    }
                }
            }
        }
        return first;
    }

    /** In how many keys both records share a block. */
    int keysSharing(int one, int other) {
        int sharing = 0;
        for (int key = 0; key < keys.size(); key++) {
            if (shared(key, one * slots, other * slots) > 0) {
                sharing++;
            }
        }
        return sharing;
    }

    private void build(int key) {
        long[] entries = entries(key);
        long budget = Math.max(PAIRS_FREE, PAIRS_PER_RECORD * records.size());
        int largest = largest(entries, budget);
        int[] order = new int[entries.length];
        int[] begin = new int[entries.length + 1];
        int blocks = 0;
        int filled = 0;
        int left = 0;
        long leftPairs = 0;
        for (int from = 0; from < entries.length; ) {
            int to = end(entries, from);
            long pairs = pairs(entries, from, to);
            if (pairs > 0 && to - from <= largest) {
                begin[blocks++] = filled;
                for (int i = from; i < to; i++) {
                    int record = record(entries[i]);
                    order[filled++] = record;
                    mark(key, record, firstBlock[key] + blocks - 1);
                }
            } else if (pairs > 0) {
                left++;
                leftPairs += pairs;
            }
            from = to;
        }
        begin[blocks] = filled;
        members[key] = Arrays.copyOf(order, filled);
        starts[key] = Arrays.copyOf(begin, blocks + 1);
        firstBlock[key + 1] = firstBlock[key] + blocks;
        if (left > 0) {
            caps.add(new Cap(keys.get(key).name(), largest, left, leftPairs));
        }
    }

    private void mark(int key, int record, int block) {
        for (int slot = firstSlot[key]; slot < firstSlot[key + 1]; slot++) {
            if (blockOf[record * slots + slot] == 0) {
                blockOf[record * slots + slot] = block;
                return;
            }
        }
    }

    /** Code above, record below, sorted; each once. */
    private long[] entries(int key) {
        Key made = keys.get(key);
        int width = made.slots();
        long[] entries = new long[width * records.size()];
        int size = 0;
        for (int record = 0; record < records.size(); record++) {
            for (int slot = 0; slot < width; slot++) {
                long code = made.code(record, slot);
                if (code != 0) {
                    entries[size++] = code << RECORD_BITS | record;
                }
            }
        }
        long[] sorted = Arrays.copyOf(entries, size);
        Arrays.parallelSort(sorted);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** The most records that a block may have for the blocks up to it to hold no more pairs than the budget. */
    private int largest(long[] entries, long budget) {
        long[] pairsBySize = new long[records.size() + 1];
        for (int from = 0; from < entries.length; ) {
            int to = end(entries, from);
            pairsBySize[to - from] += pairs(entries, from, to);
            from = to;
        }
        long sum = 0;
        for (int size = 0; size < pairsBySize.length; size++) {
            sum += pairsBySize[size];
            if (sum > budget) {
                return size - 1;
            }
        }
        return records.size();
    }

    private static int end(long[] entries, int from) {
        int to = from + 1;
        while (to < entries.length && entries[to] >>> RECORD_BITS == entries[from] >>> RECORD_BITS) {
            to++;
        }
        return to;
    }

    private long pairs(long[] entries, int from, int to) {
        long size = to - from;
        if (!records.areTwoFiles()) {
            return size * (size - 1) / 2;
        }
        long first = 0;
        for (int i = from; i < to && record(entries[i]) < records.firstFile(); i++) {
            first++;
        }
        return first * (size - first);
    }

    private static int record(long entry) {
        return (int) (entry & ((1 << RECORD_BITS) - 1));
    }
}
