package qpip.exchange.linkage.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts texts = new Texts();

    @Test
    void eachTextHasOneNumberBeforeAndAfterTrimming() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50_000; i++) {
                assertThat(texts.number("text " + i)).isEqualTo(i);
            }
        }
        texts.trim();

        assertThat(texts.size()).isEqualTo(50_000);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = ("text " + i).getBytes(StandardCharsets.UTF_8);
            assertThat(texts.find(bytes, 0, bytes.length)).isEqualTo(i);
        }
        assertThat(texts.text(49_999)).isEqualTo("text 49999");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        texts.number("É");
        byte[] other = "E".getBytes(StandardCharsets.UTF_8);

        assertThat(texts.find(other, 0, 1)).isEqualTo(Texts.NONE);
        assertThat(texts.text(0)).isEqualTo("É");
    }

    @Test
    void theEmptyTextIsATextToo() {
        assertThat(texts.number("")).isZero();
        assertThat(texts.text(0)).isEmpty();
    }
}
