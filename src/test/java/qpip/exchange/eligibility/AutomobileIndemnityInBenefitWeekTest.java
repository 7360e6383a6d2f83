package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Period;
import qpip.exchange.register.WeekStatus;

/** Average earnings 1,000, benefit 700: 300 a week are free. */
class AutomobileIndemnityInBenefitWeekTest {

    private final Rule rule = new AutomobileIndemnityInBenefitWeek();
    private final Rule others = new IndemnityInBenefitWeek();

    @Test
    void aFortnightAboveTheExemptionIsDeductedByTheFormula() {
        Finding finding = claim().fact(TestFact.automobile("2025-02-02", "2025-02-15", "1120.00"))
                .onlyFound(rule);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.impact()).isEqualTo("520.00");
        assertThat(finding.period()).isEqualTo(new Period(day("2025-02-02"), day("2025-02-15")));
        assertThat(claim().fact(TestFact.automobile("2025-02-02", "2025-02-15", "1120.00"))
                        .found(others))
                .as("it is not the CNESST's")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400.00, ZERO_IMPACT", "699.98, BELOW_THRESHOLD", "700.00, "})
    void onlyAMaterialImpactIsAFlag(String amount, Suppression reason) {
        Screened screened = claim().fact(TestFact.automobile("2025-02-02", "2025-02-15", amount))
                .screened(rule);
        assertThat(screened.flags()).hasSize(reason == null ? 1 : 0);
        if (reason != null) {
            assertThat(screened.suppressed()).containsOnlyKeys(reason);
        }
    }

    @Test
    void aPaymentForManyEarlierWeeksIsDividedByDays() {
        Finding finding = claim().fact(TestFact.automobile("2025-01-19", "2025-02-15", "2240.00"))
                .onlyFound(rule);
        assertThat(finding.weeks())
                .extracting(WeekImpact::sunday)
                .containsExactly(day("2025-02-02"), day("2025-02-09"));
        assertThat(finding.impact()).isEqualTo("520.00");
    }

    @Test
    void aRecoveryTakesBackWhatWasPaidAndAnEntitlementAlonePaysNothing() {
        assertThat(claim().fact(TestFact.automobile("2025-02-02", "2025-02-15", "1120.00"))
                        .fact(TestFact.automobile("2025-02-02", "2025-02-15", "-1120.00")
                                .key("K2"))
                        .found(rule))
                .isEmpty();
        assertThat(claim().fact(TestFact.automobile("2025-02-02", "2025-02-15", "0.00"))
                        .found(rule))
                .isEmpty();
    }

    /** 500 of the CNESST take 200; with 400 of the SAAQ 600 are above: the SAAQ's part is 400. */
    @Test
    void whatTheCnesstPaysForTheSameWeekIsNotDeductedTwice() {
        TestClaim claim = claim().fact(TestFact.automobile("2025-02-02", "2025-02-08", "400.00"))
                .fact(TestFact.indemnity("2025-02-02", "2025-02-08", "500.00"));
        assertThat(claim.onlyFound(others).impact()).isEqualTo("200.00");
        assertThat(claim.onlyFound(rule).impact()).isEqualTo("400.00");
    }

    @Test
    void aRecoveryOfOnePartnerTakesNothingFromTheOther() {
        TestClaim claim = claim().fact(TestFact.automobile("2025-02-02", "2025-02-08", "-500.00"))
                .fact(TestFact.indemnity("2025-02-02", "2025-02-08", "500.00"));
        assertThat(claim.onlyFound(others).impact()).isEqualTo("200.00");
        assertThat(claim.found(rule)).isEmpty();
    }

    private static TestClaim claim() {
        return new TestClaim().weeks("2025-02-02", 12, BenefitType.PARS, WeekStatus.PAID);
    }
}
