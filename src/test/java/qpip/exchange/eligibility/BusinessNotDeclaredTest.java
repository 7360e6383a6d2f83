package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.EarningsKind;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.register.WorkerStatus;

class BusinessNotDeclaredTest {

    private final Rule rule = new BusinessNotDeclared();

    @ParameterizedTest
    @CsvSource({"1000.00, 0", "1000.01, 1", "-9000.00, 0"})
    void aWageEarnersBusinessIsAskedAboutAboveAnAmount(String income, int findings) {
        assertThat(claim(2024, income).found(rule)).hasSize(findings);
    }

    @Test
    void itIsOfMediumSeverityAndSpreadOverNoWeeks() {
        Finding finding = claim(2024, "5000.00").onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.weeks()).isEmpty();
        assertThat(finding.impact()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELF", "MIXED", "RESOURCE"})
    void whoSaidThatThereIsABusinessIsNotAsked(WorkerStatus status) {
        assertThat(claim(2024, "5000.00").worker(status).found(rule)).isEmpty();
    }

    @Test
    void onlyYearsOfTheQualifyingPeriodAndOfPaidWeeksCount() {
        assertThat(claim(2023, "5000.00").found(rule)).isEmpty();
        assertThat(claim(2026, "5000.00").found(rule)).isEmpty();
        assertThat(claim(2026, "5000.00")
                        .week("2025-12-28", BenefitType.PARS, WeekStatus.PAID)
                        .found(rule))
                .hasSize(1);
        assertThat(claim(2026, "5000.00")
                        .week("2025-12-28", BenefitType.PARS, WeekStatus.PLANNED)
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aBusinessDeclaredForTheYearIsDeclared() {
        assertThat(claim(2024, "5000.00")
                        .earned(2024, EarningsKind.BUSINESS, "100.00")
                        .found(rule))
                .isEmpty();
        assertThat(claim(2024, "5000.00")
                        .earned(2023, EarningsKind.BUSINESS, "100.00")
                        .found(rule))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROC", "NFIL", "ESTI"})
    void whatIsNotAssessedConcludesNothing(String status) {
        assertThat(new TestClaim()
                        .fact(TestFact.assessed(2024)
                                .with("business-net", "5000.00")
                                .with("assessment-status", status))
                        .found(rule))
                .isEmpty();
    }

    private static TestClaim claim(int year, String income) {
        return new TestClaim().fact(TestFact.assessed(year).with("business-net", income));
    }
}
