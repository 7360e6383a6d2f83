package qpip.exchange.declaration;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types that are one value of YAML. Numbers are plain decimal digits: no octal, hexadecimal or exponent. */
enum Simple implements Shape {
    TEXT("a text", Node.Sort.TEXT, "(?s).*", "", text -> text, Map.of("type", "string"), String.class),
    INT(
            "a whole number in plain digits",
            Node.Sort.NUMBER,
            "0|-?[1-9][0-9]*",
            "; the limits are -2147483648 and 2147483647",
            Integer::valueOf,
            Map.of("type", "integer"),
            int.class,
            Integer.class),
    LONG(
            "a whole number in plain digits",
            Node.Sort.NUMBER,
            "0|-?[1-9][0-9]*",
            "; the limits are -9223372036854775808 and 9223372036854775807",
            Long::valueOf,
            Map.of("type", "integer"),
            long.class,
            Long.class),
    TRUTH(
            "true or false",
            Node.Sort.TRUTH,
            "(?i)true|false",
            "",
            Boolean::valueOf,
            Map.of("type", "boolean"),
            boolean.class,
            Boolean.class),
    AMOUNT(
            "a number such as 12 or 12.50",
            Node.Sort.NUMBER,
            "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?",
            "",
            BigDecimal::new,
            Map.of("type", "number"),
            BigDecimal.class),
    DAY(
            "a date written yyyy-mm-dd",
            Node.Sort.DATE,
            "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            "; there is no such day",
            LocalDate::parse,
            Definitions.ordered("type", "string", "format", "date"),
            LocalDate.class);

    private final String expected;
    private final Node.Sort sort;
    private final String pattern;
    private final String whenBeyond;
    private final Function<String, Object> parse;
    private final Map<String, Object> schema;
    private final List<Class<?>> types;

    Simple(
            String expected,
            Node.Sort sort,
            String pattern,
            String whenBeyond,
            Function<String, Object> parse,
            Map<String, Object> schema,
            Class<?>... types) {
        this.expected = expected;
        this.sort = sort;
        this.pattern = pattern;
        this.whenBeyond = whenBeyond;
        this.parse = parse;
        this.schema = schema;
        this.types = List.of(types);
    }

    static Optional<Simple> of(Class<?> type) {
        for (Simple simple : values()) {
            if (simple.types.contains(type)) {
                return Optional.of(simple);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
            return problems.wrong(node, path, expected);
        }
        if (!scalar.text().matches(pattern)) {
            return problems.wrong(node, path, expected);
        }
        // NB: a day in quotes is still that day: YAML 1.2 itself makes no difference.
        if (scalar.sort() != sort && (this != DAY || scalar.plain())) {
            return problems.wrong(node, path, expected, advice(scalar));
        }
        try {
            return Optional.of(parse.apply(scalar.text()));
        } catch (NumberFormatException | DateTimeException e) {
            return problems.wrong(node, path, expected, whenBeyond);
        }
    }

    private String advice(Node.Scalar scalar) {
        return this == TEXT ? "; put it in quotes: '" + scalar.text() + "'" : "; write it without quotes";
    }

    @Override
    public String expected() {
        return expected;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return schema;
    }

    @Override
    public Node defaultNode(String text) {
        return new Node.Scalar(0, text, this != TEXT);
    }
}
