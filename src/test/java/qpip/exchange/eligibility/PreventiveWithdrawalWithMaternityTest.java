package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Period;
import qpip.exchange.register.WeekStatus;

class PreventiveWithdrawalWithMaternityTest {

    private final Rule rule = new PreventiveWithdrawalWithMaternity();

    @Test
    void bothPlansPaidTheSameWeek() {
        Finding finding = maternity()
                .fact(TestFact.withdrawal("G", "2024-12-29", "2025-01-18", "2100.00")
                        .with("entitled-from", "2024-10-01"))
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.period()).isEqualTo(new Period(day("2024-10-01"), day("2025-01-18")));
        assertThat(finding.weeks()).extracting(WeekImpact::sunday).containsExactly(day("2025-01-12"));
        assertThat(finding.impact()).isEqualTo("700.00");
    }

    @Test
    void theLineIsTheFirstDayOfMaternity() {
        assertThat(maternity()
                        .fact(TestFact.withdrawal("G", "2024-12-29", "2025-01-11", "1400.00"))
                        .found(rule))
                .isEmpty();
        assertThat(maternity()
                        .fact(TestFact.withdrawal("G", "2024-12-30", "2025-01-12", "1400.00"))
                        .onlyFound(rule)
                        .impact())
                .isEqualTo("100.00");
    }

    @Test
    void aLatePaymentForAnEarlierPeriodIsNoOverlap() {
        assertThat(maternity()
                        .fact(TestFact.withdrawal("G", "2024-12-15", "2024-12-28", "1400.00")
                                .with("paid-on", "2025-01-14"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void breastfeedingIsLeftToTheIndemnityRule() {
        assertThat(maternity()
                        .fact(TestFact.withdrawal("L", "2025-01-12", "2025-01-18", "700.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void onlyMaternityWeeksThatArePaidCount() {
        assertThat(new TestClaim()
                        .week("2025-01-12", BenefitType.PARS, WeekStatus.PAID)
                        .week("2025-01-19", BenefitType.MAT, WeekStatus.PLANNED)
                        .fact(TestFact.withdrawal("G", "2025-01-12", "2025-01-25", "1400.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anEntitlementWithoutPaymentIsNoOverlap() {
        assertThat(maternity()
                        .fact(TestFact.withdrawal("G", "2025-01-12", "2025-01-18", "0.00"))
                        .found(rule))
                .isEmpty();
        assertThat(maternity()
                        .fact(TestFact.withdrawal("G", "", "", "")
                                .with("entitled-from", "2024-10-01")
                                .with("entitled-to", "9999-12-31"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aRecoveredPaymentIsNoOverlap() {
        assertThat(maternity()
                        .fact(TestFact.withdrawal("G", "2025-01-12", "2025-01-18", "700.00")
                                .key("A"))
                        .fact(TestFact.withdrawal("G", "2025-01-12", "2025-01-18", "-700.00")
                                .key("B"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aPeriodPaidWithoutAmountIsAnOverlapWithoutImpact() {
        Finding finding = maternity()
                .fact(TestFact.withdrawal("G", "2025-01-12", "2025-01-18", "").without("amount"))
                .onlyFound(rule);

        assertThat(finding.impact()).isEqualTo("0.00");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    private static TestClaim maternity() {
        return new TestClaim().weeks("2025-01-12", 18, BenefitType.MAT, WeekStatus.PAID);
    }
}
