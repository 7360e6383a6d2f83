package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.register.EarningsKind;

class AssessedEarningsDifferTest {

    private final Rule rule = new AssessedEarningsDiffer();

    @ParameterizedTest
    @CsvSource({
        "5000.00, 5500.00, 0",
        "5000.00, 5500.01, 1",
        "5000.00, 4500.00, 0",
        "5000.00, 4499.99, 1",
        "20000.00, 21000.00, 0",
        "20000.00, 21000.01, 1",
        "20000.00, 19000.00, 0",
        "20000.00, 18999.99, 1"
    })
    void theLargerOfTheAmountAndTheShareIsAllowed(String declared, String assessed, int findings) {
        assertThat(claim(declared, assessed).found(rule)).hasSize(findings);
    }

    @Test
    void moreThanDeclaredIsFavourableAndLessIsNot() {
        assertThat(claim("20000.00", "30000.00").onlyFound(rule).favourable()).isTrue();
        Finding less = claim("20000.00", "10000.00").onlyFound(rule);
        assertThat(less.favourable()).isFalse();
        assertThat(less.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(less.values())
                .containsEntry("difference", "10000.00")
                .containsEntry("allowed", "1000.00")
                .containsEntry("maximum", "94000.00");
    }

    @Test
    void whatIsAboveTheInsurableMaximumDoesNotCount() {
        assertThat(claim("180000.00", "94000.00").found(rule)).isEmpty();
        assertThat(claim("93000.00", "180000.00").found(rule)).isEmpty();
        assertThat(claim("180000.00", "80000.00").found(rule)).hasSize(1);
    }

    @Test
    void otherYearsAreNotCompared() {
        assertThat(new TestClaim()
                        .earned(2023, EarningsKind.EMPLOYMENT, "20000.00")
                        .fact(TestFact.assessed(2024).with("qpip-earnings", "60000.00"))
                        .found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROC", "NFIL", "ESTI"})
    void whatIsNotAssessedIsNotCompared(String status) {
        assertThat(new TestClaim()
                        .earned(2024, EarningsKind.EMPLOYMENT, "20000.00")
                        .fact(TestFact.assessed(2024)
                                .with("qpip-earnings", "60000.00")
                                .with("assessment-status", status))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void netBusinessIncomeIsComparedAndALossCountsAsNothing() {
        assertThat(claim("20000.00", "20000.00")
                        .earned(2024, EarningsKind.BUSINESS, "-4000.00")
                        .found(rule))
                .isEmpty();
        assertThat(new TestClaim()
                        .earned(2024, EarningsKind.BUSINESS, "9000.00")
                        .fact(TestFact.assessed(2024).with("business-net", "4000.00"))
                        .onlyFound(rule)
                        .message())
                .isEqualTo("assessed-earnings-differ.lower");
    }

    @Test
    void slipsStandInWhereTheAssessmentHasNoSum() {
        assertThat(new TestClaim()
                        .earned(2024, EarningsKind.EMPLOYMENT, "20000.00")
                        .fact(TestFact.assessed(2024))
                        .fact(TestFact.slip("100000001", 2024, "12000.00", "59.28"))
                        .fact(TestFact.slip("100000002", 2024, "8000.00", "39.52"))
                        .found(rule))
                .isEmpty();
    }

    private static TestClaim claim(String declared, String assessed) {
        return new TestClaim()
                .earned(2024, EarningsKind.EMPLOYMENT, declared)
                .fact(TestFact.assessed(2024).with("qpip-earnings", assessed));
    }
}
