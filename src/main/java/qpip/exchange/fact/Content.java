package qpip.exchange.fact;

import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A fact's content as canonical JSON text: keys in order, no blanks, so that equal content is equal text. */
public final class Content {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

    private Content() {}

    public static String text(SortedMap<String, String> content) {
        return JSON.writeValueAsString(content);
    }

    public static SortedMap<String, String> of(String text) {
        return JSON.readValue(text, MAP);
    }
}
