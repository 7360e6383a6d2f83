package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinTest {

    @ParameterizedTest
    @CsvSource({
        "046454286,     true,  OK",
        "046 454 286,   true,  OK",
        "046-454-286,   true,  OK",
        "800123457,     true,  OK",
        "800123457,     false, RESERVED_PREFIX",
        "000123455,     false, RESERVED_PREFIX",
        "900123456,     false, OK",
        "123456789,     true,  SEQUENCE",
        "000000000,     true,  ALL_SAME",
        "111111111,     true,  ALL_SAME",
        "999999999,     true,  ALL_SAME",
        "'',            true,  MISSING",
        "'   ',         true,  MISSING",
        "80012345,      true,  BAD_LENGTH",
        "8001234570,    true,  BAD_LENGTH",
        "80012345A,     true,  NON_DIGIT",
        "٨٠٠١٢٣٤٥٧,     true,  NON_DIGIT",
        "800123458,     true,  LUHN_FAIL",
        "800132457,     true,  LUHN_FAIL"
    })
    void aFieldIsCheckedForWhatASinMustBe(String text, boolean demonstration, Sin.Check check) {
        assertThat(Sin.check(text, demonstration)).isEqualTo(check);
    }

    @Test
    void v15TheCheckDigitIsLuhns() {
        assertThat(Sin.luhn(46454286)).isTrue();
        assertThat(Sin.luhn(800123457)).isTrue();
        assertThat(Sin.luhn(123456789)).isFalse();
    }

    @Test
    void aNineMarksATemporaryResident() {
        assertThat(Sin.isTemporary(900123456)).isTrue();
        assertThat(Sin.isTemporary(800123457)).isFalse();
    }

    @Test
    void onlyNineDigitsHaveAValue() {
        assertThat(Sin.value("800 123 457")).hasValue(800123457);
        assertThat(Sin.value("80012345")).isEmpty();
        assertThat(Sin.value("")).isEmpty();
    }
}
