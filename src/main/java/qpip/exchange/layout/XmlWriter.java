package qpip.exchange.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one element a record, indented by two blanks a level, fields in their declared order, none that is blank. */
final class XmlWriter extends RecordWriter {

    private final Format.Xml format;

    XmlWriter(Layout layout, Format.Xml format) {
        super(layout);
        this.format = format;
    }

    /** An element before it is written, so that fields with a common path share it. */
    private static final class Element {

        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<Element> children = new ArrayList<>();
        private String text = "";

        Element(String name) {
            this.name = name;
        }

        Element shared(String child) {
            Element last = children.isEmpty() ? this : children.get(children.size() - 1);
            return !children.isEmpty() && last.name.equals(child) ? last : added(child);
        }

        Element added(String child) {
            Element element = new Element(child);
            children.add(element);
            return element;
        }

        void write(StringBuilder out, String indent) {
            out.append(indent).append('<').append(name);
            attributes.forEach((key, value) -> out.append(' ')
                    .append(key)
                    .append("=\"")
                    .append(escaped(value))
                    .append('"'));
            if (children.isEmpty()) {
                out.append('>').append(escaped(text)).append("</").append(name).append(">\n");
                return;
            }
            out.append(">\n");
            children.forEach(child -> child.write(out, indent + "  "));
            out.append(indent).append("</").append(name).append(">\n");
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }

    @Override
    byte[] begin() {
        String namespace = format.namespace().isEmpty() ? "" : " xmlns=\"" + Element.escaped(format.namespace()) + '"';
        byte[] mark = super.begin();
        byte[] root = ("<?xml version=\"1.0\" encoding=\"" + layout.encoding().title() + "\"?>\n<" + format.root()
                        + namespace + ">\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] begin = new byte[mark.length + root.length];
        System.arraycopy(mark, 0, begin, 0, mark.length);
        System.arraycopy(root, 0, begin, mark.length, root.length);
        return begin;
    }

    @Override
    byte[] end() {
        return ("</" + format.root() + ">\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    Written record(RecordLayout kind, Values values) {
        String name = kind == layout.header()
                ? format.header()
                : kind == layout.trailer() ? format.trailer() : format.detail();
        Element record = new Element(name);
        long characters = fill(record, kind, values);
        StringBuilder out = new StringBuilder();
        record.write(out, "  ");
        byte[] bytes = layout.encoding()
                .bytes(out.toString())
                .orElseThrow(() -> new IllegalStateException("every cell was checked"));
        return new Written(bytes, characters);
    }

    private long fill(Element element, RecordLayout kind, Values values) {
        knowsAll(kind, values);
        long characters = 0;
        for (int i = 0; i < kind.fields().size(); i++) {
            Field field = kind.fields().get(i);
            characters += kind.isGroup(i) ? group(element, kind, i, values) : leaf(element, kind, i, values);
            if (kind.isGroup(i)
                    && field.required()
                    && values.groups(field.name()).isEmpty()) {
                throw refused(field, "expected at least 1 occurrence, found 0");
            }
        }
        return characters;
    }

    private long leaf(Element element, RecordLayout kind, int index, Values values) {
        String text = new String(cell(kind, index, values), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return 0;
        }
        String path = kind.fields().get(index).path();
        Element place = element;
        for (String step : path.equals(".") ? new String[0] : path.split("/")) {
            if (step.startsWith("@")) {
                place.attributes.put(step.substring(1), text);
                return text.codePointCount(0, text.length());
            }
            place = place.shared(step);
        }
        place.text = text;
        return text.codePointCount(0, text.length());
    }

    private long group(Element element, RecordLayout kind, int index, Values values) {
        Field field = kind.fields().get(index);
        List<Values> occurrences = values.groups(field.name());
        int min = field.occurs().map(Field.Occurs::min).orElse(0);
        int max = field.occurs().map(Field.Occurs::max).orElse(Integer.MAX_VALUE);
        if (occurrences.size() < min || occurrences.size() > max) {
            throw refused(field, "expected " + min + " to " + max + " occurrences, found " + occurrences.size());
        }
        String[] steps = field.path().split("/");
        long characters = 0;
        for (Values occurrence : occurrences) {
            Element place = element;
            for (int i = 0; i < steps.length - 1; i++) {
                place = place.shared(steps[i]);
            }
            characters += fill(place.added(steps[steps.length - 1]), kind.group(index), occurrence);
        }
        return characters;
    }
}
