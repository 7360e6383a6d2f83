package qpip.exchange.linkage.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.NameForm;
import qpip.exchange.linkage.match.ValueComparer;

/** Looks one record up: finds persons by all keys, weighs each, and decides. One instance serves one thread. */
final class Finder {

    /** Blocks with more rows are left out, and counted. */
    static final int BLOCK_MOST = 400;

    /** The same for names without a date, which many share. */
    private static final int NAMES_MOST = 40;

    private static final int SWAPPED = 9;
    private static final int SWAPPED_ALIKE = 10;
    private static final int NAME_ALIKE = 6;
    private static final int REMEMBERED = 1 << 16;
    private static final int CANDIDATES_MOST = 4096;

    private final RegisterIndex register;
    private final Schema schema;
    private final Weights weights;
    private final Decision decision;
    private final ValueComparer values = new ValueComparer();
    private final Parts parts = new Parts();
    private final int[] rows = new int[CANDIDATES_MOST];
    private final int[] keys = new int[CANDIDATES_MOST];
    private final long[] levels = new long[CANDIDATES_MOST];
    private final int[] bits = new int[CANDIDATES_MOST];
    private final int[] frequencies;
    private final long[] asked = new long[REMEMBERED];
    private final byte[] answered = new byte[REMEMBERED];
    private final long[] left = new long[IndexKey.values().length];
    private int found;
    private boolean dated;

    Finder(RegisterIndex register, Weights weights, Decision decision) {
        this.register = register;
        this.schema = register.schema;
        this.weights = weights;
        this.decision = decision;
        this.frequencies = new int[schema.size];
    }

    /** Adds how often each kind of key was left out because its block was too large, and begins anew. */
    void moveLeft(long[] to) {
        for (int key = 0; key < left.length; key++) {
            to[key] += left[key];
            left[key] = 0;
        }
    }

    /** The numbers of candidates of the last record. */
    int candidates() {
        return found;
    }

    int row(int candidate) {
        return rows[candidate];
    }

    int keys(int candidate) {
        return keys[candidate];
    }

    long levels(int candidate) {
        return levels[candidate];
    }

    int bits(int candidate) {
        return bits[candidate];
    }

    /** Finds all persons that any key proposes, and weighs them. */
    void find(Presented record) {
        found = 0;
        gather(record);
        for (int candidate = 0; candidate < found; candidate++) {
            long pair = compare(record, rows[candidate]);
            levels[candidate] = pair;
            bits[candidate] =
                    weights.sum(pair) + weights.frequencies(register, pair, rows[candidate], record, frequencies);
        }
    }

    /** Finds, and decides; the line is only noted. */
    Finding decide(Presented record, long line) {
        find(record);
        return decision.of(this, record, line);
    }

    Finding.Scored scored(int candidate, Presented record) {
        int row = rows[candidate];
        weights.frequencies(register, levels[candidate], row, record, frequencies);
        List<Integer> added = new ArrayList<>(frequencies.length);
        for (int frequency : frequencies) {
            added.add(frequency);
        }
        return new Finding.Scored(register.person(register.personOf(row)), bits[candidate], levels[candidate], added);
    }

    int personOf(int candidate) {
        return register.personOf(rows[candidate]);
    }

    private void gather(Presented record) {
        parts.clear();
        parts.surname = schema.surname < 0 ? null : record.spoken[schema.surname];
        parts.given = schema.given < 0 ? null : record.spoken[schema.given];
        parts.date = record.date;
        parts.place = schema.place < 0 || record.ids[schema.place] < 0 ? 0 : record.ids[schema.place] + 1;
        for (int field = 0; field < schema.size; field++) {
            if (schema.identifier[field]) {
                identifier(record, field);
            }
        }
        dated = parts.dateEitherWay() != 0;
        IndexKey.each(parts, this::propose);
    }

    private void identifier(Presented record, int field) {
        if (record.ids[field] >= 0) {
            parts.identified(field, record.ids[field]);
        } else if (record.ids[field] == Presented.UNKNOWN) {
            Repairs.of(Objects.requireNonNull(record.texts[field]), repaired -> {
                int number = register.texts[schema.dictionary[field]].find(repaired, 0, repaired.length);
                if (number >= 0) {
                    parts.identified(field, number);
                }
            });
        }
    }

