package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static qpip.exchange.eligibility.TestClaim.day;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Plan;

class LowIncomeTest {

    private final LowIncome lowIncome = new LowIncome(TestClaim.POLICY);

    @ParameterizedTest
    @CsvSource({
        "300, 0.70, BASIC,   255.00",
        "300, 0.55, BASIC,   255.00",
        "300, 0.75, SPECIAL, 300.00",
        "500, 0.70, BASIC,   425.00",
        "500, 0.55, BASIC,   354.20",
        "500, 0.75, SPECIAL, 483.00",
        "644, 0.70, BASIC,   450.80",
        "644, 0.55, BASIC,   354.20",
        "644, 0.75, SPECIAL, 483.00",
        "643.99, 0.70, BASIC, 450.80",
        "1000, 0.70, BASIC,  700.00"
    })
    void v11TheIndividualIncreaseFollowsOwnEarnings(String average, String share, Plan plan, String benefit) {
        assertThat(lowIncome.weeklyBenefit(new BigDecimal(average), new BigDecimal(share), plan, day("2025-06-01")))
                .isEqualTo(benefit);
    }

    @ParameterizedTest
    @CsvSource({"2021-09-26, 540.00", "2025-04-30, 630.00", "2025-05-01, 644.00"})
    void theThresholdIsTheMinimumWageOnTheFirstDayOfBenefits(String start, String threshold) {
        assertThat(lowIncome.individualThreshold(day(start))).isEqualTo(threshold);
    }

    @ParameterizedTest
    @CsvSource({"2019-03-15, 2017", "2019-06-30, 2017", "2019-07-01, 2018", "2019-08-01, 2018"})
    void v12AClaimFiledUntilJuneLooksTwoYearsBack(String filedOn, int taxYear) {
        assertThat(LowIncome.taxYear(day(filedOn))).isEqualTo(taxYear);
    }

    @Test
    void v13TheFamilyReachesTheThresholdWithTheCent() {
        BigDecimal claimant = new BigDecimal("14000.00");

        assertThat(lowIncome.familyReachesThreshold(claimant, new BigDecimal("11920.99"), day("2019-03-15")))
                .isFalse();
        assertThat(lowIncome.familyReachesThreshold(claimant, new BigDecimal("11921.00"), day("2019-03-15")))
                .isTrue();
    }

    @Test
    void aLossDoesNotMakeTheOtherSpousesIncomeSmaller() {
        assertThat(lowIncome.familyReachesThreshold(
                        new BigDecimal("25921.00"), new BigDecimal("-5000.00"), day("2019-03-15")))
                .isTrue();
    }

    @Test
    void v14ASpouseIsNotAskedForSinceTheIndividualRule() {
        assertThat(lowIncome.mayAskForSpouse(day("2021-09-25"))).isTrue();
        assertThat(lowIncome.mayAskForSpouse(day("2021-09-26"))).isFalse();
        assertThat(lowIncome.ruleFor(day("2021-09-26"))).isEqualTo(LowIncomeRule.INDIVIDUAL_2021);
    }

    @Test
    void aDayBeforeTheFirstMinimumWageIsRefused() {
        assertThatThrownBy(() -> lowIncome.individualThreshold(day("2021-04-30")))
                .hasMessage("policy earnings.minimum-wage has no value on 2021-04-30; "
                        + "its first value holds from 2021-05-01");
    }
}
