package qpip.exchange.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.declaration.Words;

/**
 * What changes between two versions of a mapping, and whom each change breaks: a reader that still follows the old one
 * and gets a new file, or a writer that still follows the old one and whose file is read by the new one.
 */
public final class Difference {

    /** A kind of change; how it is worded is for who shows it. */
    public enum Kind {
        EXCHANGE,
        LAYOUT_VERSION,
        CHARSET,
        BYTE_ORDER_MARK,
        FORMAT,
        RECORD_ADDED,
        RECORD_REMOVED,
        IDENTIFIER,
        FIELD_ADDED,
        FIELD_REMOVED,
        FIELD_RENAMED,
        FIELD_MOVED,
        LONGER,
        SHORTER,
        TYPE,
        NOW_REQUIRED,
        NOW_OPTIONAL,
        CONSTANT,
        CODE_ADDED,
        CODE_REMOVED,
        CODE_REWORDED,
        PLACEHOLDER_ADDED,
        PLACEHOLDER_REMOVED,
        DATE_FORM,
        AMOUNT_FORM,
        CHECK,
        OCCURS,
        PERSONAL,
        MEANING,
        LABEL,
        TOTAL_ADDED,
        TOTAL_REMOVED
    }

    /** Whom a change breaks. */
    public enum Effect {
        COMPATIBLE(false, false),
        BREAKS_READER(true, false),
        BREAKS_WRITER(false, true),
        BREAKS_BOTH(true, true);

        private final boolean reader;
        private final boolean writer;

        Effect(boolean reader, boolean writer) {
            this.reader = reader;
            this.writer = writer;
        }

        public boolean breaksReader() {
            return reader;
        }

        public boolean breaksWriter() {
            return writer;
        }

        static Effect of(boolean reader, boolean writer) {
            return reader ? writer ? BREAKS_BOTH : BREAKS_READER : writer ? BREAKS_WRITER : COMPATIBLE;
        }
    }

    /**
     * One change.
     *
     * @param record the record's name; empty when it concerns the whole file
     * @param field with its groups in front; empty when it concerns the whole record
     * @param before empty when nothing was there
     * @param after empty when nothing is left
     */
    public record Change(Kind kind, String record, String field, String before, String after, Effect effect) {}

    private final Mapping old;
    private final Mapping next;
    private final List<Change> changes = new ArrayList<>();

    private Difference(Mapping old, Mapping next) {
        this.old = old;
        this.next = next;
    }

    /** The changes in the order of the file: whole file, header, details, trailer, totals. */
    public static List<Change> between(Mapping old, Mapping next) {
        Difference difference = new Difference(old, next);
        difference.file();
        difference.section("header", old.header(), next.header());
        difference.details();
        difference.section("trailer", old.trailer(), next.trailer());
        difference.totals();
        return List.copyOf(difference.changes);
    }

    private void add(Kind kind, String record, String field, Object before, Object after, Effect effect) {
        changes.add(new Change(kind, record, field, String.valueOf(before), String.valueOf(after), effect));
    }

    private void differs(Kind kind, String record, String field, Object before, Object after, Effect effect) {
        if (!before.equals(after)) {
            add(kind, record, field, before, after, effect);
        }
    }

    private void file() {
        differs(Kind.EXCHANGE, "", "", old.exchange(), next.exchange(), Effect.BREAKS_BOTH);
        differs(Kind.LAYOUT_VERSION, "", "", old.layoutVersion(), next.layoutVersion(), Effect.BREAKS_BOTH);
        differs(Kind.CHARSET, "", "", old.charset(), next.charset(), Effect.BREAKS_BOTH);
        mark(old.byteOrderMark(), next.byteOrderMark());
        differs(Kind.FORMAT, "", "", old.format(), next.format(), formatEffect());
    }

    /** NB: an allowed mark may be there or not, so only what the other side must have or must not have breaks it. */
    private void mark(Mapping.ByteOrderMark before, Mapping.ByteOrderMark after) {
        boolean reader = after != before && before != Mapping.ByteOrderMark.ALLOWED;
        boolean writer = after != before && after != Mapping.ByteOrderMark.ALLOWED;
        differs(Kind.BYTE_ORDER_MARK, "", "", word(before), word(after), Effect.of(reader, writer));
    }

    /** Limits of XML that widen break no writer, those that narrow no reader; everything else breaks both. */
    private Effect formatEffect() {
        if (old.format() instanceof Format.Xml before && next.format() instanceof Format.Xml after) {
            Format.Xml same = new Format.Xml(
                    after.root(),
                    after.namespace(),
                    after.header(),
                    after.detail(),
                    after.trailer(),
                    before.maxDepth(),
                    before.maxText());
            if (same.equals(before)) {
                return Effect.of(
                        after.maxDepth() > before.maxDepth() || after.maxText() > before.maxText(),
                        after.maxDepth() < before.maxDepth() || after.maxText() < before.maxText());
            }
        }
        return Effect.BREAKS_BOTH;
    }