    private void propose(IndexKey key, long hash) {
        if (key == IndexKey.NAMES && dated) {
            return;
        }
        BlockTable blocks = register.blocks;
        int start = blocks.start(hash);
        int end = blocks.end(hash);
        if (start == end) {
            return;
        }
        int tag = BlockTable.tag(hash);
        int most = key == IndexKey.NAMES ? NAMES_MOST : BLOCK_MOST;
        if (end - start > most && members(start, end, tag) > most) {
            left[key.ordinal()]++;
            return;
        }
        for (int at = start; at < end; at++) {
            long entry = blocks.entry(at);
            if (BlockTable.tagOf(entry) == tag) {
                add(BlockTable.rowOf(entry), 1 << key.ordinal());
            }
        }
    }

    private int members(int start, int end, int tag) {
        int members = 0;
        for (int at = start; at < end; at++) {
            members += BlockTable.tagOf(register.blocks.entry(at)) == tag ? 1 : 0;
        }
        return members;
    }

    /** NB: few are found, so that a search from the first is the fastest way to see who was found already. */
    private void add(int row, int key) {
        for (int candidate = 0; candidate < found; candidate++) {
            if (rows[candidate] == row) {
                keys[candidate] |= key;
                return;
            }
        }
        if (found < CANDIDATES_MOST) {
            keys[found] = key;
            rows[found++] = row;
        }
    }

    private long compare(Presented record, int row) {
        long pair = 0;
        for (int field = 0; field < schema.size; field++) {
            pair |= (long) level(record, field, row) << (4 * field);
        }
        return schema.surname >= 0 && schema.given >= 0 ? withSwap(pair, record, row) : pair;
    }

    private int level(Presented record, int field, int row) {
        int presented = record.ids[field];
        int registered = register.value(row, field);
        if (presented == Presented.MISSING || registered < 0) {
            return Comparison.MISSING;
        }
        if (presented == registered) {
            return Comparison.SAME;
        }
        return switch (schema.comparisons[field]) {
            case NAME -> name(record, field, registered);
            case DATE -> values.date(record.text(register, field), text(field, registered));
            case CODE ->
                values.code(
                        schema.fields.get(field).attribute(), record.text(register, field), text(field, registered));
            case TEXT -> values.text(record.text(register, field), text(field, registered));
            case CATEGORY -> values.category(record.text(register, field), text(field, registered));
        };
    }

    private String text(int field, int value) {
        return register.texts[schema.dictionary[field]].text(value);
    }

    private int name(Presented record, int field, int registered) {
        return name(record.ids[field], record.serials[field], form(record.spoken[field]), registered);
    }

    private int name(int presented, int serial, NameForm form, int registered) {
        long question = ((presented >= 0 ? (long) presented : (1L << 31) + serial) << 31 | registered) + 1;
        int place = (int) ((question * 0x9E3779B97F4A7C15L) >>> 48);
        if (asked[place] == question) {
            return answered[place];
        }
        int level = values.name(form, register.spoken[registered].form());
        asked[place] = question;
        answered[place] = (byte) level;
        return level;
    }

    private static NameForm form(@Nullable Spoken spoken) {
        return Objects.requireNonNull(spoken).form();
    }

    /** Surname and given name may stand in each other's place; then both fields say so. */
    private long withSwap(long pair, Presented record, int row) {
        int surname = Weights.level(pair, schema.surname);
        int given = Weights.level(pair, schema.given);
        if (surname <= NAME_ALIKE || given <= NAME_ALIKE) {
            return pair;
        }
        int first = crossed(record, schema.surname, row, schema.given);
        int second = crossed(record, schema.given, row, schema.surname);
        if (first == 0 || second == 0 || first > NAME_ALIKE || second > NAME_ALIKE) {
            return pair;
        }
        return Weights.with(
                Weights.with(pair, schema.surname, first == Comparison.SAME ? SWAPPED : SWAPPED_ALIKE),
                schema.given,
                second == Comparison.SAME ? SWAPPED : SWAPPED_ALIKE);
    }

    private int crossed(Presented record, int field, int row, int otherField) {
        int registered = register.value(row, otherField);
        if (record.ids[field] == Presented.MISSING || registered < 0) {
            return Comparison.MISSING;
        }
        if (record.ids[field] == registered) {
            return Comparison.SAME;
        }
        return name(record, field, registered);
    }
}
