package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.Sex;

class IdentifiersTest {

    /** The specimen, and the published invented ones. */
    @ParameterizedTest
    @CsvSource({"04645428,6", "80012345,7", "00012345,5"})
    void theLastDigitMakesLuhnHold(String eight, int digit) {
        assertThat(Identifiers.luhnDigit(eight)).isEqualTo(digit);
    }

    /** The public sample, and examples worked out beside it. */
    @ParameterizedTest
    @CsvSource({"TEST,19541228,1,6", "TREM,19850214,1,7", "TREM,19855214,1,2", "STPM,20000309,1,3"})
    void theCheckDigitOfAHealthInsuranceNumberIsTheDeducedOne(String letters, String date, int sequence, int digit) {
        assertThat(Identifiers.namDigit(letters, date, sequence)).isEqualTo(digit);
    }

    @Test
    void twentyThousandSocialInsuranceNumbersAllDifferAndAreNobodys() {
        Identifiers identifiers = new Identifiers(42);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String sin = identifiers.sin();
            assertThat(sin).matches("[08]\\d{8}");
            assertThat(Identifiers.luhnDigit(sin.substring(0, 8))).isEqualTo(sin.charAt(8) - '0');
            assertThat(seen.add(sin)).isTrue();
        }
    }

    @Test
    void aHealthInsuranceNumberHasACheckDigitThatIsFiveOff() {
        String nam = new Identifiers(1)
                .nam("Tremblay", "Marc", LocalDate.of(1985, 2, 14), Sex.M)
                .orElseThrow();

        assertThat(nam).isEqualTo("TREM85021412");
    }

    @Test
    void namesLosePunctuationAndShortOnesArePadded() {
        Identifiers identifiers = new Identifiers(1);
        LocalDate born = LocalDate.of(2000, 3, 9);

        assertThat(identifiers.nam("St-Pierre", "Éloïse", born, Sex.F).orElseThrow())
                .startsWith("STPE005309");
        assertThat(identifiers.nam("O'Brien", "Marc", born, Sex.M).orElseThrow())
                .startsWith("OBRM000309");
        assertThat(identifiers.nam("Œuvray", "Marc", born, Sex.M).orElseThrow()).startsWith("OEUM");
        assertThat(identifiers.nam("Ly", "Marc", born, Sex.M).orElseThrow()).startsWith("LYXM");
    }

    @Test
    void nineOfTheSameNameAndBirthGetANumberAndTheTenthNone() {
        Identifiers identifiers = new Identifiers(1);
        LocalDate born = LocalDate.of(1990, 1, 1);
        for (int i = 0; i < 9; i++) {
            assertThat(identifiers.nam("Roy", "Léa", born, Sex.F)).isPresent();
        }
        assertThat(identifiers.nam("Roy", "Léa", born, Sex.F)).isEmpty();
    }
}
