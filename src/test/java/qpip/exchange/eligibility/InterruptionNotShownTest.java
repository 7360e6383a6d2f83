package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.WorkerStatus;

/** The benefit period begins on 2025-01-12; two weeks later is 2025-01-26. */
class InterruptionNotShownTest {

    private final Rule rule = new InterruptionNotShown();

    @ParameterizedTest
    @CsvSource({"2025-01-10, 0", "2025-01-25, 0", "2025-01-26, 1", "2025-03-01, 1"})
    void paidOnForTwoWeeksAfterBenefitsBeganIsAQuestion(String lastDayPaid, int found) {
        assertThat(new TestClaim()
                        .fact(TestFact.employment("2020-01-06", lastDayPaid, "E00", ""))
                        .found(rule))
                .hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "P00", "N", "D00", "Z"})
    void aLeaveIsAnInterruption(String reason) {
        assertThat(new TestClaim()
                        .fact(TestFact.employment("2020-01-06", "2025-03-01", reason, ""))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void oneEmploymentThatEndedInTimeIsEnough() {
        assertThat(new TestClaim()
                        .fact(TestFact.employment("2020-01-06", "2025-03-01", "E", ""))
                        .fact(TestFact.employment("2021-01-06", "2025-01-10", "E", "")
                                .key("W00000002"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aJobThatBeganLaterAndOneThatEndedLongBeforeSayNothing() {
        assertThat(new TestClaim()
                        .fact(TestFact.employment("2025-01-12", "2025-03-01", "E", ""))
                        .found(rule))
                .isEmpty();
        assertThat(new TestClaim()
                        .fact(TestFact.employment("2020-01-06", "2025-03-01", "E", ""))
                        .fact(TestFact.employment("2015-01-05", "2016-01-10", "E", "")
                                .key("W00000002"))
                        .found(rule))
                .hasSize(1);
    }

    @Test
    void withoutARecordThereIsNothingToAsk() {
        assertThat(new TestClaim().found(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WAGE, 1", "MIXED, 1", "SELF, 0", "RESOURCE, 0"})
    void onlyWagesHaveRecords(WorkerStatus status, int found) {
        assertThat(new TestClaim()
                        .worker(status)
                        .fact(TestFact.employment("2020-01-06", "2025-03-01", "E", ""))
                        .found(rule))
                .hasSize(found);
    }

    @Test
    void declaredReducedHoursGiveNoRecord() {
        Screened screened = new TestClaim()
                .fact(TestFact.employment("2020-01-06", "2025-03-01", "E", ""))
                .declared(DeclarationKind.REDUCED_WORK, "2025-01-13", "")
                .screened(rule);
        assertThat(screened.suppressed()).containsOnlyKeys(Suppression.ALREADY_DECLARED);
    }
}
