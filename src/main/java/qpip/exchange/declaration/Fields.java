package qpip.exchange.declaration;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A record: a mapping with exactly the keys of its components. */
record Fields(Class<?> type) implements Shape {

    /** What reflection says of a record, asked once and not for each mapping of each file. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        return node instanceof Node.Mapping mapping
                ? read(mapping, List.of(), path, problems)
                : problems.wrong(node, path, expected());
    }

    /** Reads the record from a mapping in which the other keys stand too. */
    Optional<Object> read(Node.Mapping mapping, List<String> otherKeys, String path, Problems problems) {
        List<Component> components = components();
        refuseUnknownKeys(mapping, otherKeys, path, problems);
        List<Object> values = new ArrayList<>();
        for (Component component : components) {
            component.read(mapping, path, problems).ifPresent(values::add);
        }
        return values.size() == components.size()
                ? Call.checked(() -> constructor().newInstance(values.toArray()), mapping, path, problems)
                : Optional.empty();
    }

    private void refuseUnknownKeys(Node.Mapping mapping, List<String> otherKeys, String path, Problems problems) {
        List<String> allowed =
                Stream.concat(otherKeys.stream(), keys().stream()).toList();
        for (Node.Entry entry : mapping.entries()) {
            if (!allowed.contains(entry.key())) {
                problems.add(entry.line(), unknownKey(entry.key(), allowed, path));
            }
        }
    }

    private static String unknownKey(String key, List<String> allowed, String path) {
        String found = "unknown key '" + Node.Scalar.shown(key) + "'" + in(path);
        if (allowed.isEmpty()) {
            return found + "; no key is allowed here";
        }
        String keys = "keys are " + String.join(", ", allowed);
        return NearestWord.to(key, allowed)
                .map(word -> found + "; did you mean '" + word + "'? The " + keys)
                .orElse(found + "; the " + keys);
    }

    static String in(String path) {
        return path.isEmpty() ? "" : " in " + path;
    }

    List<String> keys() {
        return components().stream().map(Component::key).toList();
    }

    List<String> requiredKeys() {
        return components().stream()
                .filter(Component::isRequired)
                .map(Component::key)
                .toList();
    }

    @Override
    public String expected() {
        return "a mapping with the keys " + String.join(", ", keys());
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.reference(type, () -> objectSchema(Optional.empty(), definitions));
    }

    /** The schema of the mapping itself, with the word that tells its kind if it has one. */
    Map<String, Object> objectSchema(Optional<String> kind, Definitions definitions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        kind.ifPresent(word -> properties.put(Kinds.KEY, Map.of("const", word)));
        components().forEach(component -> properties.put(component.key(), component.schema(definitions)));
        List<String> required = Stream.concat(kind.map(word -> Kinds.KEY).stream(), requiredKeys().stream())
                .toList();
        return Definitions.ordered(
                "type", "object", "additionalProperties", false, "required", required, "properties", properties);
    }

    @Override
    public Node defaultNode(String text) {
        return text.isEmpty() ? new Node.Mapping(0, List.of()) : Shape.super.defaultNode(text);
    }

    private List<Component> components() {
        return COMPONENTS.get(type);
    }

    private Constructor<?> constructor() throws NoSuchMethodException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    /** One key of the record. */
    private record Component(String key, Shape shape, Optional<String> whenAbsent) {

        static Component of(RecordComponent component) {
            return new Component(
                    Shape.kebab(component.getName()),
                    Shape.of(component.getGenericType()),
                    Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value));
        }

        boolean isRequired() {
            return whenAbsent.isEmpty() && !(shape instanceof Perhaps);
        }

        Optional<Object> read(Node.Mapping mapping, String path, Problems problems) {
            Optional<Node> given = mapping.value(key);
            if (given.isPresent()) {
                return shape.read(given.get(), Node.below(path, key), problems);
            }
            if (whenAbsent.isPresent()) {
                return Optional.of(defaultValue(whenAbsent.get()));
            }
            return shape instanceof Perhaps
                    ? Optional.of(Optional.empty())
                    : problems.add(
                            mapping.line(),
                            "the key '" + key + "' is missing" + in(path) + "; it must be " + shape.expected());
        }

        /** A default that cannot be read is a bug of the record, not of the file. */
        private Object defaultValue(String text) {
            Problems problems = new Problems(Path.of("default"));
            return shape.read(shape.defaultNode(text), key, problems)
                    .orElseThrow(() -> new IllegalStateException("bad default: " + problems.all()));
        }

        Map<String, Object> schema(Definitions definitions) {
            Map<String, Object> schema = new LinkedHashMap<>(shape.schema(definitions));
            whenAbsent.ifPresent(text -> schema.put("default", Definitions.json(shape.defaultNode(text))));
            return schema;
        }
    }
}
