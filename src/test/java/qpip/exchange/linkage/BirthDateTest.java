package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "        ",
                "00000000",
                "99991231",
                "9999-12-31",
                "00010101",
                "19000101",
                "18500101",
                "11111111",
                "19850230",
                "19001301",
                "19850014",
                "1985AB14",
                "850214"
            })
    void placeholdersAndDaysThatDoNotExistAreUnknown(String text) {
        assertThat(BirthDate.parse(text)).isEqualTo(BirthDate.UNKNOWN);
    }

    @Test
    void aDateMayLackItsDayOrItsMonth() {
        assertThat(BirthDate.parse("19850600")).isEqualTo(new BirthDate(1985, 6, 0));
        assertThat(BirthDate.parse("1985-00-00")).isEqualTo(new BirthDate(1985, 0, 0));
        assertThat(BirthDate.parse("20240229").whole()).contains(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @CsvSource({
        "19850214, 1985-02-14, EQUAL",
        "19850200, 1985-02-14, PARTIAL",
        "19850000, 1985-02-14, PARTIAL",
        "19850300, 1985-02-14, DIFFERENT",
        "19850215, 1985-02-14, ONE_DIGIT",
        "19950214, 1985-02-14, ONE_DIGIT",
        "19850225, 1985-02-14, DIFFERENT",
        "19850304, 1985-04-03, SWAPPED",
        "19850304, 1986-04-03, DIFFERENT",
        "00000000, 1985-02-14, UNKNOWN",
        "19850214, 1900-01-01, UNKNOWN"
    })
    void aDateIsComparedWithTheRegisters(String given, LocalDate known, BirthDate.Agreement agreement) {
        assertThat(BirthDate.parse(given).with((int) known.toEpochDay())).isEqualTo(agreement);
    }

    @Test
    void anUnknownDateOnTheRegisterIsUnknown() {
        assertThat(BirthDate.parse("19850214").with(Population.UNKNOWN_DAY)).isEqualTo(BirthDate.Agreement.UNKNOWN);
        assertThat(BirthDate.NOT_CARRIED.with(0)).isEqualTo(BirthDate.Agreement.NOT_CARRIED);
    }

    @Test
    void theNearDaysAreThoseThatComparisonCallsNear() {
        BirthDate date = BirthDate.parse("19850304");
        LocalDate from = LocalDate.of(1900, 1, 2);
        for (LocalDate day = from; day.getYear() < 2050; day = day.plusDays(1)) {
            assertThat(date.nearDays().contains(day))
                    .isEqualTo(date.with((int) day.toEpochDay()).isNear());
        }
        assertThat(BirthDate.parse("19850200").nearDays()).hasSize(28);
        assertThat(BirthDate.UNKNOWN.nearDays()).isEmpty();
    }
}
