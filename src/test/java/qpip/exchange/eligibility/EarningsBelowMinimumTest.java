package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.WeekStatus;

class EarningsBelowMinimumTest {

    private final Rule rule = new EarningsBelowMinimum();

    @ParameterizedTest
    @CsvSource({"1999.99, 1", "2000.00, 0"})
    void theLineIsTheMinimum(String earnings, int findings) {
        assertThat(assessed(earnings, "0.00").found(rule)).hasSize(findings);
    }

    @Test
    void beforeTheFirstPaymentItIsCriticalAndAfterItHigh() {
        assertThat(assessed("1000.00", "0.00").onlyFound(rule).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(assessed("1000.00", "0.00")
                        .week("2025-01-12", BenefitType.MAT, WeekStatus.PAID)
                        .onlyFound(rule)
                        .severity())
                .isEqualTo(Severity.HIGH);
    }

    @Test
    void theYearsTheyAddUpToAreTold() {
        assertThat(assessed("1000.00", "150.00").onlyFound(rule).values())
                .containsEntry("steps", "2024: 1000.00 + 0.00 = 1000.00; 2025: 150.00 + 0.00 = 150.00")
                .containsEntry("total", "1150.00")
                .containsEntry("minimum", "2000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROC", "NFIL", "ESTI"})
    void oneOpenYearConcludesNothing(String status) {
        assertThat(new TestClaim()
                        .fact(TestFact.assessed(2024).with("qpip-earnings", "10.00"))
                        .fact(TestFact.assessed(2025).with("assessment-status", status))
                        .found(rule))
                .isEmpty();
        assertThat(new TestClaim()
                        .fact(TestFact.assessed(2024).with("qpip-earnings", "10.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void businessCountsAndALossDoesNot() {
        assertThat(assessed("1000.00", "0.00")
                        .fact(TestFact.assessed(2024)
                                .version(2)
                                .with("qpip-earnings", "1000.00")
                                .with("business-net", "1000.00"))
                        .found(rule))
                .isEmpty();
        assertThat(assessed("0.00", "2100.00")
                        .fact(TestFact.assessed(2024).version(2).with("business-net", "-5000.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aSlipThatShowsMoreThanTheAssessmentCounts() {
        assertThat(assessed("1000.00", "0.00")
                        .fact(TestFact.slip("100000001", 2024, "2000.00", "9.88"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aSlipThatAnotherReplacesDoesNotCountWhicheverCameFirst() {
        TestFact original = TestFact.slip("100000001", 2024, "2000.00", "9.88");
        TestFact amended = TestFact.slip("100000002", 2024, "1500.00", "7.41").with("replaces", "100000001");

        assertThat(assessed("1000.00", "0.00").fact(original).fact(amended).found(rule))
                .hasSize(1);
        assertThat(assessed("1000.00", "0.00").fact(amended).fact(original).found(rule))
                .hasSize(1);
    }

    private static TestClaim assessed(String first, String second) {
        return new TestClaim()
                .fact(TestFact.assessed(2024).with("qpip-earnings", first))
                .fact(TestFact.assessed(2025).with("qpip-earnings", second));
    }
}
