package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CHILD;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;
import static qpip.exchange.eligibility.TestClaim.OTHER;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressOrDeathReportedTest {

    private final Rule rule = new AddressOrDeathReported();

    @ParameterizedTest
    @CsvSource({"2025-05-01, 1", "2025-05-02, 0", "2025-05-03, 0"})
    void anotherPostalCodeCountsAfterThirtyDays(String since, int findings) {
        assertThat(new TestClaim()
                        .address("G1A1A1", "2020-01-01")
                        .fact(address("H2B2B2", since))
                        .found(rule))
                .hasSize(findings)
                .allMatch(finding -> finding.severity() == Severity.LOW && !finding.sensitive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"G1A1A1", "g1a 1a1", "G1A-1A1"})
    void theSamePostalCodeWrittenOtherwiseIsNoDifference(String code) {
        assertThat(new TestClaim()
                        .address("G1A1A1", "2020-01-01")
                        .fact(address(code, "2025-01-01"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anAddressThatWeHoldSinceLaterIsTheOneThatCounts() {
        assertThat(new TestClaim()
                        .address("G1A1A1", "2025-02-01")
                        .fact(address("H2B2B2", "2025-01-31"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aSeasonalAddressThatWeHoldIsNoDifference() {
        assertThat(new TestClaim()
                        .address("H2B2B2", "2019-01-01")
                        .address("G1A1A1", "2020-01-01")
                        .fact(address("H2B2B2", "2025-04-01"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void withoutAnAddressOfOurOwnThereIsNothingToCompare() {
        assertThat(new TestClaim().fact(address("H2B2B2", "2025-01-01")).found(rule))
                .isEmpty();
    }

    @Test
    void aReportedDeathIsCriticalAndToBeConfirmed() {
        Finding finding = new TestClaim()
                .fact(TestFact.answer(CLAIMANT).with("date-of-death", "2025-05-20"))
                .onlyFound(rule);

        assertThat(finding.message()).isEqualTo("address-or-death-reported.death");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.sensitive()).isTrue();
        assertThat(finding.period().from()).isEqualTo(day("2025-05-20"));
    }

    @Test
    void aReasonOrACodeOfDeathIsADeathEvenWithoutDay() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("reason", "DECE"))
                        .onlyFound(rule)
                        .message())
                .isEqualTo("address-or-death-reported.death");
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CHILD).with("match-code", "07"))
                        .onlyFound(rule)
                        .personId())
                .isEqualTo(CHILD);
    }

    @Test
    void anActOfDeathTakesThePlaceOfTheSignal() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("date-of-death", "2025-05-20"))
                        .fact(TestFact.death(CLAIMANT, "2025-05-20"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aCancelledActDoesNotTakeThePlaceOfTheSignal() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("date-of-death", "2025-05-20"))
                        .fact(TestFact.death(CLAIMANT, "2025-05-20").cancelled())
                        .found(rule))
                .hasSize(1);
    }

    @Test
    void theOtherParentHasAClaimOfTheirOwn() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(OTHER).with("date-of-death", "2025-05-20"))
                        .found(rule))
                .isEmpty();
    }

    private static TestFact address(String postalCode, String since) {
        return TestFact.answer(CLAIMANT).with("postal-code", postalCode).with("address-since", since);
    }
}
