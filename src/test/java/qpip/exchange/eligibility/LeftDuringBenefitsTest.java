package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftDuringBenefitsTest {

    private final Rule rule = new LeftDuringBenefits();

    @Test
    void v18ADepartureDuringTheBenefitsIsInformation() {
        TestClaim claim =
                new TestClaim().benefits("2025-04-06", "2026-07-18").fact(TestFact.left("DEPT", "2025-05-01"));

        assertThat(claim.onlyFound(rule).severity()).isEqualTo(Severity.INFO);
        assertThat(claim.found(new LeftBeforeBenefits())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2025-04-06, 0", "2025-04-07, 1", "2026-07-18, 1", "2026-07-19, 0"})
    void theLinesAreTheFirstAndTheLastDayOfTheBenefitPeriod(String left, int findings) {
        assertThat(new TestClaim()
                        .benefits("2025-04-06", "2026-07-18")
                        .fact(TestFact.left("DEPT", left))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void aLongAbsenceThatTookEffectBeforeTheBenefitsByConventionIsNothing() {
        TestClaim claim =
                new TestClaim().benefits("2025-04-06", "2026-07-18").fact(TestFact.left("A183", "2025-01-01"));

        assertThat(claim.found(rule)).isEmpty();
        assertThat(claim.found(new LeftBeforeBenefits())).isEmpty();
    }

    @Test
    void aLongAbsenceDuringTheBenefitsIsInformation() {
        assertThat(new TestClaim()
                        .benefits("2025-04-06", "2026-07-18")
                        .fact(TestFact.left("A183", "2026-01-01"))
                        .onlyFound(rule)
                        .severity())
                .isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CARD", "PERM"})
    void anExpiredCardOrPermitIsNoDeparture(String reason) {
        assertThat(new TestClaim().fact(TestFact.left(reason, "2025-05-01")).found(rule))
                .isEmpty();
    }
}
