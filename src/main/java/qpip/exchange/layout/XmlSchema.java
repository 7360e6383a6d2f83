package qpip.exchange.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The XML Schema (1.0) of an exchange, from its mapping alone. It refuses nothing that the verification accepts, except
 * for what stands between the records; and what it cannot say (Sundays, totals, sizes of the file) the verification
 * checks besides.
 *
 * <p>NB: a record's elements may come in any order ({@code xs:all}), for the reader takes them so.
 */
public final class XmlSchema {

    private final Layout layout;
    private final Format.Xml format;
    private final StringBuilder types = new StringBuilder();

    private XmlSchema(Layout layout, Format.Xml format) {
        this.layout = layout;
        this.format = format;
    }

    /** The schema's text; {@link IllegalArgumentException} when the exchange isn't one of XML. */
    public static String of(Layout layout) {
        if (layout.mapping().format() instanceof Format.Xml xml) {
            return new XmlSchema(layout, xml).text();
        }
        throw new IllegalArgumentException(
                "exchange " + layout.exchange() + " isn't XML, so it has no schema; its files are "
                        + layout.mapping().format().getClass().getSimpleName());
    }

    /** An element below a record's own, with what may stand in it. */
    private static final class Node {

        private final Map<String, Node> elements = new LinkedHashMap<>();
        private final Map<String, Leaf> attributes = new LinkedHashMap<>();
        private Optional<Leaf> text = Optional.empty();
        private Optional<Field.Occurs> occurs = Optional.empty();

        boolean isRequired() {
            return text.filter(leaf -> leaf.field().required()).isPresent()
                    || occurs.filter(group -> group.min() > 0).isPresent()
                    || attributes.values().stream()
                            .anyMatch(leaf -> leaf.field().required())
                    || occurs.isEmpty() && elements.values().stream().anyMatch(Node::isRequired);
        }
    }

    /** @param type the name of its simple type */
    private record Leaf(Field field, String type) {}

    private String text() {
        StringBuilder records = new StringBuilder();
        element(records, format.header(), node(layout.header(), format.header()), "      ", "");
        element(
                records,
                format.detail(),
                node(layout.details().get(0), format.detail()),
                "      ",
                " minOccurs=\"0\" maxOccurs=\"unbounded\"");
        element(records, format.trailer(), node(layout.trailer(), format.trailer()), "      ", "");
        String namespace = format.namespace().isEmpty()
                ? ""
                : " targetNamespace=\"" + escaped(format.namespace()) + "\" xmlns=\"" + escaped(format.namespace())
                        + "\" elementFormDefault=\"qualified\"";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<!-- " + layout.exchange() + ", layout " + layout.mapping().layoutVersion()
                + ": made from its mapping by ./exchange layout xsd " + layout.exchange()
                + ". ILLUSTRATIVE, as the mapping is. -->\n"
                + "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"" + namespace + ">\n"
                + "  <xs:element name=\"" + format.root() + "\">\n"
                + "    <xs:complexType><xs:sequence>\n" + records + "    </xs:sequence></xs:complexType>\n"
                + "  </xs:element>\n" + types + "</xs:schema>\n";
    }

    private Node node(RecordLayout kind, String name) {
        Node node = new Node();
        for (int i = 0; i < kind.fields().size(); i++) {
            put(node, kind, i, name);
        }
        return node;
    }

    private void put(Node record, RecordLayout kind, int index, String owner) {
        Field field = kind.fields().get(index);
        Node node = record;
        for (String step :
                field.path().equals(".") ? new String[0] : field.path().split("/")) {
            if (step.startsWith("@")) {
                node.attributes.put(step.substring(1), leaf(field, owner));
                return;
            }
            node = node.elements.computeIfAbsent(step, name -> new Node());
        }
        if (!kind.isGroup(index)) {
            node.text = Optional.of(leaf(field, owner));
            return;
        }
        Node occurrence = node(kind.group(index), owner + "." + field.name());
        node.elements.putAll(occurrence.elements);
        node.attributes.putAll(occurrence.attributes);
        node.text = occurrence.text;
        node.occurs = field.occurs();
    }

    private Leaf leaf(Field field, String owner) {
        String type = owner + "." + field.name();
        types.append(simpleType(field, type));
        return new Leaf(field, type);
    }

    private void element(StringBuilder out, String name, Node node, String indent, String occurrences) {
        out.append(indent)
                .append("<xs:element name=\"")
                .append(name)
                .append('"')
                .append(occurrences);
        if (node.text.isPresent() && node.attributes.isEmpty()) {
            out.append(" type=\"").append(node.text.get().type()).append("\"/>\n");
            return;
        }
        out.append(">\n").append(indent).append("  <xs:complexType>\n");
        if (node.text.isPresent()) {
            out.append(indent)
                    .append("    <xs:simpleContent><xs:extension base=\"")
                    .append(node.text.get().type())
                    .append("\">\n");
            attributes(out, node, indent + "      ");
            out.append(indent).append("    </xs:extension></xs:simpleContent>\n");
        } else {
            children(out, node, indent + "    ");
            attributes(out, node, indent + "    ");
        }
        out.append(indent).append("  </xs:complexType>\n");
        out.append(indent).append("</xs:element>\n");
    }

