package qpip.exchange.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.FieldWords;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;
import qpip.exchange.layout.Section;
import qpip.exchange.layout.XmlSchema;

/** The records, field by field, and the lists of codes. */
record RecordTables(Interface subject, Page page) {

    void write() {
        DocumentText text = subject.text();
        Mapping mapping = subject.mapping();
        page.heading(text.of("records"));
        record(text.of("records.header"), mapping.header());
        mapping.details().forEach(detail -> record(text.of("records.detail", detail.name()), detail));
        record(text.of("records.trailer"), mapping.trailer());
        codes();
        versions();
        if (subject.xml()) {
            page.heading(text.of("schema"));
            page.paragraph(text.of("schema.what", subject.layout().exchange()));
            page.verbatim(XmlSchema.of(subject.layout()).lines().toList());
        }
    }

    private void record(String title, Section section) {
        DocumentText text = subject.text();
        page.subheading(title + element(section));
        List<List<String>> rows = new ArrayList<>();
        rows("", section.fields(), rows);
        String place = text.of(subject.fixed() ? "column.positions" : subject.xml() ? "column.path" : "column.column");
        page.table(
                List.of(
                        place,
                        text.of(subject.fixed() ? "column.length" : "column.length-max"),
                        text.of("column.field"),
                        text.of("column.type"),
                        text.of("column.required"),
                        text.of("column.content")),
                rows);
        unusedEnd(section);
    }

    private String element(Section section) {
        if (!(subject.mapping().format() instanceof Format.Xml xml)) {
            return "";
        }
        Mapping mapping = subject.mapping();
        String element = section == mapping.header()
                ? xml.header()
                : section == mapping.trailer() ? xml.trailer() : xml.detail();
        return " <" + element + ">";
    }

    private void rows(String above, List<Field> fields, List<List<String>> rows) {
        DocumentText text = subject.text();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String path = (above + field.path()).replaceFirst("/\\.$", "");
            String place = subject.fixed()
                    ? field.at() + "-" + (field.at() + field.length() - 1)
                    : subject.xml() ? path : String.valueOf(i + 1);
            boolean needed = field.required()
                    || field.value().isPresent() && !subject.xml()
                    || field.occurs().filter(occurs -> occurs.min() > 0).isPresent();
            rows.add(List.of(
                    place,
                    field.length() == 0 ? "" : String.valueOf(field.length()),
                    name(field),
                    FileForm.word(field.type()),
                    text.of(needed ? "yes" : "no"),
                    new FieldContent(subject, field).text()));
            rows(path + "/", field.fields(), rows);
        }
    }

    /** NB: the columns of CSV are known by their names in the file; elsewhere the mapping's name serves talk only. */
    private String name(Field field) {
        String name = subject.mapping().format() instanceof Format.Csv ? camelCase(field.name()) : field.name();
        return FieldWords.in(subject.text().locale(), field) + " [" + name + "]";
    }

    private void unusedEnd(Section section) {
        if (subject.mapping().format() instanceof Format.FixedWidth fixed) {
            int end = section.fields().stream()
                    .mapToInt(field -> field.at() + field.length() - 1)
                    .max()
                    .orElse(0);
            if (end < fixed.recordLength()) {
                page.paragraph(subject.text()
                        .of("fixed.unused", String.valueOf(end + 1), String.valueOf(fixed.recordLength())));
            }
        }
    }

    private void codes() {
        DocumentText text = subject.text();
        page.heading(text.of("codes"));
        page.paragraph(text.of("codes.what"));
        subject.mapping().codes().forEach((list, codes) -> {
            page.subheading(text.of("codes.list", list));
            page.table(
                    List.of(text.of("column.code"), text.of("column.meaning")),
                    codes.entrySet().stream()
                            .map(code -> List.of(code.getKey(), code.getValue().in(text.locale())))
                            .toList());
        });
    }

    /** How a fact is said again, corrected and cancelled, where its records have a key. */
    private void versions() {
        Optional<Field> key = meaning("fact.key");
        if (key.isEmpty()) {
            return;
        }
        DocumentText text = subject.text();
        page.heading(text.of("versions"));
        page.list(
                meaning("fact.version").isPresent()
                        ? numbered(
                                key.get().name(), meaning("fact.version").get().name())
                        : unnumbered(key.get().name()));
    }

    private List<String> numbered(String key, String version) {
        DocumentText text = subject.text();
        List<String> rules = new ArrayList<>();
        rules.add(text.of("versions.key", key));
        rules.add(text.of("versions.version", version));
        meaning("fact.action").ifPresent(action -> rules.add(text.of("versions.action", action.name())));
        rules.add(text.of("versions.same"));
        rules.add(text.of("versions.other"));
        rules.add(text.of("versions.older"));
        if (subject.answers().isPresent()) {
            rules.add(text.of("versions.order"));
        }
        return rules;
    }

    private List<String> unnumbered(String key) {
        DocumentText text = subject.text();
        List<String> rules = new ArrayList<>();
        rules.add(text.of("versions.key", key));
        rules.add(text.of("versions.unnumbered", key));
        meaning("fact.action")
                .ifPresent(action ->
                        rules.add(text.of("versions.cancels", action.name(), text.quoted(action.cancels()), key)));
        meaning("fact.replaces").ifPresent(replaces -> rules.add(text.of("versions.replaces", replaces.name(), key)));
        return rules;
    }

    private Optional<Field> meaning(String word) {
        return subject.mapping().details().stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.means().filter(word::equals).isPresent())
                .findFirst();
    }

    static List<String> columnNames(Layout layout) {
        return layout.mapping().details().get(0).fields().stream()
                .map(field -> camelCase(field.name()))
                .toList();
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-", -1)) {
            camel.append(
                    camel.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
