package qpip.exchange.linkage.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import qpip.exchange.linkage.match.Bits;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.Field;
import qpip.exchange.linkage.match.Rarity;

/**
 * Persons in columns of numbers with the keys by which they are found; immutable, shared by all threads. A person may
 * have several rows: former names, former addresses. Some 490 bytes a person with three identifiers.
 */
public final class RegisterIndex {

    private static final int DIGITS_OF_DATE = 8;

    final Schema schema;
    final Texts[] texts;
    final Spoken[] spoken;

    /** The two parts of each name's sketch, beside each other; see {@link NamesApart}. */
    private final long[] names;

    final int[] dates;
    private final DateIds dateIds;
    private final Texts persons;

    /** Each row's values, and then sketches of its codes. */
    private final int[] cells;

    private final int stride;

    /** For each field where its code's sketch begins in a row, and how many parts of 32 bits it has. */
    private final int[] sketchAt;

    private final int[] sketchParts;
    private final int[] personOf;
    private final int rows;
    private final short[][] bits;
    private final int[] single;
    private final int[] sameBits;
    final BlockTable blocks;

    private RegisterIndex(Builder builder) {
        this.schema = builder.schema;
        this.texts = builder.texts;
        this.persons = builder.persons;
        this.rows = builder.rows;
        this.personOf = Arrays.copyOf(builder.personOf, rows);
        this.sketchAt = new int[schema.size];
        this.sketchParts = new int[schema.size];
        Arrays.stream(texts).parallel().forEach(Texts::trim);
        persons.trim();
        int width = schema.size;
        for (int field = 0; field < schema.size; field++) {
            sketchAt[field] = width;
            sketchParts[field] = sketchParts(field);
            width += sketchParts[field];
        }
        this.stride = width;
        this.cells = cells(builder);
        this.spoken = spoken();
        this.names = names(spoken);
        this.dates = dates();
        this.dateIds = DateIds.of(dates);
        this.bits = new short[schema.size][];
        this.single = new int[schema.size];
        this.sameBits = new int[schema.size];
        int[] earlier = earlierRows();
        IntStream.range(0, schema.size).parallel().forEach(field -> count(field, earlier));
        this.blocks = BlockTable.of(rows, this::hashes);
    }

    /** How many persons there are. */
    public int persons() {
        return persons.size();
    }

    /** How many rows there are; a person has one or more. */
    public int rows() {
        return rows;
    }

    public List<Field> fields() {
        return schema.fields;
    }

    /** What the register calls a person. */
    public String person(int number) {
        return persons.text(number);
    }

    int personOf(int row) {
        return personOf[row];
    }

    int value(int row, int field) {
        return cells[row * stride + field];
    }

    /** Loads both ends of a row, which may lie in two lines of memory; what it gives back means nothing. */
    int touch(int row) {
        return cells[row * stride] + cells[(row + 1) * stride - 1];
    }

    /** Whether sketches of a field's codes are kept. */
    boolean isSketched(int field) {
        return sketchParts[field] > 0;
    }

    /** The sketch of a row's code; see {@link CodesApart}. */
    long sketch(int row, int field) {
        int at = row * stride + sketchAt[field];
        long sketch = (long) cells[at] << 32;
        return sketchParts[field] == 1 ? sketch : sketch | cells[at + 1] & 0xFFFFFFFFL;
    }

    /** Whether a name has surely nothing in common with one that stands in the register, by its number. */
    boolean isFar(Spoken name, int registered) {
        return NamesApart.areFar(name.letters(), name.sound(), names[2 * registered], names[2 * registered + 1]);
    }

    /** The number of a date of birth, yyyymmdd, or {@link Texts#NONE}. */
    int dateId(int date) {
        return dateIds.find(date);
    }

    /** Milli-bits that a value tells, which stands in the register. */
    int bits(int field, int value) {
        return bits[field][value];
    }

    /** Milli-bits that a value tells which nobody in the register has. */
    int bitsOfUnknown(int field) {
        return single[field];
    }

    /** The logarithm of the chance that two persons have the same value of a field; at most 0. */
    int sameBits(int field) {
        return sameBits[field];
    }

    /** NB: of codes of one length that fits, so that a row with three identifiers and a postcode is 64 bytes. */
    private int sketchParts(int field) {
        int length = texts[schema.dictionary[field]].lengthOfAll();
        boolean fits = length > 0 && length <= CodesApart.CHARACTERS;
        return schema.comparisons[field] == Comparison.CODE && fits
                ? 1 + (length - 1) / CodesApart.CHARACTERS_A_PART
                : 0;
    }

    private int[] cells(Builder builder) {
        int[] all = new int[Math.multiplyExact(rows, stride)];
        IntStream.range(0, rows).parallel().forEach(row -> {
            int at = row * stride;
            System.arraycopy(builder.cells, row * schema.size, all, at, schema.size);
            for (int field = 0; field < schema.size; field++) {
                if (sketchParts[field] > 0 && all[at + field] >= 0) {
                    long sketch = texts[schema.dictionary[field]].sketch(all[at + field]);
                    all[at + sketchAt[field]] = (int) (sketch >>> 32);
                    if (sketchParts[field] > 1) {
                        all[at + sketchAt[field] + 1] = (int) sketch;
                    }
                }
            }
        });
        return all;
    }

    private Spoken[] spoken() {
        int names = schema.surname >= 0 ? schema.dictionary[schema.surname] : namesElsewhere();
        if (names < 0) {
            return new Spoken[0];
        }
        Spoken[] all = new Spoken[texts[names].size()];
        Arrays.parallelSetAll(all, value -> Spoken.of(texts[names].text(value)));
        return all;
    }

