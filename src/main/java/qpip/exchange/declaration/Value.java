package qpip.exchange.declaration;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type that makes itself from one text with its factory {@code of(String)}, such as {@code columns: 61-68}. */
record Value(Class<?> type, Method of) implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)
                || scalar.sort() == Node.Sort.NOTHING
                || scalar.sort() == Node.Sort.TRUTH) {
            return problems.wrong(node, path, expected());
        }
        of.setAccessible(true);
        return Call.checked(() -> of.invoke(null, scalar.text()), node, path, problems);
    }

    @Override
    public String expected() {
        return "a text that gives the " + Shape.noun(type);
    }

    /** NB: an unquoted number is a number to an editor; the factory gets its text as it is written. */
    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of("type", List.of("string", "number"));
    }

    @Override
    public Node defaultNode(String text) {
        return new Node.Scalar(0, text, false);
    }
}
