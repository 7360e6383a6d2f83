package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;

/** Delivery expected on Wednesday 2025-06-18: maternity takes over in the week of 2025-05-18 (vector V3). */
class PreventiveWithdrawalTooLongTest {

    private final Rule rule = new PreventiveWithdrawalTooLong();

    @ParameterizedTest
    @CsvSource({"2025-05-17, 0", "2025-05-18, 1", "2025-05-24, 1"})
    void theLineIsTheFirstDayOfTheFourthWeekBeforeTheExpectedWeek(String paidTo, int found) {
        assertThat(claim().fact(pregnant("2025-05-04", paidTo, "1200.00")).found(rule))
                .hasSize(found);
    }

    @Test
    void whatItSays() {
        Finding finding =
                claim().fact(pregnant("2025-05-11", "2025-05-24", "1200.00")).onlyFound(rule);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.period()).isEqualTo(new Period(day("2025-02-03"), day("2025-05-24")));
        assertThat(finding.attributes()).containsEntry("limit", "2025-05-18").containsEntry("paid-to", "2025-05-24");
    }

    @Test
    void aDateExpectedThatWasCorrectedMovesTheLine() {
        assertThat(claim().fact(pregnant("2025-05-04", "2025-05-24", "1200.00").received("2025-05-20"))
                        .fact(pregnant("2025-04-20", "2025-05-03", "1200.00")
                                .key("K2")
                                .with("expected-delivery", "2025-07-02")
                                .received("2025-05-30"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void breastfeedingAndAWorkerWhoDidNotGiveBirthAreNoMatterHere() {
        assertThat(claim().fact(TestFact.withdrawal("L", "2025-05-11", "2025-05-24", "1200.00")
                                .with("entitled-from", "2025-02-03")
                                .with("expected-delivery", "2025-06-18"))
                        .found(rule))
                .isEmpty();
        assertThat(claim().role(ParentRole.OTHER_PARENT)
                        .fact(pregnant("2025-05-11", "2025-05-24", "1200.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void withoutADateExpectedOrAPaymentThereIsNothingToSay() {
        assertThat(claim().fact(pregnant("2025-05-11", "2025-05-24", "1200.00").without("expected-delivery"))
                        .found(rule))
                .isEmpty();
        assertThat(claim().fact(pregnant("2025-05-11", "2025-05-24", "0.00")).found(rule))
                .isEmpty();
    }

    @Test
    void aPaymentThatWasRecoveredCountsNot() {
        assertThat(claim().fact(pregnant("2025-05-11", "2025-05-24", "1200.00"))
                        .fact(pregnant("2025-05-11", "2025-05-24", "-1200.00").key("K2"))
                        .found(rule))
                .isEmpty();
    }

    private static TestFact pregnant(String from, String to, String amount) {
        return TestFact.withdrawal("G", from, to, amount)
                .with("entitled-from", "2025-02-03")
                .with("expected-delivery", "2025-06-18");
    }

    private static TestClaim claim() {
        return new TestClaim().born("2025-06-20").benefits("2025-06-01", "2026-12-19");
    }
}
