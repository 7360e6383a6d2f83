package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.Period;

class PaidPeriodTest {

    /** From a Wednesday to the Saturday of the second week after. */
    private static final PaidPeriod PAID = paid("2026-11-04", "2026-11-21", "100.00");

    @ParameterizedTest
    @CsvSource({
        "2026-10-25, false, 0.00",
        "2026-11-01, true, 22.22",
        "2026-11-15, true, 38.89",
        "2026-11-22, false, 0.00"
    })
    void aWeekHasAPartOnlyIfADayOfItWasPaid(LocalDate sunday, boolean touched, BigDecimal part) {
        assertThat(PAID.touches(sunday)).isEqualTo(touched);
        assertThat(PAID.in(sunday)).isEqualTo(part);
    }

    @Test
    void theFirstAndTheLastDayAreEnough() {
        assertThat(paid("2026-11-14", "2026-11-15", "1.00").in(LocalDate.of(2026, 11, 8)))
                .isEqualTo("0.50");
        assertThat(paid("2026-11-14", "2026-11-15", "1.00").in(LocalDate.of(2026, 11, 15)))
                .isEqualTo("0.50");
    }

    @Test
    void thePartsOfAllWeeksAddUpToTheAmount() {
        assertThat(Stream.iterate(LocalDate.of(2026, 10, 4), sunday -> sunday.plusWeeks(1))
                        .limit(12)
                        .map(paid("2026-11-04", "2026-11-21", "-33.31")::in)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo("-33.31");
    }

    private static PaidPeriod paid(String from, String to, String amount) {
        Fact fact = new Fact(
                "cnesst",
                "CN-IN-01",
                FactKind.INCOME_REPLACEMENT,
                "CN-1",
                1,
                false,
                Subject.person(1),
                MatchLevel.CONFIRMED,
                "K1",
                new TreeMap<>(),
                LocalDate.of(2026, 11, 22),
                Optional.empty());
        return new PaidPeriod(fact, new Period(LocalDate.parse(from), LocalDate.parse(to)), new BigDecimal(amount));
    }
}
