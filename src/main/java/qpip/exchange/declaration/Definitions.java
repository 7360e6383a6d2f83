package qpip.exchange.declaration;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The {@code $defs} of a schema: each record once, by its simple name, so that records may contain themselves. */
final class Definitions {

    private final Map<Class<?>, String> names = new HashMap<>();
    private final SortedMap<String, Object> schemas = new TreeMap<>();

    Map<String, Object> reference(Class<?> type, Supplier<Map<String, Object>> schema) {
        if (!names.containsKey(type)) {
            String name = schemas.containsKey(type.getSimpleName()) ? type.getName() : type.getSimpleName();
            names.put(type, name);
            schemas.put(name, Map.of());
            schemas.put(name, schema.get());
        }
        return Map.of("$ref", "#/$defs/" + names.get(type));
    }

    SortedMap<String, Object> schemas() {
        return Collections.unmodifiableSortedMap(schemas);
    }

    /** A JSON object that keeps the order in which its keys are given, each followed by its value. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return ordered;
    }

    /** The node as a value of JSON. */
    static Object json(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Definitions::json).toList();
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Object> object = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> object.put(entry.key(), json(entry.value())));
            return object;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.sort()) {
            case TRUTH -> Boolean.valueOf(scalar.text());
            case NUMBER -> new BigDecimal(scalar.text());
            case NOTHING, DATE, TEXT -> scalar.text();
        };
    }
}
