package qpip.exchange.linkage.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.NameForm;
import qpip.exchange.linkage.match.ValueComparer;

/** Looks one record up: finds persons by all keys, weighs each, and decides. One instance serves one thread. */
final class Finder {

    /** Blocks with more rows are left out, and counted. */
    static final int BLOCK_MOST = 400;

    /** The same for names without a date, which many share. */
    private static final int NAMES_MOST = 40;

    private static final int REMEMBERED = 1 << 16;
    private static final int CANDIDATES_MOST = 4096;
    private static final int PLACE_BITS = 13;

    /** Health insurance numbers that differ in more characters have nothing in common but what they are made of. */
    private static final int DERIVED_SLIPS = 2;

    private final RegisterIndex register;
    private final Schema schema;
    private final Weights weights;
    private final Decision decision;
    private final ValueComparer values = new ValueComparer();
    private final Parts parts = new Parts();

    /** Where candidates are looked up by row: one more than their number, 0 where there is none. */
    private final int[] placed = new int[1 << PLACE_BITS];

    private final int[] places = new int[CANDIDATES_MOST];
    private final int[] rows = new int[CANDIDATES_MOST];
    private final int[] keys = new int[CANDIDATES_MOST];
    private final long[] levels = new long[CANDIDATES_MOST];
    private final int[] bits = new int[CANDIDATES_MOST];
    private final int[] frequencies;
    private final long[] asked = new long[REMEMBERED];
    private final byte[] answered = new byte[REMEMBERED];
    private final long[] hashes = new long[IndexKey.KEYS_MAX];
    private final IndexKey[] collectedKeys = new IndexKey[IndexKey.KEYS_MAX];
    private final int[] starts = new int[IndexKey.KEYS_MAX];
    private final int[] ends = new int[IndexKey.KEYS_MAX];
    private final long[] firsts = new long[IndexKey.KEYS_MAX];
    private int collected;
    private final int[] sketches;
    private final int[] lengths;
    private final long[] left = new long[IndexKey.values().length];
    private int found;

    /** What prefetching adds up to; nobody reads it, but it keeps the loads. */
    private int touched;

    private boolean dated;

    Finder(RegisterIndex register, Weights weights, Decision decision) {
        this.register = register;
        this.schema = register.schema;
        this.weights = weights;
        this.decision = decision;
        this.frequencies = new int[schema.size];
        this.sketches = new int[schema.size];
        this.lengths = new int[schema.size];
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
        forget();
        gather(record);
        for (int candidate = 0; candidate < found; candidate++) {
            touched += register.touch(rows[candidate]);
        }
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
        collected = 0;
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
        IndexKey.each(parts, this::collect);
        // NB: loads that don't wait for one another, since memory is what takes the time.
        BlockTable blocks = register.blocks;
        for (int i = 0; i < collected; i++) {
            starts[i] = blocks.start(hashes[i]);
            ends[i] = blocks.end(hashes[i]);
        }
        for (int i = 0; i < collected; i++) {
            firsts[i] = starts[i] < ends[i] ? blocks.entry(starts[i]) : 0;
        }
        for (int i = 0; i < collected; i++) {
            if (starts[i] < ends[i]) {
                propose(collectedKeys[i], hashes[i], starts[i], ends[i], firsts[i]);
            }
        }
    }

    private void sketch(Presented record, int field) {
        Texts texts = register.texts[schema.dictionary[field]];
        int id = record.ids[field];
        if (id >= 0) {
            lengths[field] = texts.length(id);
            sketches[field] = CodesApart.sketch(texts.bytes(), texts.start(id), lengths[field]);
        } else if (id == Presented.UNKNOWN) {
            lengths[field] = record.lengths[field];
            sketches[field] = CodesApart.sketch(record.bytes[field], record.starts[field], lengths[field]);
        } else {
            sketches[field] = 0;
        }
    }

    private void collect(IndexKey key, long hash) {
        if (collected < hashes.length && !(dated && key == IndexKey.NAMES)) {
            hashes[collected] = hash;
            collectedKeys[collected++] = key;
        }
    }

