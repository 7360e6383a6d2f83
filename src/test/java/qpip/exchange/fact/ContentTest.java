package qpip.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is written and read here without the library is what the library writes and reads. */
class ContentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHARACTERS = "ab-9 .:,{}[]'\"\\/\n\t\u0001\u007féÉ€\u2028";

    @Test
    void anyTextIsWrittenAndReadAsTheLibraryDoes() {
        Random random = new Random(37);
        for (int i = 0; i < 20_000; i++) {
            SortedMap<String, String> content = new TreeMap<>();
            int plain = i % 2 == 0 ? 12 : CHARACTERS.length();
            for (int attribute = random.nextInt(5); attribute > 0; attribute--) {
                content.put(text(random, plain), text(random, plain));
            }
            String text = Content.text(content);
            assertThat(text).isEqualTo(JSON.writeValueAsString(content));
            assertThat(Content.of(text)).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"a\":null}",
                "{ \"a\" : \"b\" , \"c\":\"d\" }",
                "{\"a\":\"b\\u0041\"}",
                "{\"a\":\"b\",\"a\":\"c\"}",
                "{}"
            })
    void whatAnotherHandWroteIsLeftToTheLibrary(String text) {
        assertThat(Content.of(text)).isEqualTo(JSON.readValue(text, Map.class).isEmpty() ? Map.of() : library(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"}",
                "{\"a\":\"b\"",
                "{\"a\":\"b\"\"}",
                "{\"a\":\"b\",}",
                "{\"a\":\"b\";\"c\":\"d\"}"
            })
    void whatIsNoContentIsRefused(String text) {
        assertThatThrownBy(() -> Content.of(text)).isInstanceOf(RuntimeException.class);
    }

    private static Map<?, ?> library(String text) {
        return JSON.readValue(text, new tools.jackson.core.type.TypeReference<TreeMap<String, String>>() {});
    }

    private static String text(Random random, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(characters)));
        }
        return text.toString();
    }
}
