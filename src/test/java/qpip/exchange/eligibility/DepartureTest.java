package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.Period;

/** Departures told in notices (RA-IN-02) beside answers; the benefit period is from 2025-01-12 to 2026-07-18. */
class DepartureTest {

    private final Rule before = new LeftBeforeBenefits();
    private final Rule during = new LeftDuringBenefits();

    @ParameterizedTest
    @CsvSource({"2025-01-11, 1, 0", "2025-01-12, 1, 0", "2025-01-13, 0, 1", "2026-07-18, 0, 1", "2026-07-19, 0, 0"})
    void aNoticeOfADepartureIsReadLikeAnAnswer(String left, int foundBefore, int foundDuring) {
        TestClaim claim = new TestClaim().fact(TestFact.notice("DEPT", left));
        assertThat(claim.found(before)).hasSize(foundBefore);
        assertThat(claim.found(during)).hasSize(foundDuring);
    }

    /** Vector V18. */
    @ParameterizedTest
    @CsvSource({"2025-04-06, R24, INFO", "2025-06-01, R23, HIGH"})
    void aDepartureOnTheFirstOfMayDependsOnTheBeginningOfTheBenefits(String start, String rule, Severity severity) {
        TestClaim claim = new TestClaim().benefits(start, "2026-07-18").fact(TestFact.notice("DEPT", "2025-05-01"));
        assertThat(claim.screened(before, during).flags()).singleElement().satisfies(flag -> {
            assertThat(flag.rule()).isEqualTo(rule);
            assertThat(flag.severity()).isEqualTo(severity);
        });
    }

    @Test
    void whoCameBackIsNotAway() {
        assertThat(new TestClaim()
                        .fact(TestFact.notice("DEPT", "2025-04-01"))
                        .fact(TestFact.notice("RETU", "2025-04-20"))
                        .found(during))
                .isEmpty();
        assertThat(new TestClaim()
                        .fact(TestFact.notice("DEPT", "2025-04-21"))
                        .fact(TestFact.notice("RETU", "2025-04-20"))
                        .found(during))
                .as("left again")
                .hasSize(1);
    }

    @Test
    void aNoticeThatWasCancelledByAnotherSaysNothing() {
        assertThat(new TestClaim()
                        .fact(TestFact.notice("DEPT", "2025-04-01").key("AV1"))
                        .fact(TestFact.notice("ADDR", "2025-04-01").key("AV2").with("replaces", "AV1"))
                        .found(during))
                .isEmpty();
    }

    @Test
    void aNoticeThatCancelsAnotherSaysNothingItself() {
        assertThat(new TestClaim()
                        .fact(TestFact.notice("DEPT", "2025-04-01").key("AV1"))
                        .fact(TestFact.notice("DEPT", "2025-04-01").key("AV2").with("replaces", "AV1"))
                        .found(during))
                .isEmpty();
        assertThat(new TestClaim()
                        .fact(TestFact.notice("DEPT", "2025-04-01").key("AV2").with("replaces", "AV1"))
                        .found(during))
                .as("the one that it cancels may come later")
                .isEmpty();
    }

    @Test
    void anAnswerAndANoticeOfOneDayAreOneFinding() {
        Finding finding = new TestClaim()
                .fact(TestFact.left("DEPT", "2025-04-01"))
                .fact(TestFact.notice("DEPT", "2025-04-01"))
                .onlyFound(during);
        assertThat(finding.facts()).hasSize(2);
        assertThat(finding.period()).isEqualTo(new Period(day("2025-04-01"), day("2025-04-01")));
    }

    @Test
    void aDeathInANoticeIsToBeConfirmed() {
        Finding finding =
                new TestClaim().fact(TestFact.notice("DECE", "2025-05-20")).onlyFound(new AddressOrDeathReported());
        assertThat(finding.message()).isEqualTo("address-or-death-reported.death");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({"2025-05-01, H2X 1Y4, 1", "2025-05-02, H2X 1Y4, 0", "2025-05-01, g1r4p5, 0"})
    void anAddressInANoticeIsReadLikeAnAnswer(String since, String postalCode, int found) {
        assertThat(new TestClaim()
                        .address("G1R 4P5", "2020-01-01")
                        .fact(TestFact.notice("ADDR", since).with("new-value", postalCode))
                        .found(new AddressOrDeathReported()))
                .hasSize(found);
    }
}
