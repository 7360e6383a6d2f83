package qpip.exchange.linkage.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    private static final int PLACE_OF_ANSWER = 48;
    private static final int LEVELS = 1 << Long.SIZE - PLACE_OF_ANSWER;
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

    private final int[] places = new int[Search.CANDIDATES_MOST];
    private final int[] frequencies;

    /** Levels of pairs of names, below what of the question isn't said by the place. */
    private final long[] answers = new long[1 << Long.SIZE - PLACE_OF_ANSWER];

    private final long[] left = new long[IndexKey.values().length];

    /** What loading ahead adds up to; nobody reads it, but it keeps the loads. */
    private int touched;

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

    /** Finds all persons that any key proposes, and weighs them. */
    void find(Search search) {
        ask(search);
        sift(search);
        reach(search);
        gather(search);
        weigh(search);
    }

    /**
     * Works the keys of a record out, and loads where they are found. NB: what takes time is memory, and what several
     * records need of it comes at once if each step is taken for all of them before the next.
     */
    void ask(Search search) {
        Presented record = search.record;
        search.keys = 0;
        search.found = 0;
        parts.clear();
        parts.surname = schema.surname < 0 ? null : record.spoken[schema.surname];
        parts.given = schema.given < 0 ? null : record.spoken[schema.given];
        parts.date = record.date;
        parts.place = schema.place < 0 || record.ids[schema.place] < 0 ? 0 : record.ids[schema.place] + 1;
        for (int field = 0; field < schema.size; field++) {
            if (schema.comparisons[field] == Comparison.CODE) {
                sketch(search, field);
            }
            if (schema.identifier[field]) {
                identifier(search.record, field);
            }
        }
        search.isDated = parts.dateEitherWay() != 0;
        IndexKey.each(parts, search);
        for (int key = 0; key < search.keys; key++) {
            touched += (int) register.blocks.touch(search.hashes[key]);
        }
    }

    /** Forgets keys that nobody has, and loads where the others are. */
    void sift(Search search) {
        BlockTable blocks = register.blocks;
        int kept = 0;
        for (int key = 0; key < search.keys; key++) {
            long hash = search.hashes[key];
            if (blocks.mayHave(hash)) {
                search.hashes[kept] = hash;
                search.kinds[kept++] = search.kinds[key];
                touched += blocks.start(hash);
            }
        }
        search.keys = kept;
    }

    /** Looks up where the rows of each key are, and loads the first. */
    void reach(Search search) {
        BlockTable blocks = register.blocks;
        for (int key = 0; key < search.keys; key++) {
            search.starts[key] = blocks.start(search.hashes[key]);
            search.ends[key] = blocks.end(search.hashes[key]);
            touched += (int) blocks.entry(search.starts[key]);
        }
    }

    /** Collects the rows that the keys propose, and loads them. */
    void gather(Search search) {
        for (int key = 0; key < search.keys; key++) {
            if (search.starts[key] < search.ends[key]) {
                propose(search, search.kinds[key], search.hashes[key], search.starts[key], search.ends[key]);
            }
        }
        for (int candidate = 0; candidate < search.found; candidate++) {
            placed[places[candidate]] = 0;
            touched += register.touch(search.rows[candidate]);
        }
    }

    /** Weighs the persons found. */
    void weigh(Search search) {
        for (int candidate = 0; candidate < search.found; candidate++) {
            int row = search.rows[candidate];
            long pair = compare(search, row);
            search.levels[candidate] = pair;
            search.bits[candidate] =
                    weights.sum(pair) + weights.frequencies(register, pair, row, search.record, frequencies);
        }
    }

    /** Weighs the persons found, and decides; the line is only noted. */
    Finding decide(Search search, long line) {
        weigh(search);
        return decision.of(this, search, line);
    }

    Finding.Scored scored(Search search, int candidate) {
        int row = search.rows[candidate];
        weights.frequencies(register, search.levels[candidate], row, search.record, frequencies);
        List<Integer> added = new ArrayList<>(frequencies.length);
        for (int frequency : frequencies) {
            added.add(frequency);
        }
        return new Finding.Scored(
                register.person(register.personOf(row)), search.bits[candidate], search.levels[candidate], added);
    }

    int personOf(Search search, int candidate) {
        return register.personOf(search.rows[candidate]);
    }

    private void sketch(Search search, int field) {
        Presented record = search.record;
        Texts texts = register.texts[schema.dictionary[field]];
        int id = record.ids[field];
        search.sketches[field] = 0;
        if (id >= 0) {
            search.lengths[field] = texts.length(id);
            search.sketches[field] = texts.sketch(id);
        } else if (id == Presented.UNKNOWN) {
            search.lengths[field] = record.lengths[field];
            search.sketches[field] =
                    CodesApart.sketch(record.bytes[field], record.starts[field], search.lengths[field]);
        }
    }

    private void identifier(Presented record, int field) {
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

    private void propose(Search search, IndexKey kind, long hash, int start, int end) {
        int tag = BlockTable.tag(hash);
        int most = kind == IndexKey.NAMES ? NAMES_MOST : BLOCK_MOST;
        if (end - start > most && members(start, end, tag) > most) {
            left[kind.ordinal()]++;
            return;
        }
        for (int at = start; at < end; at++) {
            long entry = register.blocks.entry(at);
            if (BlockTable.tagOf(entry) == tag) {
                add(search, BlockTable.rowOf(entry), 1 << kind.ordinal());
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

    private void add(Search search, int row, int kind) {
        int place = (int) (row * 0x9E3779B97F4A7C15L >>> 64 - PLACE_BITS);
        while (placed[place] != 0 && search.rows[placed[place] - 1] != row) {
            place = place + 1 & placed.length - 1;
        }
        if (placed[place] != 0) {
            search.foundBy[placed[place] - 1] |= kind;
        } else if (search.found < Search.CANDIDATES_MOST) {
            places[search.found] = place;
            search.row(row, kind);
            placed[place] = search.found;
        }
    }

    private long compare(Search search, int row) {
        long pair = 0;
        for (int field = 0; field < schema.size; field++) {
            pair |= (long) level(search, field, row) << (4 * field);
        }
        return schema.surname >= 0 && schema.given >= 0 ? withSwap(pair, search.record, row) : pair;
    }

    private int level(Search search, int field, int row) {
        Presented record = search.record;
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
            case CODE -> code(search, field, row, registered);
            case TEXT -> values.text(record.text(register, field), text(field, registered));
            case CATEGORY -> values.category(record.text(register, field), text(field, registered));
        };
    }

    private int date(Presented record, int field, int registered) {
        if (field == schema.date && record.date != 0) {
            return values.date(record.date, register.dates[registered]);
        }
        Texts texts = register.texts[schema.dictionary[field]];
        int id = record.ids[field];
        return values.date(
                id >= 0 ? texts.bytes() : record.bytes[field],
                id >= 0 ? texts.start(id) : record.starts[field],
                texts.bytes(),
                texts.start(registered));
    }

    private int code(Search search, int field, int row, int registered) {
        Texts texts = register.texts[schema.dictionary[field]];
        Attribute attribute = schema.fields.get(field).attribute();
        if (search.sketches[field] != 0 && search.lengths[field] == texts.lengthOfAll() && register.isSketched(field)) {
            long sketch = register.sketch(row, field);
            if (attribute == Attribute.HEALTH_INSURANCE_NUMBER
                    ? CodesApart.differences(search.sketches[field], sketch) > DERIVED_SLIPS
                    : CodesApart.areFar(search.sketches[field], sketch)
                            && (CodesApart.beginOtherwise(search.sketches[field], sketch)
                                    || CodesApart.endOtherwise(
                                            search.sketches[field], sketch, search.lengths[field]))) {
                return Comparison.CODE.other();
            }
        }
        Presented record = search.record;
        int id = record.ids[field];
        return values.code(
                attribute,
                id >= 0 ? texts.bytes() : record.bytes[field],
                id >= 0 ? texts.start(id) : record.starts[field],
                id >= 0 ? texts.length(id) : record.lengths[field],
                texts.bytes(),
                texts.start(registered),
                texts.length(registered));
    }

    private String text(int field, int value) {
        return register.texts[schema.dictionary[field]].text(value);
    }

    private int name(Presented record, int field, int registered) {
        Spoken spoken = Objects.requireNonNull(record.spoken[field]);
        return register.isFar(spoken, registered)
                ? Comparison.NAME.other()
                : name(record.ids[field], record.serials[field], spoken.form(), registered);
    }

    /** NB: multiplied by an odd number, a question keeps all its bits, of which the place has the first. */
    private int name(int presented, int serial, NameForm form, int registered) {
        long question = (presented >= 0 ? (long) presented : (1L << 31) + serial) << 31 | registered;
        long mixed = question * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> PLACE_OF_ANSWER);
        long wanted = mixed << Long.SIZE - PLACE_OF_ANSWER;
        long answer = answers[place];
        if (answer != 0 && (answer & -LEVELS) == wanted) {
            return (int) answer & LEVELS - 1;
        }
        int level = values.name(form, register.spoken[registered].form());
        answers[place] = wanted | level;
        return level;
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
