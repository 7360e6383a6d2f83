package qpip.exchange.layout;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong, as keys of {@code messages/found} and their values: the words stand in both languages, and whoever
 * shows it chooses one. A value is shown as it is; {@code #word|value} is a word of the bundle with a value of its own.
 * Never a person's value.
 *
 * <p>It is stored as text: a line for each part, {@code @key} and its values with tabs between. Text without that mark
 * is a sentence that somebody typed or a machine gave, and has no other language.
 */
public final class Found {

    /** Nothing is wrong. */
    public static final Found NOTHING = new Found("");

    private static final String MARK = "@";
    private static final String WORD = "#";
    private static final String BROKEN = "failed-";
    private static final ResourceBundle FRENCH = bundle(Locale.CANADA_FRENCH);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private final String stored;

    private Found(String stored) {
        this.stored = stored;
    }

    public static Found of(String key, Object... values) {
        return new Found(Stream.concat(
                        Stream.of(MARK + key),
                        Arrays.stream(values).map(value -> String.valueOf(value).replaceAll("[\\t\\n\\r]", " ")))
                .collect(Collectors.joining("\t")));
    }

    /** What was stored; a sentence that was, too. */
    public static Found read(String stored) {
        return new Found(stored);
    }

    /** A word of the bundle as a value, itself with a value. */
    public static String word(String key, Object value) {
        return WORD + key + "|" + value;
    }

    static String word(String key) {
        return WORD + key;
    }

    /** So many characters, as a value. */
    static String characters(int count) {
        return word(count == 1 ? "character" : "characters", count);
    }

    /** The same behind the place where it was found. */
    public Found behind(Found place) {
        return new Found(place.stored + "\n" + stored);
    }

    public String stored() {
        return stored;
    }

    public boolean isEmpty() {
        return stored.isEmpty();
    }

    /** Whether it can be said in either language; a sentence that somebody typed or a machine gave can't. */
    public boolean isWorded() {
        return stored.startsWith(MARK)
                && stored.lines()
                        .allMatch(part -> ENGLISH.containsKey(part.split("\t", -1)[0].substring(MARK.length())));
    }

    /** In words of the language; a sentence that has no other stays as it is. */
    public String in(Locale locale) {
        if (!isWorded()) {
            return stored;
        }
        ResourceBundle words = locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
        return stored.lines()
                .map(part -> part.substring(MARK.length()).split("\t", -1))
                .map(part -> said(words, part[0], Arrays.copyOfRange(part, 1, part.length)))
                .collect(Collectors.joining());
    }

    /** The sentence in English of a machine that broke, which plain words leave out; empty for anything else. */
    public Optional<String> technical() {
        return isWorded() && stored.startsWith(MARK + BROKEN)
                ? Optional.of(stored.split("\t", -1)[1])
                : Optional.empty();
    }

    private static String said(ResourceBundle words, String key, String... values) {
        return new MessageFormat(words.getString(key), Locale.ROOT)
                .format(Stream.of(values).map(value -> value(words, value)).toArray());
    }

    private static String value(ResourceBundle words, String value) {
        if (!value.startsWith(WORD)) {
            return value;
        }
        List<String> parts = List.of(value.substring(WORD.length()).split("\\|", 2));
        try {
            return said(
                    words,
                    "word." + parts.get(0),
                    parts.subList(1, parts.size()).toArray(String[]::new));
        } catch (MissingResourceException e) {
            // NB: a code that a layout declares may begin like a word.
            return value;
        }
    }

    /** Its key's bundle, without falling back on the language of the machine. */
    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "messages.found",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Found found && found.stored.equals(stored);
    }

    @Override
    public int hashCode() {
        return stored.hashCode();
    }

    /** In English, for messages of exceptions and for commands that speak only that. */
    @Override
    public String toString() {
        return technical().orElseGet(() -> in(Locale.ENGLISH));
    }
}
