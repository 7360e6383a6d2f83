package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.LowIncomeRule;

class LowEarnerIncreaseDiffersTest {

    private final Rule rule = new LowEarnerIncreaseDiffers();

    /** The benefit begins on 2025-01-12: 15.75 x 40 = 630.00 a week, 32760.00 a year. */
    @ParameterizedTest
    @CsvSource({"32760.00, 1", "32759.00, 0"})
    void anIncreaseAlthoughEveryYearReachesTheThresholdIsALead(String earnings, int findings) {
        assertThat(increased(earnings, earnings).found(rule)).hasSize(findings);
    }

    @Test
    void aLeadIsOfMediumSeverityAndHasNoImpact() {
        Finding finding = increased("40000.00", "50000.00").onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.impact()).isZero();
        assertThat(finding.favourable()).isFalse();
        assertThat(finding.values())
                .containsEntry("threshold", "630.00")
                .containsEntry("steps", "2024: 40000.00 / 52 = 769.23; 2025: 50000.00 / 52 = 961.54");
    }

    @Test
    void oneLowYearIsEnoughForADoubt() {
        assertThat(increased("20000.00", "50000.00").found(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"32700.00, 1", "32708.00, 0"})
    void lessThanTheThresholdWithoutAnIncreaseIsFavourable(String earnings, int findings) {
        TestClaim claim = plain(earnings, earnings);

        assertThat(claim.found(rule)).hasSize(findings).allMatch(Finding::favourable);
    }

    @Test
    void oneHighYearIsEnoughForADoubt() {
        assertThat(plain("20000.00", "50000.00").found(rule)).isEmpty();
    }

    @Test
    void anOpenYearConcludesNothing() {
        assertThat(new TestClaim()
                        .weeklyBenefit("255.00")
                        .averageEarnings("300.00")
                        .fact(TestFact.assessed(2024).with("qpip-earnings", "50000.00"))
                        .fact(TestFact.assessed(2025)
                                .with("qpip-earnings", "50000.00")
                                .with("assessment-status", "ESTI"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aClaimUnderTheFamilyRuleIsNotLookedAt() {
        assertThat(increased("40000.00", "50000.00")
                        .filed("2021-09-25", LowIncomeRule.FAMILY_2006)
                        .found(rule))
                .isEmpty();
    }

    private static TestClaim increased(String first, String second) {
        return earning(first, second).averageEarnings("300.00").weeklyBenefit("255.00");
    }

    private static TestClaim plain(String first, String second) {
        return earning(first, second).averageEarnings("1000.00").weeklyBenefit("700.00");
    }

    private static TestClaim earning(String first, String second) {
        return new TestClaim()
                .fact(TestFact.assessed(2024).with("qpip-earnings", first))
                .fact(TestFact.assessed(2025).with("qpip-earnings", second));
    }
}