    private void details() {
        Map<String, Section> before = named(old.details());
        Map<String, Section> after = named(next.details());
        before.forEach((name, section) -> {
            Optional<Section> kept = Optional.ofNullable(after.get(name));
            if (kept.isPresent()) {
                section(name, section, kept.get());
            } else {
                add(Kind.RECORD_REMOVED, name, "", name, "", Effect.BREAKS_WRITER);
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name -> add(Kind.RECORD_ADDED, name, "", "", name, Effect.BREAKS_READER));
    }

    private static Map<String, Section> named(List<Section> sections) {
        Map<String, Section> named = new LinkedHashMap<>();
        sections.forEach(section -> named.put(section.name().isEmpty() ? "detail" : section.name(), section));
        return named;
    }

    private void section(String record, Section before, Section after) {
        differs(
                Kind.IDENTIFIER,
                record,
                "",
                before.identifier().orElse(""),
                after.identifier().orElse(""),
                Effect.BREAKS_BOTH);
        fields(record, "", before.fields(), after.fields());
    }

    private void fields(String record, String group, List<Field> before, List<Field> after) {
        Set<Field> taken = new LinkedHashSet<>();
        for (int i = 0; i < before.size(); i++) {
            Field was = before.get(i);
            int index = i;
            Optional<Field> now = find(after, was.name())
                    .or(() -> inItsPlace(after, was, index)
                            .filter(field -> find(before, field.name()).isEmpty()));
            if (now.isEmpty()) {
                add(Kind.FIELD_REMOVED, record, group + was.name(), place(was, i), "", removal(was, after));
                continue;
            }
            taken.add(now.get());
            field(record, group, was, i, now.get(), after.indexOf(now.get()));
        }
        for (int i = 0; i < after.size(); i++) {
            Field now = after.get(i);
            if (!taken.contains(now)) {
                add(Kind.FIELD_ADDED, record, group + now.name(), "", place(now, i), addition(now, before));
            }
        }
    }

    private static Optional<Field> find(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** A field of another name that stands where this one stood: it was renamed. */
    private Optional<Field> inItsPlace(List<Field> after, Field was, int index) {
        if (old.isFixedWidth() && next.isFixedWidth()) {
            return after.stream()
                    .filter(field -> field.at() == was.at() && field.length() == was.length())
                    .findFirst();
        }
        if (old.isXml() && next.isXml()) {
            return after.stream()
                    .filter(field -> field.path().equals(was.path()))
                    .findFirst();
        }
        return index < after.size() && after.get(index).type() == was.type()
                ? Optional.of(after.get(index))
                : Optional.empty();
    }

    /**
     * NB: an old writer leaves an element out, and blanks where a fixed-width record had no field: that breaks it only
     * where something must stand there. A column always shifts the others.
     */
    private Effect addition(Field now, List<Field> before) {
        return next.isCsv() || overlaps(now, before) ? Effect.BREAKS_BOTH : Effect.of(true, isNeeded(now));
    }

    private Effect removal(Field was, List<Field> after) {
        return old.isCsv() || overlaps(was, after) ? Effect.BREAKS_BOTH : Effect.of(isNeeded(was), true);
    }

    private static boolean overlaps(Field field, List<Field> others) {
        return field.at() > 0
                && others.stream()
                        .filter(other -> other.type() != Field.Type.FILLER)
                        .anyMatch(other ->
                                other.at() < field.at() + field.length() && field.at() < other.at() + other.length());
    }

    private static boolean isNeeded(Field field) {
        return field.required()
                || field.occurs().filter(occurs -> occurs.min() > 0).isPresent();
    }

    private void field(String record, String group, Field was, int index, Field now, int nextIndex) {
        String name = group + now.name();
        boolean named = next.format() instanceof Format.Csv csv && csv.columnNames();
        differs(
                Kind.FIELD_RENAMED,
                record,
                name,
                was.name(),
                now.name(),
                named ? Effect.BREAKS_BOTH : Effect.COMPATIBLE);
        differs(Kind.FIELD_MOVED, record, name, where(was, index), where(now, nextIndex), Effect.BREAKS_BOTH);
        length(record, name, was, now);
        differs(Kind.TYPE, record, name, word(was.type()), word(now.type()), Effect.BREAKS_BOTH);
        if (was.required() != now.required()) {
            add(
                    now.required() ? Kind.NOW_REQUIRED : Kind.NOW_OPTIONAL,
                    record,
                    name,
                    "",
                    "",
                    now.required() ? Effect.BREAKS_WRITER : Effect.BREAKS_READER);
        }
        differs(
                Kind.CONSTANT,
                record,
                name,
                was.value().orElse(""),
                now.value().orElse(""),
                Effect.of(was.value().isPresent(), now.value().isPresent()));
        codes(record, name, was, now);
        placeholders(record, name, was, now);
        differs(
                Kind.DATE_FORM,
                record,
                name,
                form(was, old),
                form(now, next),
                Effect.of(
                        !was.format().equals(now.format()) || !was.partial(),
                        !was.format().equals(now.format()) || !now.partial()));
        differs(
                Kind.AMOUNT_FORM,
                record,
                name,
                was.decimal() + " " + was.sign(),
                now.decimal() + " " + now.sign(),
                Effect.BREAKS_BOTH);
        differs(Kind.CHECK, record, name, word(was.check()), word(now.check()), Effect.COMPATIBLE);
        occurs(record, name, was, now);
        differs(Kind.PERSONAL, record, name, was.personal(), now.personal(), Effect.COMPATIBLE);
        differs(Kind.MEANING, record, name, was.means().orElse(""), now.means().orElse(""), Effect.COMPATIBLE);
        differs(Kind.LABEL, record, name, words(FieldWords.of(was)), words(FieldWords.of(now)), Effect.COMPATIBLE);
        if (was.type() == Field.Type.GROUP && now.type() == Field.Type.GROUP) {
            fields(record, name + ".", was.fields(), now.fields());
        }
    }

    /** In fixed width the length is the form itself; elsewhere it is the most that may come. */
    private void length(String record, String name, Field was, Field now) {
        if (was.length() == now.length()) {
            return;
        }
        boolean longer = now.length() > was.length();
        Effect effect = next.isFixedWidth() || old.isFixedWidth() ? Effect.BREAKS_BOTH : Effect.of(longer, !longer);
        add(longer ? Kind.LONGER : Kind.SHORTER, record, name, was.length(), now.length(), effect);
    }

    private void codes(String record, String name, Field was, Field now) {
        Map<String, Words> before = codes(old, was);
        Map<String, Words> after = codes(next, now);
        before.forEach((code, words) -> {
            Optional<Words> kept = Optional.ofNullable(after.get(code));
            if (kept.isEmpty()) {
                add(Kind.CODE_REMOVED, record, name, code, "", Effect.BREAKS_WRITER);
            } else {
                differs(
                        Kind.CODE_REWORDED,
                        record,
                        name,
                        code + " " + words(Optional.of(words)),
                        code + " " + words(kept),
                        Effect.COMPATIBLE);
            }
        });
        after.keySet().stream()
                .filter(code -> !before.containsKey(code))
                .forEach(code -> add(Kind.CODE_ADDED, record, name, "", code, Effect.BREAKS_READER));
    }

    private static Map<String, Words> codes(Mapping mapping, Field field) {
        return field.codes()
                .flatMap(list -> Optional.ofNullable(mapping.codes().get(list)))
                .orElse(Map.of());
    }

    private void placeholders(String record, String name, Field was, Field now) {
        List<String> before = placeholders(was);
        List<String> after = placeholders(now);
        before.stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> add(Kind.PLACEHOLDER_REMOVED, record, name, value, "", Effect.BREAKS_WRITER));
        after.stream()
                .filter(value -> !before.contains(value))
                .forEach(value -> add(Kind.PLACEHOLDER_ADDED, record, name, "", value, Effect.BREAKS_READER));
    }

    private static List<String> placeholders(Field field) {
        List<String> values = new ArrayList<>();
        field.absent().forEach(value -> values.add(value + " (absent)"));
        field.openEnded().forEach(value -> values.add(value + " (open-ended)"));
        return values;
    }

    private void occurs(String record, String name, Field was, Field now) {
        if (was.occurs().isEmpty() || now.occurs().isEmpty()) {
            return;
        }
        Field.Occurs before = was.occurs().get();
        Field.Occurs after = now.occurs().get();
        differs(
                Kind.OCCURS,
                record,
                name,
                before.min() + ".." + before.max(),
                after.min() + ".." + after.max(),
                Effect.of(
                        after.min() < before.min() || after.max() > before.max(),
                        after.min() > before.min() || after.max() < before.max()));
    }

    /** NB: an old writer fills nothing that it does not know; an old reader still proves a total that nobody fills. */
    private void totals() {
        old.totals().stream()
                .filter(total -> !next.totals().contains(total))
                .forEach(total ->
                        add(Kind.TOTAL_REMOVED, "trailer", total.equals(), described(total), "", Effect.BREAKS_READER));
        next.totals().stream()
                .filter(total -> !old.totals().contains(total))
                .forEach(total ->
                        add(Kind.TOTAL_ADDED, "trailer", total.equals(), "", described(total), Effect.BREAKS_WRITER));
    }

    private static String described(Total total) {
        String of = Totals.of(total);
        return total.getClass().getSimpleName() + (of.isEmpty() ? "" : " " + of);
    }

    private static String place(Field field, int index) {
        return where(field, index) + ", " + word(field.type());
    }

    private static String where(Field field, int index) {
        if (field.at() > 0) {
            return field.at() + "-" + (field.at() + field.length() - 1);
        }
        return field.path().isEmpty() ? String.valueOf(index + 1) : field.path();
    }

    private static String form(Field field, Mapping mapping) {
        boolean date = field.type() == Field.Type.DATE || field.type() == Field.Type.WEEK;
        return date ? Slot.dateFormat(field, mapping.isFixedWidth()) + (field.partial() ? ", partial" : "") : "";
    }

    private static String words(Optional<Words> words) {
        return words.map(text -> text.fr() + " / " + text.en()).orElse("");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
