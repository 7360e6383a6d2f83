package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The qualifying period is from Sunday 2024-01-14 to Saturday 2025-01-11, 52 weeks. */
class AutomobileIndemnityExtendsPeriodTest {

    private final Rule rule = new AutomobileIndemnityExtendsPeriod();

    @ParameterizedTest
    @CsvSource({"2024-03-03, 2024-03-16, 1", "2024-03-03, 2024-03-09, 1", "2024-03-04, 2024-03-15, 0"})
    void onlyWholeWeeksCount(String from, String to, int found) {
        assertThat(new TestClaim().fact(TestFact.automobile(from, to, "900.00")).found(rule))
                .hasSize(found);
    }

    @Test
    void moreWeeksAreInTheClaimantsFavour() {
        Finding finding = new TestClaim()
                .fact(TestFact.automobile("2024-03-03", "2024-03-16", "900.00"))
                .onlyFound(rule);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.favourable()).isTrue();
        assertThat(finding.attributes()).containsEntry("more", "2");
    }

    @Test
    void aRecoveryAndAnEntitlementWithoutPaymentCoverNothing() {
        assertThat(new TestClaim()
                        .fact(TestFact.automobile("2024-03-03", "2024-03-16", "900.00"))
                        .fact(TestFact.automobile("2024-03-03", "2024-03-16", "-900.00")
                                .key("K2"))
                        .found(rule))
                .isEmpty();
        assertThat(new TestClaim()
                        .fact(TestFact.automobile("2024-03-03", "2024-03-16", "0.00"))
                        .found(rule))
                .isEmpty();
    }
}