    private void identifier(Presented record, int field) {
        sketch(record, field);
        if (record.ids[field] >= 0) {
            parts.identified(field, record.ids[field]);
        } else if (record.ids[field] == Presented.UNKNOWN) {
            Repairs.of(record.bytes[field], record.starts[field], record.lengths[field], repaired -> {
                int number = register.texts[schema.dictionary[field]].find(repaired, 0, repaired.length);
                if (number >= 0) {
                    parts.identified(field, number);
                }
            });
        }
    }

    private void propose(IndexKey key, long hash, int start, int end, long first) {
        int tag = BlockTable.tag(hash);
        int most = key == IndexKey.NAMES ? NAMES_MOST : BLOCK_MOST;
        if (end - start > most && members(start, end, tag) > most) {
            left[key.ordinal()]++;
            return;
        }
        long entry = first;
        int at = start;
        while (true) {
            if (BlockTable.tagOf(entry) == tag) {
                add(BlockTable.rowOf(entry), 1 << key.ordinal());
            }
            if (++at == end) {
                return;
            }
            entry = register.blocks.entry(at);
        }
    }

    private int members(int start, int end, int tag) {
        int members = 0;
        for (int at = start; at < end; at++) {
            members += BlockTable.tagOf(register.blocks.entry(at)) == tag ? 1 : 0;
        }
        return members;
    }

    private void add(int row, int key) {
        int place = (int) (row * 0x9E3779B97F4A7C15L >>> 64 - PLACE_BITS);
        while (placed[place] != 0 && rows[placed[place] - 1] != row) {
            place = place + 1 & placed.length - 1;
        }
        if (placed[place] != 0) {
            keys[placed[place] - 1] |= key;
        } else if (found < CANDIDATES_MOST) {
            places[found] = place;
            keys[found] = key;
            rows[found++] = row;
            placed[place] = found;
        }
    }

    private void forget() {
        for (int candidate = 0; candidate < found; candidate++) {
            placed[places[candidate]] = 0;
        }
        found = 0;
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
            case DATE -> date(record, field, registered);
            case CODE -> code(record, field, row, registered);
            case TEXT -> values.text(record.text(register, field), text(field, registered));
            case CATEGORY -> values.category(record.text(register, field), text(field, registered));
        };
    }

    private int date(Presented record, int field, int registered) {
        Texts texts = register.texts[schema.dictionary[field]];
        int id = record.ids[field];
        return values.date(
                id >= 0 ? texts.bytes() : record.bytes[field],
                id >= 0 ? texts.start(id) : record.starts[field],
                texts.bytes(),
                texts.start(registered));
    }

    private int code(Presented record, int field, int row, int registered) {
        Texts texts = register.texts[schema.dictionary[field]];
        Attribute attribute = schema.fields.get(field).attribute();
        boolean derived = attribute == Attribute.HEALTH_INSURANCE_NUMBER;
        if (sketches[field] != 0 && lengths[field] == texts.lengthOfAll()) {
            int sketch = register.sketch(row, schema.placeOf(field));
            if (CodesApart.areFar(sketches[field], sketch)
                    || derived && CodesApart.differences(sketches[field], sketch) > DERIVED_SLIPS) {
                return Comparison.CODE.other();
            }
        }
        int id = record.ids[field];
        byte[] bytes = id >= 0 ? texts.bytes() : record.bytes[field];
        int at = id >= 0 ? texts.start(id) : record.starts[field];
        int length = id >= 0 ? texts.length(id) : record.lengths[field];
        // NB: health insurance numbers of persons born on one day have much in common, so sketches don't always tell
        // them apart.
        if (derived
                && sketches[field] != 0
                && length == texts.length(registered)
                && CodesApart.differences(bytes, at, texts.bytes(), texts.start(registered), length) > DERIVED_SLIPS) {
            return Comparison.CODE.other();
        }
        return values.code(
                attribute, bytes, at, length, texts.bytes(), texts.start(registered), texts.length(registered));
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

    private long withSwap(long pair, Presented record, int row) {
        return Weights.mayBeSwapped(pair, schema.surname, schema.given)
                ? Weights.withSwap(
                        pair,
                        schema.surname,
                        schema.given,
                        crossed(record, schema.surname, row, schema.given),
                        crossed(record, schema.given, row, schema.surname))
                : pair;
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
