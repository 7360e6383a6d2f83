package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.Sex;

class NamTest {

    @ParameterizedTest
    @CsvSource({
        "TEST54122816,     OK",
        "TEST 5412 2816,   OK",
        "test54122816,     OK",
        "TEST54122817,     CHECK_DIGIT",
        "'',               MISSING",
        "TEST5412281,      BAD_LENGTH",
        "TES154122816,     BAD_STRUCTURE",
        "TEST54132816,     BAD_STRUCTURE",
        "TEST54502816,     BAD_STRUCTURE",
        "TEST54632816,     BAD_STRUCTURE",
        "TEST54122806,     BAD_STRUCTURE",
        "TEST54023016,     BAD_DATE",
        "TEST01022916,     BAD_DATE"
    })
    void aFieldIsCheckedForWhatANamMustBe(String text, Nam.Check check) {
        assertThat(Nam.check(text)).isEqualTo(check);
    }

    @Test
    void theTwentyNinthOfFebruaryOf00IsADayOfThisCentury() {
        assertThat(Nam.check("TEST00022911")).isIn(Nam.Check.OK, Nam.Check.CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({"TEST5412281, 19, 6", "TREM8502141, 19, 7", "TREM8552141, 19, 2", "STPM0003091, 20, 3"})
    void v16TheCheckDigitFollowsThePublicSamples(String eleven, int century, char digit) {
        assertThat(Nam.checkDigit(eleven, century)).isEqualTo(digit);
    }

    @ParameterizedTest
    @CsvSource({
        "O'Brien,         Ève,    OBRE",
        "St-Pierre,       Marc,   STPM",
        "Saint-Pierre,    Marc,   STPM",
        "De La Durantaye, Anne,   DELA",
        "Œuvray,          Zoé,    OEUZ",
        "Li,              Bo,     LIXB",
        "Roy,             '',     ROYX"
    })
    void theLettersAreTakenAfterApostrophesAndBlanksAreGone(String surname, String given, String letters) {
        assertThat(Nam.letters(surname, given)).isEqualTo(letters);
    }

    @Test
    void thePartsThatDisagreeAreNamed() {
        Optional<LocalDate> born = Optional.of(LocalDate.of(1985, 2, 14));
        assertThat(Nam.disagreements("TREM85521412", List.of("Tremblay"), List.of("Maude"), born, Sex.F))
                .isEmpty();
        assertThat(Nam.disagreements("TREM85521412", List.of("Tremblay"), List.of("Maude"), born, Sex.X))
                .isEmpty();
        assertThat(Nam.disagreements(
                        "TREM85521412",
                        List.of("Gagnon"),
                        List.of("Zoé"),
                        Optional.of(LocalDate.of(1985, 2, 15)),
                        Sex.M))
                .containsExactly(Nam.Part.SURNAME, Nam.Part.GIVEN_NAME, Nam.Part.DATE_OF_BIRTH, Nam.Part.SEX);
        assertThat(Nam.disagreements("nonsense", List.of("Gagnon"), List.of("Zoé"), born, Sex.M))
                .isEmpty();
    }
}
