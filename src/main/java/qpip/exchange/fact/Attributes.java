package qpip.exchange.fact;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says, by attribute, in their order; immutable. Two arrays, because a night reads some hundred thousand
 * facts and asks each for five attributes: a tree of the same would cost more than the rules.
 */
final class Attributes extends AbstractMap<String, String> implements SortedMap<String, String> {

    private final String[] names;
    private final String[] texts;

    private Attributes(String[] names, String[] texts) {
        this.names = names;
        this.texts = texts;
    }

    /** @param names ascending, none twice */
    static Attributes of(List<String> names, List<String> texts) {
        return new Attributes(names.toArray(String[]::new), texts.toArray(String[]::new));
    }

    /** The same; itself, if it is immutable already. */
    static Attributes of(SortedMap<String, String> content) {
        if (content instanceof Attributes already) {
            return already;
        }
        SortedMap<String, String> ordered = new TreeMap<>();
        ordered.putAll(content);
        return new Attributes(
                ordered.keySet().toArray(String[]::new), ordered.values().toArray(String[]::new));
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int at = at(name);
        return at < 0 ? null : texts[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return at(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    private int at(@Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return IntStream.range(0, names.length)
                        .<Map.Entry<String, String>>mapToObj(i -> new SimpleImmutableEntry<>(names[i], texts[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
        return new TreeMap<>(this).subMap(from, to);
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
        return new TreeMap<>(this).headMap(to);
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
        return new TreeMap<>(this).tailMap(from);
    }

    @Override
    public String firstKey() {
        return new TreeMap<>(this).firstKey();
    }

    @Override
    public String lastKey() {
        return new TreeMap<>(this).lastKey();
    }
}
