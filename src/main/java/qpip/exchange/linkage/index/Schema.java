package qpip.exchange.linkage.index;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.Field;

/** The fields that are compared, by their place, and which of them share their texts. */
final class Schema {

    final List<Field> fields;
    final int size;
    final Comparison[] comparisons;

    /** For each field, the number of the texts that it shares with others of its kind. */
    final int[] dictionary;

    final int dictionaries;
    final int surname;
    final int given;
    final int date;
    final int place;
    final boolean[] identifier;

    Schema(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.size = fields.size();
        this.comparisons =
                fields.stream().map(field -> field.attribute().comparison()).toArray(Comparison[]::new);
        this.dictionary = new int[size];
        this.identifier = new boolean[size];
        Map<Attribute, Integer> shared = new EnumMap<>(Attribute.class);
        int made = 0;
        for (int field = 0; field < size; field++) {
            Attribute attribute = fields.get(field).attribute();
            identifier[field] = attribute.isGivenToOne();
            // NB: names share their texts, so that exchanged names are found; each identifier has its own.
            Attribute kind = attribute.comparison() == Comparison.NAME ? Attribute.SURNAME : attribute;
            Integer known = identifier[field] ? null : shared.get(kind);
            dictionary[field] = known == null ? made++ : known;
            shared.put(kind, dictionary[field]);
        }
        this.dictionaries = made;
        this.surname = first(Attribute.SURNAME);
        this.given = first(Attribute.GIVEN_NAME);
        this.date = first(Attribute.DATE_OF_BIRTH);
        int postcode = first(Attribute.POSTCODE);
        int address = first(Attribute.ADDRESS);
        this.place = postcode >= 0 ? postcode : address >= 0 ? address : first(Attribute.MUNICIPALITY);
    }

    private int first(Attribute attribute) {
        for (int field = 0; field < size; field++) {
            if (fields.get(field).attribute() == attribute) {
                return field;
            }
        }
        return -1;
    }

    /** Whether a dictionary holds names, whose forms and sounds are kept. */
    boolean isOfNames(int number) {
        return Arrays.stream(fieldsOf(number)).anyMatch(field -> comparisons[field] == Comparison.NAME);
    }

    int[] fieldsOf(int number) {
        return IntStream.range(0, size)
                .filter(field -> dictionary[field] == number)
                .toArray();
    }
}
