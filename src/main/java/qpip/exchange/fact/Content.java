package qpip.exchange.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact's content as canonical JSON text: keys in order, no blanks, so that equal content is equal text. What needs no
 * escaping, which is nearly all, is written and read here, as the library would, and some ten times as fast.
 */
public final class Content {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

    private Content() {}

    public static String text(SortedMap<String, String> content) {
        StringBuilder text = new StringBuilder(32 + 24 * content.size()).append('{');
        for (Map.Entry<String, String> entry : content.entrySet()) {
            if (!isPlain(entry.getKey()) || !isPlain(entry.getValue())) {
                return JSON.writeValueAsString(content);
            }
            text.append(text.length() == 1 ? "\"" : ",\"")
                    .append(entry.getKey())
                    .append("\":\"")
                    .append(entry.getValue())
                    .append('"');
        }
        return text.append('}').toString();
    }

    /** What the text says; immutable. */
    public static SortedMap<String, String> of(String text) {
        List<String> names = new ArrayList<>(32);
        List<String> texts = new ArrayList<>(32);
        return isRead(text, names, texts) ? Attributes.of(names, texts) : Attributes.of(JSON.readValue(text, MAP));
    }

    /** Whether JSON writes the text as it is; text beyond ASCII is left to the library. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Reads what {@link #text} writes itself; false when anything else is found, for the library to read it whole. */
    private static boolean isRead(String text, List<String> names, List<String> texts) {
        if (!text.startsWith("{\"") || !text.endsWith("\"}") || text.indexOf('\\') >= 0) {
            return false;
        }
        int at = 1;
        while (text.charAt(at) == '"') {
            int keyEnd = text.indexOf('"', at + 1);
            if (!text.startsWith("\":\"", keyEnd)) {
                return false;
            }
            int valueEnd = text.indexOf('"', keyEnd + 3);
            if (valueEnd < 0) {
                return false;
            }
            String name = text.substring(at + 1, keyEnd);
            if (!names.isEmpty() && names.get(names.size() - 1).compareTo(name) >= 0) {
                return false;
            }
            names.add(name);
            texts.add(text.substring(keyEnd + 3, valueEnd));
            at = valueEnd + 1;
            if (at == text.length() - 1) {
                return true;
            }
            if (text.charAt(at++) != ',') {
                return false;
            }
        }
        return false;
    }
}
