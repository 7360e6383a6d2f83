package qpip.exchange.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list; all its items are read, whatever is wrong with one of them. */
record Many(Shape shape) implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof Node.Sequence sequence)) {
            return problems.wrong(node, path, expected());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            shape.read(sequence.items().get(i), Node.item(path, i), problems).ifPresent(values::add);
        }
        return values.size() == sequence.items().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered("type", "array", "items", shape.schema(definitions));
    }

    @Override
    public Node defaultNode(String text) {
        return text.isEmpty() ? new Node.Sequence(0, List.of()) : Shape.super.defaultNode(text);
    }
}
