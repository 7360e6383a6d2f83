package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.WeekStatus;

class FamilyIncomeAboveThresholdTest {

    private final Rule rule = new FamilyIncomeAboveThreshold();

    @ParameterizedTest
    @CsvSource({"11920.99, 0", "11921.00, 1"})
    void v13TheThresholdItselfIsTooMuch(String spouse, int findings) {
        assertThat(family("2017", "14000.00", spouse).found(rule)).hasSize(findings);
    }

    @Test
    void theTwoIncomesAndTheirSumAreTold() {
        Finding finding = family("2017", "14000.00", "11921.00")
                .week("2019-03-17", BenefitType.PARS, WeekStatus.PAID)
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.favourable()).isFalse();
        assertThat(finding.values())
                .containsEntry("claimant", "14000.00")
                .containsEntry("spouse", "11921.00")
                .containsEntry("family", "25921.00")
                .containsEntry("weeks", "1");
        assertThat(finding.evidence()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2019-03-15, 2017", "2019-06-30, 2017", "2019-07-01, 2018", "2019-08-01, 2018"})
    void v12TheYearDependsOnTheHalfInWhichTheClaimWasFiled(String filed, int year) {
        assertThat(claim(filed, String.valueOf(year), "30000.00", "0.00").found(rule))
                .hasSize(1);
        assertThat(claim(filed, String.valueOf(year - 1), "30000.00", "0.00").found(rule))
                .isEmpty();
        assertThat(claim(filed, String.valueOf(year + 1), "30000.00", "0.00").found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2021-09-25, 1", "2021-09-26, 0"})
    void v14NoFamilyIsLookedAtForClaimsOfTheIndividualRule(String filed, int findings) {
        assertThat(claim(filed, "2020", "30000.00", "0.00").found(rule)).hasSize(findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROC", "NFIL", "ESTI"})
    void whatIsNotAssessedConcludesNothing(String status) {
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(own("2017", "30000.00"))
                        .fact(spouses("2017", "30000.00").with("assessment-status", status))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void oneAnswerOfTwoIsNotEnough() {
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(own("2017", "90000.00"))
                        .found(rule))
                .isEmpty();
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(spouses("2017", "90000.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aLossCountsAsNothing() {
        assertThat(family("2017", "26000.00", "-5000.00").found(rule)).hasSize(1);
        assertThat(family("2017", "-5000.00", "25920.99").found(rule)).isEmpty();
    }

    @Test
    void whatTheSpouseAnsweredForAnotherClaimIsNotUsed() {
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(own("2017", "14000.00"))
                        .fact(spouses("2017", "30000.00").with("claim", "501"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void whatTheSpouseAnsweredAsAClaimantIsNotTheSpousesAnswer() {
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(own("2017", "14000.00"))
                        .fact(spouses("2017", "30000.00").with("role", "CLAIMANT"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void whoBecameTheSpouseLaterDoesNotCount() {
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(own("2017", "14000.00"))
                        .fact(TestFact.assessed("SPOUSE", 77, 2017).with("net-income", "90000.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anAnswerToAnotherYearThanWasAskedIsNotUsed() {
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(own("2017", "14000.00"))
                        .fact(spouses("2017", "30000.00").with("about", "2018"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void withoutASpouseTheClaimantAloneIsTheFamily() {
        Finding finding = new TestClaim()
                .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                .withoutSpouse()
                .fact(own("2017", "25921.00"))
                .onlyFound(rule);

        assertThat(finding.message()).isEqualTo("family-income-above-threshold.alone");
    }

    @Test
    void whoDidNotAskForTheSupplementHasNothingToLose() {
        assertThat(family("2017", "90000.00", "0.00").withoutSupplement().found(rule))
                .isEmpty();
    }

    @Test
    void aReassessmentTakesThePlaceOfTheAssessment() {
        assertThat(family("2017", "14000.00", "30000.00")
                        .fact(spouses("2017", "1000.00")
                                .with("assessment-status", "REAS")
                                .version(2))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anAnswerWhoseMatchIsInDoubtConcludesNothing() {
        assertThat(new TestClaim()
                        .filed("2019-03-15", LowIncomeRule.FAMILY_2006)
                        .fact(own("2017", "14000.00"))
                        .fact(spouses("2017", "30000.00").match(MatchLevel.CONFLICT))
                        .found(rule))
                .isEmpty();
    }

    private static TestClaim family(String year, String claimant, String spouse) {
        return claim("2019-03-15", year, claimant, spouse);
    }

    private static TestClaim claim(String filed, String year, String claimant, String spouse) {
        return new TestClaim()
                .filed(filed, LowIncomeRule.FAMILY_2006)
                .fact(own(year, claimant))
                .fact(spouses(year, spouse));
    }

    private static TestFact own(String year, String income) {
        return TestFact.assessed(Integer.parseInt(year)).with("net-income", income);
    }

    private static TestFact spouses(String year, String income) {
        return TestFact.assessed("SPOUSE", TestClaim.OTHER, Integer.parseInt(year))
                .with("net-income", income);
    }
}
