package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodOneStepBeforeAndAfterAndNotTwo() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        for (long away = -2; away <= 2; away++) {
            assertThat(Totp.used(SECRET, Totp.code(SECRET, step + away), now, 0))
                    .as(away + " steps away")
                    .isEqualTo(Math.abs(away) == 2 ? OptionalLong.empty() : OptionalLong.of(step + away));
        }
        assertThat(Totp.used(SECRET, "005 924", now, 0))
                .as("as authenticators write it")
                .isPresent();
    }

    @Test
    void aCodeIsGoodOnceAndNoneBeforeItIs() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);

        assertThat(Totp.used(SECRET, Totp.code(SECRET, step), now, step - 1)).hasValue(step);
        assertThat(Totp.used(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.used(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
        assertThat(Totp.used(SECRET, Totp.code(SECRET, step + 1), now, step)).hasValue(step + 1);
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenAsTheStandardSays(String bytes, String written) {
        assertThat(Totp.written(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Property(tries = 200)
    void aSecretThatWasWrittenIsReadAgain(@ForAll byte[] secret) {
        assertThat(Totp.read(Totp.written(secret))).isEqualTo(secret);
    }
}
