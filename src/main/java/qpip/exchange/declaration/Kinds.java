package qpip.exchange.declaration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A closed set of kinds: the record whose class name the key {@code kind} gives, or a bare name if that is enough. */
record Kinds(Class<?> type) implements Shape {

    static final String KEY = "kind";

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return read(mapping, path, problems);
        }
        if (!(node instanceof Node.Scalar scalar) || !scalar.isText()) {
            return problems.wrong(node, path, expected());
        }
        Optional<Fields> kind = kind(scalar, problems);
        if (kind.isPresent() && !kind.get().requiredKeys().isEmpty()) {
            return problems.add(
                    node.line(),
                    "the " + Shape.noun(type) + " '" + scalar.text() + "' needs the keys "
                            + String.join(", ", kind.get().requiredKeys()) + "; write it as a mapping with kind: "
                            + scalar.text());
        }
        return kind.flatMap(fields -> fields.read(new Node.Mapping(node.line(), List.of()), path, problems));
    }

    private Optional<Object> read(Node.Mapping mapping, String path, Problems problems) {
        Optional<Node> kind = mapping.value(KEY);
        if (kind.isEmpty()) {
            return problems.add(
                    mapping.line(), "the key 'kind' is missing" + Fields.in(path) + "; it must be " + expected());
        }
        return kind.get() instanceof Node.Scalar scalar && scalar.isText()
                ? kind(scalar, problems).flatMap(fields -> fields.read(mapping, List.of(KEY), path, problems))
                : problems.wrong(kind.get(), Node.below(path, KEY), expected());
    }

    private Optional<Fields> kind(Node.Scalar name, Problems problems) {
        Optional<Class<?>> kind = kinds().stream()
                .filter(permitted -> permitted.getSimpleName().equals(name.text()))
                .findFirst();
        if (kind.isEmpty()) {
            problems.add(name.line(), Shape.unknown(Shape.noun(type), name.text(), names()));
        }
        return kind.map(Fields::new);
    }

    @Override
    public String expected() {
        return "one of " + String.join(", ", names());
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.reference(type, () -> Map.of("oneOf", alternatives(definitions)));
    }

    private List<Object> alternatives(Definitions definitions) {
        List<Object> alternatives = new ArrayList<>();
        List<String> bare = kinds().stream()
                .filter(kind -> new Fields(kind).requiredKeys().isEmpty())
                .map(Class::getSimpleName)
                .toList();
        if (!bare.isEmpty()) {
            alternatives.add(Map.of("enum", bare));
        }
        kinds().forEach(kind ->
                alternatives.add(new Fields(kind).objectSchema(Optional.of(kind.getSimpleName()), definitions)));
        return alternatives;
    }

    private List<String> names() {
        return kinds().stream().map(Class::getSimpleName).toList();
    }

    /** By name, which is the order in which a reader looks for one. */
    private List<Class<?>> kinds() {
        return permitted(type)
                .sorted(Comparator.comparing(Class::getSimpleName))
                .<Class<?>>map(kind -> kind)
                .toList();
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::records);
    }

    private static Stream<Class<?>> records(Class<?> permitted) {
        if (permitted.isRecord()) {
            return Stream.of(permitted);
        }
        if (permitted.isInterface() && permitted.isSealed()) {
            return permitted(permitted);
        }
        throw new IllegalStateException("declarations cannot hold a " + permitted.getName() + ": it is not a record");
    }
}
