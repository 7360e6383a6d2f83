package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftBeforeBenefitsTest {

    private final Rule rule = new LeftBeforeBenefits();

    @Test
    void v18ADepartureBeforeTheBenefitsIsOfHighSeverity() {
        Finding finding = new TestClaim()
                .benefits("2025-06-01", "2026-07-18")
                .fact(TestFact.left("DEPT", "2025-05-01"))
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.period().from()).isEqualTo(day("2025-05-01"));
    }

    @ParameterizedTest
    @CsvSource({"2025-05-31, 1", "2025-06-01, 1", "2025-06-02, 0"})
    void theLineIsTheFirstDayOfTheBenefitPeriod(String left, int findings) {
        assertThat(new TestClaim()
                        .benefits("2025-06-01", "2026-07-18")
                        .fact(TestFact.left("RECI", left))
                        .found(rule))
                .hasSize(findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A183", "CARD", "PERM", "DECE"})
    void aConventionalDayOrAnAdministrativeReasonIsNoDeparture(String reason) {
        assertThat(new TestClaim().fact(TestFact.left(reason, "2025-01-01")).found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADM", "SUS", "INC"})
    void onlyAnEndedEligibilityIsADeparture(String eligibility) {
        assertThat(new TestClaim()
                        .fact(TestFact.left("DEPT", "2025-01-01").with("eligibility", eligibility))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anotherPersonsDepartureIsNotTheClaimants() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(TestClaim.OTHER)
                                .with("eligibility", "FIN")
                                .with("reason", "DEPT")
                                .with("effective-on", "2025-01-01"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anAnswerWithoutDayTellsNoDeparture() {
        assertThat(new TestClaim()
                        .fact(TestFact.left("DEPT", "2025-01-01").without("effective-on"))
                        .found(rule))
                .isEmpty();
    }
}
