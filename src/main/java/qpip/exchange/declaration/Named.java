package qpip.exchange.declaration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping with free keys, in the order of the file. */
record Named(Shape shape) implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            return problems.wrong(node, path, expected());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            shape.read(entry.value(), Node.below(path, entry.key()), problems)
                    .ifPresent(value -> values.put(entry.key(), value));
        }
        return values.size() == mapping.entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    @Override
    public String expected() {
        return "a mapping";
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered("type", "object", "additionalProperties", shape.schema(definitions));
    }

    @Override
    public Node defaultNode(String text) {
        return text.isEmpty() ? new Node.Mapping(0, List.of()) : Shape.super.defaultNode(text);
    }
}
