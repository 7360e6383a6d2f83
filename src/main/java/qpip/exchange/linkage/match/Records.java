package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Records in columns of numbers: each value is the number of its text in a dictionary. The records of a second file
 * follow those of the first.
 */
public final class Records {

    /** A level takes four bits of a long. */
    public static final int FIELDS_MAX = 16;

    private final List<Field> fields;
    private final int firstFile;
    private final int size;
    private final Dictionary[] dictionaries;
    private final int[][] values;

    private Records(List<Field> fields, int firstFile, int size, Dictionary[] dictionaries, int[][] values) {
        this.fields = List.copyOf(fields);
        this.firstFile = firstFile;
        this.size = size;
        this.dictionaries = dictionaries;
        this.values = values;
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
        return java.util.stream.IntStream.range(0, fields.size())
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
            this.dictionaries = new Dictionary[fields.size()];
            this.values = new int[fields.size()][1024];
            // Names share a dictionary, so that exchanged names are found; so do the fields of one attribute.
            Map<Attribute, Dictionary> shared = new EnumMap<>(Attribute.class);
            for (int field = 0; field < dictionaries.length; field++) {
                Attribute attribute = fields.get(field).attribute();
                Attribute sharing = attribute.comparison() == Comparison.NAME ? Attribute.SURNAME : attribute;
                dictionaries[field] = shared.computeIfAbsent(sharing, unknown -> new Dictionary());
            }
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
            for (int field = 0; field < values.length; field++) {
                values[field] = Arrays.copyOf(values[field], size);
            }
            for (Dictionary dictionary : new ArrayList<>(List.of(dictionaries))) {
                if (fields.get(List.of(dictionaries).indexOf(dictionary))
                                .attribute()
                                .comparison()
                        == Comparison.NAME) {
                    dictionary.prepareNames();
                }
            }
            return new Records(fields, firstFile < 0 ? size : firstFile, size, dictionaries, values);
        }
    }
}
