package qpip.exchange.layout;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A record as a row of byte ranges, the same for every format.
 *
 * <pre>
 * data   20|00|QPIP00000001    |800123457|TREMBLAY   ...
 *        ^base + from[i] .. base + to[i] of field i
 * </pre>
 */
final class Slices implements RecordView {

    private final RecordLayout layout;
    private final int[] from;
    private final int[] to;
    private final List<List<Slices>> groups;
    private byte[] data = new byte[0];
    private int base;
    private long number;

    /** The ranges are the reader's own arrays: it changes them as it moves on. */
    Slices(RecordLayout layout, int[] from, int[] to, List<List<Slices>> groups) {
        this.layout = layout;
        this.from = from;
        this.to = to;
        this.groups = groups;
    }

    void show(byte[] data, int base, long number) {
        this.data = data;
        this.base = base;
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public RecordLayout layout() {
        return layout;
    }

    @Override
    public boolean absent(int field) {
        return layout.isGroup(field)
                ? groups.get(field).isEmpty()
                : layout.slot(field).absent(data, base + from[field], base + to[field]);
    }

    @Override
    public String text(int field) {
        if (layout.isGroup(field)) {
            return groups.get(field).isEmpty()
                    ? ""
                    : Integer.toString(groups.get(field).size());
        }
        return layout.slot(field).text(data, base + from[field], base + to[field]);
    }

    @Override
    public long number(int field) {
        long number = layout.slot(field).number(data, base + from[field], base + to[field]);
        if (number == Slot.UNREADABLE) {
            throw new IllegalStateException(
                    "the field " + layout.fields().get(field).name() + " holds no number");
        }
        return number;
    }

    @Override
    public Optional<LocalDate> day(int field) {
        return layout.slot(field).day(data, base + from[field], base + to[field]);
    }

    @Override
    public long cents(int field) {
        long cents = layout.slot(field).cents(data, base + from[field], base + to[field]);
        return cents == Slot.UNREADABLE ? 0 : cents;
    }

    @Override
    public List<RecordView> group(int field) {
        return List.copyOf(groups.get(field));
    }

    @Override
    public long hash(int[] fields) {
        return Hash.mixed(hash(Hash.START, fields));
    }

    private long hash(long start, int[] fields) {
        long hash = start;
        for (int field : fields) {
            if (layout.isGroup(field)) {
                hash = Hash.number(hash, groups.get(field).size());
                for (Slices occurrence : groups.get(field)) {
                    hash = occurrence.hash(hash, occurrence.layout.everyField());
                }
            } else {
                hash = layout.slot(field).hash(hash, data, base + from[field], base + to[field]);
            }
        }
        return hash;
    }

    @Override
    public Values values() {
        Values.Builder values = Values.builder();
        for (int field = 0; field < from.length; field++) {
            String name = layout.fields().get(field).name();
            if (!layout.isGroup(field)) {
                layout.slot(field)
                        .value(data, base + from[field], base + to[field])
                        .ifPresent(value -> values.put(name, value));
            } else if (!groups.get(field).isEmpty()) {
                values.put(name, groups.get(field).stream().map(Slices::values).toList());
            }
        }
        return values.build();
    }

    /** The first field at fault. */
    Optional<Trouble> trouble() {
        for (int field = 0; field < from.length; field++) {
            if (layout.isGroup(field)) {
                Optional<Trouble> trouble = troubleInGroup(field);
                if (trouble.isPresent()) {
                    return trouble;
                }
                continue;
            }
            Slot slot = layout.slot(field);
            int reason = slot.check(data, base + from[field], base + to[field]);
            if (reason != Slot.FINE) {
                return Optional.of(slot.trouble(reason, data, base + from[field], base + to[field]));
            }
        }
        return Optional.empty();
    }

    private Optional<Trouble> troubleInGroup(int field) {
        Field declared = layout.fields().get(field);
        int found = groups.get(field).size();
        int min = declared.occurs().map(Field.Occurs::min).orElse(0);
        int max = declared.occurs().map(Field.Occurs::max).orElse(Integer.MAX_VALUE);
        if (found < min) {
            return Optional.of(
                    new Trouble(LineReason.MISSING, declared.name(), Found.of("occurrences-min", min, found)));
        }
        if (found > max) {
            return Optional.of(
                    new Trouble(LineReason.OVERFLOW, declared.name(), Found.of("occurrences-max", max, found)));
        }
        return groups.get(field).stream()
                .map(Slices::trouble)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is wrong with one field, without its value; empty when nothing is. */
    Found found(int field) {
        Slot slot = layout.slot(field);
        int reason = slot.check(data, base + from[field], base + to[field]);
        return reason == Slot.FINE
                ? Found.NOTHING
                : slot.trouble(reason, data, base + from[field], base + to[field])
                        .found();
    }

    /** The text of a field as it stands, blanks included. */
    String content(int field) {
        return layout.encoding().text(data, base + from[field], base + to[field]);
    }

    /** How many declared check digits fail. */
    int warnings() {
        int warnings = 0;
        for (int field : layout.checkedFields()) {
            if (layout.slot(field).warns(data, base + from[field], base + to[field])) {
                warnings++;
            }
        }
        return warnings;
    }

    /** What a total adds up of this record. */
    long figure(int field) {
        Slot slot = layout.slot(field);
        long figure = slot.field().type() == Field.Type.AMOUNT || slot.field().type() == Field.Type.OVERPUNCH
                ? slot.cents(data, base + from[field], base + to[field])
                : slot.number(data, base + from[field], base + to[field]);
        return figure == Slot.UNREADABLE ? 0 : figure;
    }

    /** The characters of all values, those of groups too. */
    long characters() {
        long characters = 0;
        for (int field = 0; field < from.length; field++) {
            if (layout.isGroup(field)) {
                for (Slices occurrence : groups.get(field)) {
                    characters += occurrence.characters();
                }
            } else {
                characters += layout.encoding().characters(data, base + from[field], base + to[field]);
            }
        }
        return characters;
    }

    /** The name of the field in which a byte stands; empty between fields. */
    String fieldAt(int position) {
        for (int field = 0; field < from.length; field++) {
            if (position >= base + from[field] && position < base + to[field]) {
                return layout.fields().get(field).name();
            }
        }
        for (List<Slices> occurrences : groups) {
            for (Slices occurrence : occurrences) {
                String name = occurrence.fieldAt(position);
                if (!name.isEmpty()) {
                    return name;
                }
            }
        }
        return "";
    }
}
