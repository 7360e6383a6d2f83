package qpip.exchange.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A piece of a YAML file that still knows its line. The line of a value under a key is that of the key, because that is
 * where a person looks for it.
 */
sealed interface Node {

    int line();

    /** What a message says was found. */
    String found();

    /** Notes the line of this node and of all below it. */
    default void collectLines(String path, Map<String, Integer> lines) {
        lines.put(path, line());
    }

    /**
     * A single value.
     *
     * @param plain without quotes, so that YAML may take it for something other than text
     */
    record Scalar(int line, String text, boolean plain) implements Node {

        private static final int SHOWN_MAX = 60;

        Sort sort() {
            return plain ? Sort.of(text) : Sort.TEXT;
        }

        boolean isText() {
            return sort() == Sort.TEXT;
        }

        @Override
        public String found() {
            return switch (sort()) {
                case NOTHING -> text.isEmpty() ? "nothing" : text;
                case TRUTH -> text;
                case NUMBER -> "the number " + shown(text);
                case DATE -> "the date " + text;
                case TEXT -> (plain ? "the text '" : "the quoted text '") + shown(text) + "'";
            };
        }

        /** The text, shortened when it is long. */
        static String shown(String text) {
            return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
        }
    }

    record Sequence(int line, List<Node> items) implements Node {

        @Override
        public String found() {
            return "a list";
        }

        @Override
        public void collectLines(String path, Map<String, Integer> lines) {
            lines.put(path, line);
            for (int i = 0; i < items.size(); i++) {
                items.get(i).collectLines(item(path, i), lines);
            }
        }
    }

    /** Keys and values in the order of the file; no key stands twice. */
    record Mapping(int line, List<Entry> entries) implements Node {

        Optional<Node> value(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        @Override
        public String found() {
            return "a mapping";
        }

        @Override
        public void collectLines(String path, Map<String, Integer> lines) {
            lines.put(path, line);
            entries.forEach(entry -> entry.value().collectLines(below(path, entry.key()), lines));
        }
    }

    /** Stands where something not allowed stood and was reported; whoever meets it need not report again. */
    record Refused(int line) implements Node {

        @Override
        public String found() {
            return "something not allowed";
        }
    }

    record Entry(String key, int line, Node value) {}

    static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** What YAML 1.2's core schema takes an unquoted value for; and dates, which it takes for text. */
    enum Sort {
        NOTHING("~|null|Null|NULL|"),
        TRUTH("true|True|TRUE|false|False|FALSE"),
        NUMBER("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
                + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN"),
        DATE("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        TEXT("(?s).*");

        private final Pattern pattern;

        Sort(String regex) {
            pattern = Pattern.compile(regex);
        }

        static Sort of(String text) {
            for (Sort sort : values()) {
                if (sort.pattern.matcher(text).matches()) {
                    return sort;
                }
            }
            throw new IllegalStateException("the pattern of TEXT matches every text");
        }
    }
}
