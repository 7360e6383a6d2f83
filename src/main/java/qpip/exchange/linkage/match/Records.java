package qpip.exchange.linkage.match;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Records in columns of numbers: each value is the number of its text in a dictionary. The records of a second file
 * follow those of the first. Within a file they stand in an order that only depends on what they say, so that whatever
 * counts or samples them comes out the same in whatever order they came; records that say the same keep theirs.
 */
public final class Records {

    /** A level takes four bits of a long. */
    public static final int FIELDS_MAX = 16;

    private final List<Field> fields;
    private final int firstFile;
    private final int size;
    private final Dictionary[] dictionaries;
    private final int[][] values;
    private final int[] added;

    private Records(
            List<Field> fields, int firstFile, int size, Dictionary[] dictionaries, int[][] values, int[] added) {
        this.fields = List.copyOf(fields);
        this.firstFile = firstFile;
        this.size = size;
        this.dictionaries = dictionaries;
        this.values = values;
        this.added = added;
    }

    /** How many records were added before this one. */
    public int added(int record) {
        return added[record];
    }

    public List<Field> fields() {
        return fields;
    }

    public int size() {
        return size;
    }

    /** How many records the first file has; all, when there is one file. */
    public int firstFile() {
        return firstFile;
    }

    boolean areTwoFiles() {
        return firstFile < size;
    }

    /** How many pairs there are: within one file, or across two. */
    double pairs() {
        return areTwoFiles() ? (double) firstFile * (size - firstFile) : size * (size - 1.0) / 2;
    }

    int value(int field, int record) {
        return values[field][record];
    }

    int[] column(int field) {
        return values[field];
    }

    Dictionary dictionary(int field) {
        return dictionaries[field];
    }

    /** The fields of an attribute, in their order. */
    int[] fields(Attribute attribute) {
        return IntStream.range(0, fields.size())
                .filter(field -> fields.get(field).attribute() == attribute)
                .toArray();
    }

    /** The first field of an attribute, or -1. */
    int field(Attribute attribute) {
        int[] all = fields(attribute);
        return all.length == 0 ? -1 : all[0];
    }

    /** Takes records in, one after another. */
    public static final class Builder {

        private final List<Field> fields;
        private final Dictionary[] dictionaries;
        private final int[][] values;
        private int size;
        private int firstFile = -1;

        public Builder(List<Field> fields) {
            if (fields.isEmpty() || fields.size() > FIELDS_MAX) {
                throw new IllegalArgumentException(
                        "there must be 1 to " + FIELDS_MAX + " fields to compare, not " + fields.size());
            }
            this.fields = List.copyOf(fields);
            this.dictionaries = dictionaries(this.fields);
            this.values = new int[fields.size()][1024];
        }

        /** NB: names share a dictionary, so that exchanged names are found; so do the fields of one attribute. */
        private static Dictionary[] dictionaries(List<Field> fields) {
            Map<Attribute, Dictionary> shared = new EnumMap<>(Attribute.class);
            return fields.stream()
                    .map(Field::attribute)
                    .map(attribute -> attribute.comparison() == Comparison.NAME ? Attribute.SURNAME : attribute)
                    .map(attribute -> shared.computeIfAbsent(attribute, unknown -> new Dictionary()))
                    .toArray(Dictionary[]::new);
        }

        /** Adds a record: the values of its fields, brought to one form, empty where missing. */
        public void add(List<String> record) {
            if (size == values[0].length) {
                for (int field = 0; field < values.length; field++) {
                    values[field] = Arrays.copyOf(values[field], 2 * size);
                }
            }
            for (int field = 0; field < values.length; field++) {
                values[field][size] = dictionaries[field].number(record.get(field));
            }
            size++;
        }

        /** What is added from here on is the second file. */
        public void secondFile() {
            firstFile = size;
        }

        public Records build() {
            int first = firstFile < 0 ? size : firstFile;
            int[] order = IntStream.concat(order(0, first), order(first, size)).toArray();
            Dictionary[] ordered = dictionaries(fields);
            int[][] columns = new int[fields.size()][size];
            for (int record = 0; record < size; record++) {
                for (int field = 0; field < columns.length; field++) {
                    columns[field][record] = ordered[field].number(text(field, order[record]));
                }
            }
            for (int field = 0; field < ordered.length; field++) {
                if (fields.get(field).attribute().comparison() == Comparison.NAME) {
                    ordered[field].prepareNames();
                }
            }
            return new Records(fields, first, size, ordered, columns, order);
        }

        /** NB: by a hash and not by the texts, so that records that look alike don't stand together. */
        private IntStream order(int from, int to) {
            long[] hashes = new long[to - from];
            for (int record = from; record < to; record++) {
                hashes[record - from] = hash(record);
            }
            return IntStream.range(from, to)
                    .boxed()
                    .sorted((one, other) -> hashes[one - from] == hashes[other - from]
                            ? compare(one, other)
                            : Long.compare(hashes[one - from], hashes[other - from]))
                    .mapToInt(Integer::intValue);
        }

        /** FNV-1a, 64 bits, and a last stir: it is bad at the texts' last letters. */
        private long hash(int record) {
            long hash = 0xcbf29ce484222325L;
            for (int field = 0; field < values.length; field++) {
                String text = text(field, record);
                for (int i = 0; i < text.length(); i++) {
                    hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
                }
                hash = (hash ^ '|') * 0x100000001b3L;
            }
            return (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        }

        private int compare(int one, int other) {
            for (int field = 0; field < values.length; field++) {
                int compared = text(field, one).compareTo(text(field, other));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        }

        private String text(int field, int record) {
            int number = values[field][record];
            return number == Dictionary.MISSING ? "" : dictionaries[field].value(number);
        }
    }
}
