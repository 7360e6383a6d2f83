package qpip.exchange.declaration;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSON Schema (draft 2020-12) of a declaration, for editors: what {@link Declarations} accepts, as they type. */
public final class JsonSchema {

    private JsonSchema() {}

    /** The schema as text, the same bytes for the same records. */
    public static String of(Class<? extends Record> type, String title) {
        Definitions definitions = new Definitions();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(new Fields(type).objectSchema(Optional.empty(), definitions));
        if (!definitions.schemas().isEmpty()) {
            schema.put("$defs", definitions.schemas());
        }
        return text(schema, "") + "\n";
    }

    private static String text(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            Stream<String> members = map.entrySet().stream()
                    .map(entry -> quoted(entry.getKey().toString()) + ": " + text(entry.getValue(), indent + "  "));
            return block("{", members, "}", indent);
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(String.class::isInstance)
                    ? list.stream().map(item -> text(item, "")).collect(Collectors.joining(", ", "[", "]"))
                    : block("[", list.stream().map(item -> text(item, indent + "  ")), "]", indent);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String string ? quoted(string) : value.toString();
    }

    private static String block(String open, Stream<String> items, String close, String indent) {
        String inner = items.map(item -> indent + "  " + item).collect(Collectors.joining(",\n"));
        return inner.isEmpty() ? open + close : open + "\n" + inner + "\n" + indent + close;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (character < ' ') {
                quoted.append(String.format("\\u%04x", character));
            } else {
                quoted.append((char) character);
            }
        });
        return quoted.append('"').toString();
    }
}
