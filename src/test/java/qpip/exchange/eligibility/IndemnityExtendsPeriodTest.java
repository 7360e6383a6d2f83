package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The qualifying period is from Sunday 2024-01-14 to Saturday 2025-01-11, 52 weeks. */
class IndemnityExtendsPeriodTest {

    private final Rule rule = new IndemnityExtendsPeriod();
    private final Rule automobile = new AutomobileIndemnityExtendsPeriod();

    @ParameterizedTest
    @CsvSource({
        "2024-03-03, 2024-03-09, 1",
        "2024-03-03, 2024-03-16, 2",
        "2024-03-04, 2024-03-16, 1",
        "2024-03-03, 2024-03-15, 1",
        "2024-03-04, 2024-03-15, 0",
        "2023-12-01, 2024-01-20, 1",
        "2025-01-05, 2025-02-20, 1",
        "2025-01-12, 2025-02-20, 0"
    })
    void onlyWholeWeeksOfThePeriodCount(String from, String to, int weeks) {
        TestClaim claim = new TestClaim().fact(TestFact.indemnity(from, to, "900.00"));
        assertThat(claim.found(rule).stream()
                        .map(finding -> finding.attributes().get("weeks"))
                        .toList())
                .isEqualTo(weeks == 0 ? List.of() : List.of(String.valueOf(weeks)));
    }

    @Test
    void twoPaymentsTogetherCoverAWeek() {
        Finding finding = new TestClaim()
                .fact(TestFact.indemnity("2024-03-03", "2024-03-05", "300.00"))
                .fact(TestFact.withdrawal("G", "2024-03-06", "2024-03-09", "400.00")
                        .key("K2"))
                .onlyFound(rule);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.favourable()).isTrue();
        assertThat(finding.facts()).hasSize(2);
    }

    @Test
    void aWeekThatWasRecoveredWasNotPaid() {
        assertThat(new TestClaim()
                        .fact(TestFact.indemnity("2024-03-03", "2024-03-09", "600.00"))
                        .fact(TestFact.indemnity("2024-03-03", "2024-03-09", "-600.00")
                                .key("K2"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void whatTheEmployerWasPaidBackWasSalary() {
        assertThat(new TestClaim()
                        .fact(TestFact.indemnity("2024-03-03", "2024-03-09", "600.00")
                                .with("paid-to", "E"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void theExtensionThatTheClaimHasIsEnough() {
        assertThat(new TestClaim()
                        .qualifying("2024-01-07", "2025-01-11", 1)
                        .fact(TestFact.indemnity("2024-03-03", "2024-03-09", "600.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void eachOfTheTwoBodiesHasItsOwnRule() {
        TestClaim saaq = new TestClaim().fact(TestFact.automobile("2024-03-03", "2024-03-16", "600.00"));
        assertThat(saaq.found(rule)).isEmpty();
        assertThat(saaq.onlyFound(automobile).attributes()).containsEntry("more", "2");
        assertThat(new TestClaim()
                        .fact(TestFact.indemnity("2024-03-03", "2024-03-16", "600.00"))
                        .found(automobile))
                .isEmpty();
    }
}
