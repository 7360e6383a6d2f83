package qpip.exchange.declaration;

import java.util.Map;
import java.util.Optional;

/** A value whose key may be left out. */
record Perhaps(Shape shape) implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        return shape.read(node, path, problems).map(Optional::of);
    }

    @Override
    public String expected() {
        return shape.expected();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return shape.schema(definitions);
    }

    @Override
    public Node defaultNode(String text) {
        return shape.defaultNode(text);
    }
}
