package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Period;
import qpip.exchange.register.WeekStatus;

class EmploymentInsuranceInSameWeekTest {

    private final Rule rule = new EmploymentInsuranceInSameWeek();

    @Test
    void oneWeekIsMediumAndTwoAreHigh() {
        Finding one =
                claim().fact(TestFact.insured("REG", "2025-02-09", "400.00")).onlyFound(rule);
        assertThat(one.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(one.impact()).isEqualTo("400.00");

        Finding two = claim().fact(TestFact.insured("REG", "2025-02-09", "400.00"))
                .fact(TestFact.insured("SICK", "2025-02-16", "800.00"))
                .onlyFound(rule);
        assertThat(two.severity()).isEqualTo(Severity.HIGH);
        assertThat(two.impact()).as("400 and at most the Plan's 700").isEqualTo("1100.00");
        assertThat(two.period()).isEqualTo(new Period(day("2025-02-02"), day("2025-02-22")));
        assertThat(two.attributes()).containsEntry("types", "REG, SICK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAT", "PARS", "PARE", "ADO"})
    void benefitsForABirthAreLeftToTheOtherRule(String type) {
        assertThat(claim().fact(TestFact.insured(type, "2025-02-09", "400.00")).found(rule))
                .isEmpty();
    }

    @Test
    void theWeekMustBeTheSameAndPaidByBoth() {
        assertThat(claim().fact(TestFact.insured("REG", "2025-01-26", "400.00")).found(rule))
                .as("the week before the first of the Plan")
                .isEmpty();
        assertThat(claim().fact(TestFact.insured("REG", "2025-02-09", "400.00").with("week-status", "WP"))
                        .found(rule))
                .as("a waiting week pays nothing")
                .isEmpty();
        assertThat(new TestClaim()
                        .week("2025-02-09", BenefitType.PARS, WeekStatus.PLANNED)
                        .fact(TestFact.insured("REG", "2025-02-09", "400.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aWeekReversedByACorrectionIsGone() {
        assertThat(claim().fact(TestFact.insured("REG", "2025-02-09", "400.00"))
                        .fact(TestFact.insured("REG", "2025-02-09", "0.00")
                                .version(2)
                                .with("week-status", "RV"))
                        .found(rule))
                .isEmpty();
    }

    private static TestClaim claim() {
        return new TestClaim().weeks("2025-02-02", 12, BenefitType.MAT, WeekStatus.PAID);
    }
}
