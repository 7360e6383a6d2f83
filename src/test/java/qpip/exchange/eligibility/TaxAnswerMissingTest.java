package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxAnswerMissingTest {

    private final Rule rule = new TaxAnswerMissing();

    @ParameterizedTest
    @CsvSource({
        "PROC, 2025-07-29, 0",
        "PROC, 2025-07-30, 1",
        "NFIL, 2025-07-30, 1",
        "ESTI, 2026-01-01, 0",
        "ASSD, 2026-01-01, 0"
    })
    void aReturnMayBeMissingForSixtyDays(String status, String night, int findings) {
        assertThat(new TestClaim()
                        .night(night)
                        .fact(TestFact.assessed(2024)
                                .with("assessment-status", status)
                                .received("2025-05-30"))
                        .found(rule))
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"2025-06-30, 0", "2025-07-01, 1"})
    void beforeTheSummerAfterTheYearItIsNormal(String night, int findings) {
        assertThat(new TestClaim()
                        .night(night)
                        .fact(TestFact.assessed(2024)
                                .with("assessment-status", "NFIL")
                                .received("2025-02-01"))
                        .found(rule))
                .hasSize(findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "05", "06"})
    void aPersonWhoWasNotMatchedIsToldAtOnce(String code) {
        Finding finding = new TestClaim()
                .fact(TestFact.assessed(2024).with("match-code", code))
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.message()).isEqualTo("tax-answer-missing.unmatched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "07", "08", "09"})
    void aPersonWhoWasMatchedOrIsProtectedIsNot(String code) {
        assertThat(new TestClaim()
                        .fact(TestFact.assessed(2024).with("match-code", code))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void theSpousesMissingAnswerIsOneOfItsOwn() {
        assertThat(new TestClaim()
                        .fact(TestFact.assessed(2024).with("match-code", "05"))
                        .fact(TestFact.assessed("SPOUSE", TestClaim.OTHER, 2024).with("match-code", "05"))
                        .found(rule))
                .extracting(Finding::personId)
                .containsExactly(TestClaim.CLAIMANT, TestClaim.OTHER);
    }

    @Test
    void aLongWaitIsNotStaleWhenItIsFirstSeen() {
        assertThat(new TestClaim()
                        .night("2025-07-30")
                        .fact(TestFact.assessed(2024)
                                .with("assessment-status", "PROC")
                                .received("2025-05-30"))
                        .screened(rule)
                        .flags())
                .hasSize(1);
    }
}
