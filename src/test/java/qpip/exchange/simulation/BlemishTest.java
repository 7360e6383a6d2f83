package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlemishTest {

    @ParameterizedTest
    @CsvSource({
        "a;1901-01-01;b, a;1901-13-01;b",
        "1901-01-01, 1901-13-01",
        "11901-01-01, 11901-13-01",
        "1901-01901-01-01, 1901-01901-13-01",
        "1901-01-0, 1901-01-0",
        "1901-01-02, 1901-01-02",
        "1901-01-011901-01-01, 1901-13-011901-13-01"
    })
    void onlyTheDateNobodyHasIsSpoiled(String written, String read) throws IOException {
        assertThat(through(written, true)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"x19010101y, x19011301y", "1901010119010101, 1901130119011301", "190119010101, 190119011301"})
    void recordsOfFixedWidthHaveNoHyphens(String written, String read) throws IOException {
        assertThat(through(written, false)).isEqualTo(read);
    }

    private static String through(String text, boolean hyphens) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Blemish blemish = new Blemish(out, hyphens, StandardCharsets.US_ASCII)) {
            blemish.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
