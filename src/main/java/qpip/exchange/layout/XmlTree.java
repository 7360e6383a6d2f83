package qpip.exchange.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The elements below a record's own, from the paths of its fields; each leaf knows its field. */
final class XmlTree {

    private final Map<String, XmlTree> elements = new LinkedHashMap<>();
    private final Map<String, Integer> attributes = new LinkedHashMap<>();
    private OptionalInt field = OptionalInt.empty();
    private Optional<RecordLayout> group = Optional.empty();
    private Optional<XmlTree> occurrence = Optional.empty();

    private XmlTree() {}

    static XmlTree of(RecordLayout layout) {
        XmlTree root = new XmlTree();
        for (int i = 0; i < layout.fields().size(); i++) {
            root.put(layout, i);
        }
        return root;
    }

    private void put(RecordLayout layout, int index) {
        Field declared = layout.fields().get(index);
        XmlTree node = this;
        for (String step :
                declared.path().equals(".") ? new String[0] : declared.path().split("/")) {
            if (step.startsWith("@")) {
                node.attributes.put(step.substring(1), index);
                return;
            }
            node = node.elements.computeIfAbsent(step, name -> new XmlTree());
        }
        node.field = OptionalInt.of(index);
        if (layout.isGroup(index)) {
            node.group = Optional.of(layout.group(index));
            node.occurrence = Optional.of(of(layout.group(index)));
        }
    }

    Optional<XmlTree> element(String name) {
        return Optional.ofNullable(elements.get(name));
    }

    OptionalInt attribute(String name) {
        Integer index = attributes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The field whose text, or whose occurrences, stand here. */
    OptionalInt field() {
        return field;
    }

    Optional<RecordLayout> group() {
        return group;
    }

    XmlTree occurrence() {
        return occurrence.orElseThrow();
    }
}
