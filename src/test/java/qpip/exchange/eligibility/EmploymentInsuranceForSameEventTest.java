package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.fact.Subject;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.WeekStatus;

/**
 * The child was born on 2025-01-15: the window is from 2024-09-22, the 16th week before, to 2026-07-12, the 78th after.
 */
class EmploymentInsuranceForSameEventTest {

    private final Rule rule = new EmploymentInsuranceForSameEvent();

    @Test
    void bothProgramsPaidForTheEvent() {
        Finding finding = claim().fact(TestFact.insured("MAT", "2025-02-09", "500.00"))
                .fact(TestFact.insured("PARS", "2025-02-16", "900.00"))
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.period()).isEqualTo(new Period(day("2025-02-02"), day("2025-02-22")));
        assertThat(finding.weeks())
                .extracting(WeekImpact::sunday)
                .containsExactly(day("2025-02-09"), day("2025-02-16"));
        assertThat(finding.impact()).as("500 and at most the Plan's 700").isEqualTo("1200.00");
    }

    @ParameterizedTest
    @CsvSource({
        "MAT, true",
        "PARS, true",
        "PARE, true",
        "ADO, true",
        "REG, false",
        "SICK, false",
        "COMP, false",
        "TRNG, false"
    })
    void onlyBenefitsForABirthOrAnAdoptionCount(String type, boolean found) {
        assertThat(claim().fact(TestFact.insured(type, "2025-02-09", "500.00")).found(rule))
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2024-09-15, 0", "2024-09-22, 1", "2026-07-12, 1", "2026-07-19, 0"})
    void theWindowIsThatOfTheEvent(String sunday, int found) {
        assertThat(claim().fact(TestFact.insured("PARS", sunday, "500.00")).found(rule))
                .hasSize(found);
    }

    @Test
    void aWaitingRefusedOrReversedWeekAndOneWithoutAmountPayNothing() {
        for (String status : new String[] {"WP", "DQ", "RV"}) {
            assertThat(claim().fact(TestFact.insured("MAT", "2025-02-09", "500.00")
                                    .with("week-status", status))
                            .found(rule))
                    .as(status)
                    .isEmpty();
        }
        assertThat(claim().fact(TestFact.insured("MAT", "2025-02-09", "0.00")).found(rule))
                .isEmpty();
        assertThat(claim().fact(TestFact.insured("MAT", "2025-02-09", "0.01")).found(rule))
                .hasSize(1);
    }

    @Test
    void aPlannedWeekOfThePlanIsEnoughAndAClaimWithoutWeeksIsNot() {
        assertThat(new TestClaim()
                        .week("2025-06-08", BenefitType.PARS, WeekStatus.PLANNED)
                        .fact(TestFact.insured("MAT", "2025-02-09", "500.00"))
                        .onlyFound(rule)
                        .impact())
                .isEqualTo("0.00");
        assertThat(new TestClaim()
                        .week("2025-02-09", BenefitType.PARS, WeekStatus.REVERSED)
                        .fact(TestFact.insured("MAT", "2025-02-09", "500.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void whatTheOtherParentGetsElsewhereIsNotThisClaims() {
        assertThat(claim().fact(TestFact.insured("PARS", "2025-02-09", "500.00").about(Subject.person(TestClaim.OTHER)))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void eachBenefitPeriodIsAFindingThatLaterWeeksUpdate() {
        Finding first =
                claim().fact(TestFact.insured("MAT", "2025-02-09", "500.00")).onlyFound(rule);
        Finding later = claim().fact(TestFact.insured("MAT", "2025-02-09", "500.00"))
                .fact(TestFact.insured("MAT", "2025-02-16", "500.00"))
                .onlyFound(rule);
        assertThat(later.ref(TestClaim.CLAIM)).isEqualTo(first.ref(TestClaim.CLAIM));
        assertThat(claim().fact(TestFact.insured("MAT", "2025-02-09", "500.00"))
                        .fact(TestFact.insured("MAT", "2025-04-06", "500.00").with("entitled-from", "2025-04-06"))
                        .found(rule))
                .hasSize(2);
    }

    @Test
    void whatWasDeclaredIsNotFlagged() {
        TestClaim declared = claim().fact(TestFact.insured("MAT", "2025-05-25", "500.00"))
                .declared(DeclarationKind.EMPLOYMENT_INSURANCE, "2025-05-25", "505.00");
        assertThat(declared.screened(rule).suppressed()).containsOnlyKeys(Suppression.ALREADY_DECLARED);
        assertThat(declared.screened(rule).flags()).isEmpty();
    }

    private static TestClaim claim() {
        return new TestClaim().weeks("2025-02-02", 12, BenefitType.MAT, WeekStatus.PAID);
    }
}
