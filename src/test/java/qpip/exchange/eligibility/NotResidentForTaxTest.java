package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.WorkerStatus;

class NotResidentForTaxTest {

    private final Rule rule = new NotResidentForTax();

    @ParameterizedTest
    @CsvSource({"2025-01-11, 1", "2025-01-12, 0"})
    void aDepartureBeforeTheFirstBenefitIsOfHighSeverity(String left, int findings) {
        assertThat(new TestClaim().fact(departed(2025, left)).found(rule))
                .hasSize(findings)
                .allMatch(finding -> finding.severity() == Severity.HIGH);
    }

    @Test
    void whoCameBackBeforeTheBenefitsIsResident() {
        assertThat(new TestClaim()
                        .fact(departed(2023, "2023-08-01"))
                        .fact(TestFact.assessed(2024).with("residence", "QC").with("residency-change", "2024-05-01"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anArrivalInQuebecIsNoDeparture() {
        assertThat(new TestClaim()
                        .fact(TestFact.assessed(2024).with("residence", "QC").with("residency-change", "2024-05-01"))
                        .found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SELF, 1", "MIXED, 1", "RESOURCE, 1", "WAGE, 0"})
    void theEndOfTheYearCountsOnlyWhereBusinessDoes(WorkerStatus status, int findings) {
        assertThat(new TestClaim()
                        .worker(status)
                        .fact(TestFact.assessed(2024).with("residence", "ON"))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void onlyTheEndOfTheYearBeforeTheBenefitsCounts() {
        assertThat(new TestClaim()
                        .worker(WorkerStatus.SELF)
                        .fact(TestFact.assessed(2023).with("residence", "XX"))
                        .fact(TestFact.assessed(2024).with("residence", "QC"))
                        .found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROC", "NFIL", "ESTI"})
    void whatIsNotAssessedConcludesNothing(String status) {
        assertThat(new TestClaim()
                        .worker(WorkerStatus.SELF)
                        .fact(departed(2024, "2024-05-01").with("assessment-status", status))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aDepartureThatWasDeclaredIsNotFlagged() {
        assertThat(new TestClaim()
                        .fact(departed(2024, "2024-05-01"))
                        .declared(DeclarationKind.DEPARTURE, "2024-05-03", "")
                        .screened(rule)
                        .flags())
                .isEmpty();
    }

    private static TestFact departed(int year, String day) {
        return TestFact.assessed(year).with("residence", "ON").with("residency-change", day);
    }
}
