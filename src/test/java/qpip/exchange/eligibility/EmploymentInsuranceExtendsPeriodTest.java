package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.Period;

/** The qualifying period is from 2024-01-14 to 2025-01-11, 52 weeks. */
class EmploymentInsuranceExtendsPeriodTest {

    private final Rule rule = new EmploymentInsuranceExtendsPeriod();

    @Test
    void paidWeeksInTheQualifyingPeriodAreInTheClaimantsFavour() {
        Finding finding = new TestClaim()
                .fact(TestFact.insured("REG", "2024-03-03", "400.00"))
                .fact(TestFact.insured("SICK", "2024-03-10", "400.00"))
                .onlyFound(rule);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.favourable()).isTrue();
        assertThat(finding.period()).isEqualTo(new Period(day("2024-01-14"), day("2025-01-11")));
        assertThat(finding.attributes()).containsEntry("weeks", "2").containsEntry("more", "2");
    }

    @ParameterizedTest
    @CsvSource({"2024-01-07, 0", "2024-01-14, 1", "2025-01-05, 1", "2025-01-12, 0"})
    void theWeekLiesInThePeriodWhole(String sunday, int found) {
        assertThat(new TestClaim()
                        .fact(TestFact.insured("REG", sunday, "400.00"))
                        .found(rule))
                .hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 0", "3, 0"})
    void onlyMoreWeeksThanTheClaimWasGivenCount(int extension, int found) {
        assertThat(new TestClaim()
                        .qualifying(day("2024-01-14").minusWeeks(extension).toString(), "2025-01-11", extension)
                        .fact(TestFact.insured("REG", "2024-03-03", "400.00"))
                        .fact(TestFact.insured("REG", "2024-03-10", "400.00"))
                        .found(rule))
                .hasSize(found);
    }

    @Test
    void aPeriodOfAHundredAndFourWeeksIsExhausted() {
        assertThat(longPeriod(51).onlyFound(rule).attributes()).containsEntry("more", "1");
        assertThat(longPeriod(52).found(rule)).isEmpty();
    }

    private static TestClaim longPeriod(int extension) {
        TestClaim claim = new TestClaim()
                .qualifying(day("2024-01-14").minusWeeks(extension).toString(), "2025-01-11", extension);
        for (int week = 0; week < 60; week++) {
            claim.fact(TestFact.insured("REG", day("2023-11-19").plusWeeks(week).toString(), "400.00"));
        }
        return claim;
    }
}