    private static long[] names(Spoken[] spoken) {
        long[] names = new long[2 * spoken.length];
        for (int name = 0; name < spoken.length; name++) {
            names[2 * name] = spoken[name].letters();
            names[2 * name + 1] = spoken[name].sound();
        }
        return names;
    }

    private int namesElsewhere() {
        for (int number = 0; number < schema.dictionaries; number++) {
            if (schema.isOfNames(number)) {
                return number;
            }
        }
        return -1;
    }

    private int[] dates() {
        if (schema.date < 0) {
            return new int[0];
        }
        Texts texts = this.texts[schema.dictionary[schema.date]];
        int[] all = new int[texts.size()];
        for (int value = 0; value < all.length; value++) {
            all[value] = date(texts.text(value));
        }
        return all;
    }

    static int date(String text) {
        return text.length() == DIGITS_OF_DATE ? Integer.parseInt(text) : 0;
    }

    /** For each row, the one before it of the same person, or -1. */
    private int[] earlierRows() {
        int[] last = new int[persons.size()];
        int[] earlier = new int[rows];
        Arrays.fill(last, -1);
        for (int row = 0; row < rows; row++) {
            earlier[row] = last[personOf(row)];
            last[personOf(row)] = row;
        }
        return earlier;
    }

    /** Counts how many persons have each value; see {@code Frequencies}. */
    private void count(int field, int[] earlier) {
        int[] holders = new int[texts[schema.dictionary[field]].size()];
        int known = 0;
        for (int row = 0; row < rows; row++) {
            int value = value(row, field);
            if (value >= 0 && !isRepeated(row, field, value, earlier)) {
                holders[value]++;
                known++;
            }
        }
        double once = 0;
        double twice = 0;
        double sum = 0;
        for (int count : holders) {
            once += count == 1 ? 1 : 0;
            twice += count == 2 ? 1 : 0;
            sum += count * (count - 1.0);
        }
        double all = Math.max(1, known);
        double rare = Rarity.once(all, once, twice);
        single[field] = Bits.of(1 / rare);
        bits[field] = new short[holders.length];
        for (int value = 0; value < holders.length; value++) {
            bits[field][value] = (short)
                    Math.min(Short.MAX_VALUE, holders[value] <= 1 ? single[field] : Bits.of(all / holders[value]));
        }
        sameBits[field] = same(all, sum, rare);
    }

    /** The logarithm of the chance that two persons have the same value; {@code sum} is of all such pairs, twice. */
    static int same(double all, double sum, double rare) {
        return Bits.of(Math.min(0.99, Rarity.same(all, sum, rare)));
    }

    private boolean isRepeated(int row, int field, int value, int[] earlier) {
        for (int before = earlier[row]; before >= 0; before = earlier[before]) {
            if (value(before, field) == value) {
                return true;
            }
        }
        return false;
    }

    private BlockTable.Hashes hashes() {
        Parts parts = new Parts();
        return (row, into) -> hashes(row, parts, into);
    }

    private int hashes(int row, Parts parts, long[] into) {
        parts.clear();
        int surname = schema.surname < 0 ? -1 : value(row, schema.surname);
        int given = schema.given < 0 ? -1 : value(row, schema.given);
        parts.surname = surname < 0 ? null : spoken[surname];
        parts.given = given < 0 ? null : spoken[given];
        int date = schema.date < 0 ? -1 : value(row, schema.date);
        parts.date = date < 0 ? 0 : dates[date];
        parts.place = schema.place < 0 ? 0 : value(row, schema.place) + 1;
        for (int field = 0; field < schema.size; field++) {
            if (schema.identifier[field] && value(row, field) >= 0) {
                parts.identified(field, value(row, field));
            }
        }
        int[] count = new int[1];
        IndexKey.each(parts, (key, hash) -> {
            if (count[0] < into.length) {
                into[count[0]++] = hash;
            }
        });
        return count[0];
    }

    /** Takes the register's rows in; rows of one person may stand anywhere. */
    public static final class Builder {

        private final Schema schema;
        private final Texts[] texts;
        private final Texts persons = new Texts();
        private int[] cells;
        private int[] personOf = new int[1024];
        private int rows;

        public Builder(List<Field> fields) {
            this.schema = new Schema(fields);
            this.texts = new Texts[schema.dictionaries];
            Arrays.setAll(texts, number -> new Texts());
            this.cells = new int[1024 * schema.size];
        }

        /**
         * Adds a row.
         *
         * @param values of the fields, brought to one form, empty where missing
         */
        public void add(String person, List<String> values) {
            int row = begin(1);
            personOf[row] = persons.number(person);
            for (int field = 0; field < schema.size; field++) {
                String value = values.get(field);
                value(row, field, value.isEmpty() ? Texts.NONE : texts(field).number(value));
            }
        }

        /** Begins so many rows, and gives the first; their persons and values follow, from any thread. */
        int begin(int more) {
            int first = rows;
            rows = Math.addExact(rows, more);
            if (rows > personOf.length) {
                int room = Math.addExact(rows, rows >> 1);
                personOf = Arrays.copyOf(personOf, room);
                cells = Arrays.copyOf(cells, Math.multiplyExact(room, schema.size));
            }
            return first;
        }

        /** Says whose a row is. */
        void person(int row, byte[] from, int at, int length) {
            personOf[row] = persons.number(from, at, length);
        }

        /** Gives a row the value of a field, by its number. */
        void value(int row, int field, int number) {
            cells[row * schema.size + field] = number;
        }

        Texts texts(int field) {
            return texts[schema.dictionary[field]];
        }

        Schema schema() {
            return schema;
        }

        public RegisterIndex build() {
            return new RegisterIndex(this);
        }
    }
}
