package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSource;
import qpip.exchange.eligibility.RuleText;

/** Numbers, amounts and moments to the letter, as Québec writes them: what looks like a space in them is none. */
class NumbersAndDatesTest {

    private static final MessageSource MESSAGES = new Web().messageSource();

    @Test
    void thousandsAndPercents() {
        assertThat(french("execution.compared", 91_034, 1_118_402))
                .isEqualTo("91\u00a0034 enregistrements comparés sur 1\u00a0118\u00a0402");
        assertThat(english("execution.compared", 91_034, 1_118_402)).isEqualTo("91,034 of 1,118,402 records compared");
        assertThat(french("tonight.percent", 0.974)).isEqualTo("97,4\u00a0%");
        assertThat(english("tonight.percent", 0.974)).isEqualTo("97.4%");
    }

    @Test
    void amounts() {
        BigDecimal amount = new BigDecimal("1837.2");
        assertThat(RuleText.in(Locale.CANADA_FRENCH).amount(amount)).isEqualTo("1\u00a0837,20\u00a0$");
        assertThat(RuleText.in(Locale.CANADA).amount(amount)).isEqualTo("$1,837.20");
    }

    /** The hours of Québec, also on the night on which the clock goes back. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:14:00Z, 3_h_14, 3:14_a.m.",
        "2026-11-22T08:05:00Z, 3_h_05, 3:05_a.m.",
        "2026-11-23T00:00:00Z, 19_h, 7:00_p.m.",
        "2026-11-01T05:30:00Z, 1_h_30, 1:30_a.m.",
        "2026-11-01T06:30:00Z, 1_h_30, 1:30_a.m.",
    })
    void momentsAreSaidInOneFormForALanguage(Instant moment, String french, String english) {
        assertThat(Moments.said(moment, Locale.CANADA_FRENCH)).isEqualTo(french.replace('_', '\u00a0'));
        assertThat(Moments.said(moment, Locale.CANADA)).isEqualTo(english.replace('_', '\u00a0'));
    }

    @Test
    void momentsWithTheirDayAndHowLongSomethingTook() {
        Instant moment = Instant.parse("2026-11-23T01:05:00Z");
        assertThat(Moments.dated(moment, Locale.CANADA_FRENCH)).isEqualTo("2026-11-22 20\u00a0h\u00a005");
        assertThat(Moments.dated(moment, Locale.CANADA)).isEqualTo("2026-11-22, 8:05\u00a0p.m.");
        assertThat(Moments.heading(LocalDate.of(2026, 11, 21), Locale.CANADA_FRENCH))
                .isEqualTo("sam.\u00a021");
        assertThat(Moments.heading(LocalDate.of(2026, 11, 21), Locale.CANADA)).isEqualTo("Sat.\u00a021");
        assertThat(Moments.took(Duration.ofMillis(4250), Locale.CANADA_FRENCH)).isEqualTo("4,3\u00a0s");
        assertThat(Moments.took(Duration.ofMillis(4250), Locale.CANADA)).isEqualTo("4.3\u00a0s");
        assertThat(Moments.took(Duration.ofSeconds(3725), Locale.CANADA)).isEqualTo("1\u00a0h\u00a02\u00a0min");
    }

    private static String french(String key, Object... values) {
        return MESSAGES.getMessage(key, values, Locale.CANADA_FRENCH);
    }

    private static String english(String key, Object... values) {
        return MESSAGES.getMessage(key, values, Locale.CANADA);
    }
}
