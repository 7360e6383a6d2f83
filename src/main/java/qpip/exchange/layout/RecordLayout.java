package qpip.exchange.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** One kind of record, compiled: its fields are known by their index. */
public final class RecordLayout {

    private final String name;
    private final Optional<String> identifier;
    private final List<Field> fields;
    private final Encoding encoding;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, Integer> meanings = new HashMap<>();
    private final Map<Integer, RecordLayout> groups = new HashMap<>();
    private final boolean[] isGroup;
    private final int[] checkedFields;
    private final int[] everyField;

    RecordLayout(String name, Optional<String> identifier, List<Field> fields, Mapping mapping, Encoding file) {
        boolean fixed = mapping.isFixedWidth();
        this.name = name;
        this.identifier = identifier;
        this.fields = List.copyOf(fields);
        this.encoding = fixed ? file.working() : Encoding.UTF_8;
        this.isGroup = new boolean[fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Set<String> codes = field.codes()
                    .flatMap(list -> Optional.ofNullable(mapping.codes().get(list)))
                    .map(Map::keySet)
                    .orElse(Set.of());
            slots.add(new Slot(field, fixed, encoding, file, codes));
            indexes.putIfAbsent(field.name(), i);
            isGroup[i] = field.type() == Field.Type.GROUP;
            int index = i;
            field.means().ifPresent(means -> meanings.putIfAbsent(means, index));
            if (isGroup[i]) {
                groups.put(i, new RecordLayout(field.name(), Optional.empty(), field.fields(), mapping, file));
            }
        }
        this.checkedFields = IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).check() != Field.Check.NONE)
                .toArray();
        this.everyField = IntStream.range(0, fields.size()).toArray();
    }

    public String name() {
        return name;
    }

    public List<Field> fields() {
        return fields;
    }

    /** The index of the field; {@link IllegalArgumentException} when there is none of that name. */
    public int field(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("the record " + this.name + " has no field '" + name
                        + "'; it has "
                        + String.join(", ", fields.stream().map(Field::name).toList())));
    }

    /** The index of the field that means this. */
    public OptionalInt meaning(String means) {
        Integer index = meanings.get(means);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** What the fields mean, in their order. */
    public List<String> meanings() {
        return fields.stream().flatMap(field -> field.means().stream()).toList();
    }

    /** The layout of one occurrence of a group. */
    public RecordLayout group(int field) {
        RecordLayout group = groups.get(field);
        if (group == null) {
            throw new IllegalArgumentException("the field " + fields.get(field).name() + " is not a group");
        }
        return group;
    }

    OptionalInt find(String name) {
        Integer index = indexes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    Optional<String> identifier() {
        return identifier;
    }

    Slot slot(int field) {
        return slots.get(field);
    }

    boolean isGroup(int field) {
        return isGroup[field];
    }

    int[] checkedFields() {
        return checkedFields;
    }

    int[] everyField() {
        return everyField;
    }

    /** The encoding of the bytes that a {@link Slices} of this layout holds. */
    Encoding encoding() {
        return encoding;
    }
}