    /** NB: what repeats may not stand in {@code xs:all}; the lint sees to it that it has an element around it. */
    private void children(StringBuilder out, Node node, String indent) {
        boolean repeats = node.elements.values().stream().anyMatch(child -> child.occurs.isPresent());
        String group = repeats ? "xs:sequence" : "xs:all";
        out.append(indent).append('<').append(group).append(">\n");
        node.elements.forEach((name, child) -> {
            String occurrences = child.occurs
                    .map(occurs -> " minOccurs=\"" + occurs.min() + "\" maxOccurs=\"" + occurs.max() + '"')
                    .orElse(child.isRequired() ? "" : " minOccurs=\"0\"");
            element(out, name, child, indent + "  ", occurrences);
        });
        out.append(indent).append("</").append(group).append(">\n");
    }

    private static void attributes(StringBuilder out, Node node, String indent) {
        node.attributes.forEach((name, leaf) -> out.append(indent)
                .append("<xs:attribute name=\"")
                .append(name)
                .append("\" type=\"")
                .append(leaf.type())
                .append('"')
                .append(leaf.field().required() ? " use=\"required\"" : "")
                .append("/>\n"));
    }

    /** What the field may hold, what stands for none, and nothing at all where it is not required. */
    private String simpleType(Field field, String name) {
        List<String> members = new ArrayList<>();
        if (field.value().isPresent()) {
            members.add(enumeration(List.of(field.value().get())));
        } else {
            members.addAll(content(field));
            List<String> placeholders = new ArrayList<>(field.absent());
            placeholders.addAll(field.openEnded());
            if (!placeholders.isEmpty()) {
                members.add(enumeration(placeholders));
            }
        }
        if (!field.required()) {
            members.add("<xs:restriction base=\"xs:token\"><xs:length value=\"0\"/></xs:restriction>");
        }
        String body = members.size() == 1
                ? "    " + members.get(0) + "\n"
                : members.stream()
                                .map(member -> "      <xs:simpleType>" + member + "</xs:simpleType>\n")
                                .reduce("    <xs:union>\n", String::concat)
                        + "    </xs:union>\n";
        return "  <xs:simpleType name=\"" + name + "\">\n" + body + "  </xs:simpleType>\n";
    }

    private List<String> content(Field field) {
        int length = field.length();
        return switch (field.type()) {
            case TEXT ->
                List.of("<xs:restriction base=\"xs:token\"><xs:minLength value=\"1\"/><xs:maxLength value=\"" + length
                        + "\"/></xs:restriction>");
            case DIGITS, NUMBER -> List.of(pattern("xs:token", "[0-9]{1," + length + "}"));
            case DATE, WEEK -> dates(field);
            case MOMENT ->
                List.of(pattern(
                        "xs:token",
                        "[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]"));
            case TIME -> List.of(pattern("xs:token", "([01][0-9]|2[0-3]):[0-5][0-9]"));
            case AMOUNT ->
                List.of("<xs:restriction base=\"xs:token\"><xs:pattern value=\"-?[0-9]+"
                        + (field.decimal() == Field.DecimalSign.COMMA ? "," : "\\.")
                        + "[0-9]{2}\"/><xs:maxLength value=\"" + length + "\"/></xs:restriction>");
            case CODE ->
                List.of(enumeration(layout.mapping()
                        .codes()
                        .getOrDefault(field.codes().orElse(""), Map.of())
                        .keySet()));
            case OVERPUNCH, FILLER, GROUP ->
                throw new IllegalStateException("the field " + field.name() + " can't stand in XML");
        };
    }

    private static List<String> dates(Field field) {
        boolean dashed = Slot.dateFormat(field, false).indexOf('-') >= 0;
        String whole = dashed
                ? pattern("xs:date", "[0-9]{4}-[0-9]{2}-[0-9]{2}")
                : pattern("xs:token", "[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])");
        if (!field.partial()) {
            return List.of(whole);
        }
        String dash = dashed ? "-" : "";
        return List.of(whole, pattern("xs:token", "[0-9]{4}" + dash + "(0[0-9]|1[0-2])" + dash + "00"));
    }

    private static String pattern(String base, String pattern) {
        return "<xs:restriction base=\"" + base + "\"><xs:pattern value=\"" + pattern + "\"/></xs:restriction>";
    }

    private static String enumeration(Iterable<String> values) {
        StringBuilder out = new StringBuilder("<xs:restriction base=\"xs:token\">");
        values.forEach(value ->
                out.append("<xs:enumeration value=\"").append(escaped(value)).append("\"/>"));
        return out.append("</xs:restriction>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
