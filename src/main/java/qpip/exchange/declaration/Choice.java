package qpip.exchange.declaration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One word of an enum's closed set. */
record Choice(Class<?> type) implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof Node.Scalar scalar) || scalar.sort() == Node.Sort.NOTHING) {
            return problems.wrong(node, path, expected());
        }
        int index = words().indexOf(scalar.text());
        return index >= 0
                ? Optional.of(type.getEnumConstants()[index])
                : problems.add(node.line(), Shape.unknown(Shape.noun(type), scalar.text(), words()));
    }

    @Override
    public String expected() {
        return "one of " + String.join(", ", words());
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of("enum", words());
    }

    @Override
    public Node defaultNode(String text) {
        return new Node.Scalar(0, text, false);
    }

    private List<String> words() {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> word(((Enum<?>) constant).name()))
                .toList();
    }

    private String word(String constant) {
        try {
            return Optional.ofNullable(type.getField(constant).getAnnotation(Word.class))
                    .map(Word::value)
                    .orElse(constant.toLowerCase(Locale.ROOT).replace('_', '-'));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every constant of an enum is a public field", e);
        }
    }
}
