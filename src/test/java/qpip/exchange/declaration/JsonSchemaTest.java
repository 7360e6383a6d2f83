package qpip.exchange.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonSchemaTest {

    private final String schema = JsonSchema.of(Sample.class, "A \"sample\"");
    private final JsonNode json = JsonMapper.shared().readTree(schema);

    @Test
    void theSchemaIsTheGoldenText() throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(JsonSchemaTest.class.getResourceAsStream("sample.schema.json"))) {
            assertThat(schema).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void onlyKeysWithoutDefaultAndNotOptionalAreRequired() {
        assertThat(words(json.at("/required"))).containsExactly("exchange", "title", "in-force-from");
        assertThat(words(json.at("/$defs/Field/required"))).containsExactly("name", "length");
        assertThat(json.at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(json.at("/title").asString()).isEqualTo("A \"sample\"");
    }

    @Test
    void anEnumListsItsWords() {
        assertThat(words(json.at("/properties/encoding/enum"))).containsExactly("utf-8", "iso-8859-1", "IBM-1047");
        assertThat(json.at("/properties/encoding/default").asString()).isEqualTo("utf-8");
    }

    @Test
    void aKindIsItsBareNameIfThatIsEnoughOrAMapping() {
        JsonNode rule = json.at("/$defs/Rule/oneOf");

        assertThat(words(rule.at("/0/enum"))).containsExactly("PaidAfterDeath", "PersonDied");
        assertThat(rule.at("/1/properties/kind/const").asString()).isEqualTo("AllOf");
        assertThat(rule.at("/1/properties/rules/items/$ref").asString()).isEqualTo("#/$defs/Rule");
        assertThat(words(rule.at("/2/required"))).containsExactly("kind", "limit", "from");
        assertThat(rule.size()).isEqualTo(5);
    }

    private static List<String> words(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }
}
