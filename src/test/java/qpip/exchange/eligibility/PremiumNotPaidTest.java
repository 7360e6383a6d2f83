package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumNotPaidTest {

    private final Rule rule = new PremiumNotPaid();

    @ParameterizedTest
    @CsvSource({"2000.00, 0.00, 1", "1999.99, 0.00, 0", "2000.00, 0.01, 0"})
    void enoughEarningsWithoutAnyPremiumAreAQuestion(String earnings, String premium, int findings) {
        assertThat(new TestClaim()
                        .fact(TestFact.slip("100000001", 2024, earnings, premium))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void thePremiumOfOneEmployerAnswersForAll() {
        assertThat(new TestClaim()
                        .fact(TestFact.slip("100000001", 2024, "5000.00", "0.00"))
                        .fact(TestFact.slip("100000002", 2025, "5000.00", "24.70"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void slipsOfOtherYearsDoNotCount() {
        assertThat(new TestClaim()
                        .fact(TestFact.slip("100000001", 2023, "5000.00", "0.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anAmendedSlipWithAPremiumEndsIt() {
        TestClaim claim = new TestClaim().fact(TestFact.slip("100000001", 2024, "5000.00", "0.00"));

        assertThat(claim.onlyFound(rule).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(claim.fact(TestFact.slip("100000002", 2024, "5000.00", "24.70")
                                .with("replaces", "100000001"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aCancelledSlipIsNone() {
        assertThat(new TestClaim()
                        .fact(TestFact.slip("100000001", 2024, "5000.00", "0.00"))
                        .fact(TestFact.slip("100000002", 2024, "5000.00", "0.00")
                                .with("replaces", "100000001")
                                .cancelled())
                        .found(rule))
                .isEmpty();
    }
}
