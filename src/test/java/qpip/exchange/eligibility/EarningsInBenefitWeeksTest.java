package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static qpip.exchange.eligibility.TestClaim.day;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.WeekStatus;

/** Average earnings 1,000, benefit 700: 300 a week are free. Paid weeks are from 2025-02-02 to 2025-04-26. */
class EarningsInBenefitWeeksTest {

    private final Rule rule = new EarningsInBenefitWeeks();

    @Test
    void aPayPeriodInPaidWeeksIsSpreadEquallyAsAnEstimate() {
        Finding finding = claim("1|2025-02-15|1120.00").onlyFound(rule);
        assertThat(finding.message()).isEqualTo("earnings-in-benefit-weeks.estimate");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.period()).isEqualTo(new Period(day("2025-02-02"), day("2025-02-15")));
        assertThat(finding.weeks()).extracting(WeekImpact::reportedIncome).containsExactly(bd("560.00"), bd("560.00"));
        assertThat(finding.weeks()).extracting(WeekImpact::shouldDeduct).containsExactly(bd("260.00"), bd("260.00"));
        assertThat(finding.impact()).isEqualTo("520.00");
    }

    @Test
    void centsThatCannotBeSharedEquallyAddUp() {
        assertThat(claim("1|2025-02-15|1120.01").onlyFound(rule).weeks())
                .extracting(WeekImpact::reportedIncome)
                .containsExactly(bd("560.01"), bd("560.00"));
    }

    /** 600 are free; the impact is what lies above. */
    @ParameterizedTest
    @CsvSource({"600.00, ZERO_IMPACT", "699.98, BELOW_THRESHOLD", "700.00, ", "1599.98, ", "1600.00, "})
    void onlyAMaterialImpactIsAFlag(String earnings, Suppression reason) {
        Screened screened =
                claim("1|2025-02-15|" + earnings).night("2025-06-01").screened(rule);
        if (reason == null) {
            assertThat(screened.flags()).hasSize(1);
            assertThat(screened.flags().get(0).severity())
                    .isEqualTo(earnings.equals("1600.00") ? Severity.HIGH : Severity.MEDIUM);
        } else {
            assertThat(screened.flags()).isEmpty();
            assertThat(screened.suppressed()).containsOnlyKeys(reason);
        }
    }

    @Test
    void whatWasDeclaredForTheWeeksCounts() {
        TestClaim claim = new TestClaim()
                .week("2025-02-02", BenefitType.PARS, WeekStatus.PAID, "700.00", "560.00", "260.00")
                .week("2025-02-09", BenefitType.PARS, WeekStatus.PAID, "700.00", "560.00", "260.00")
                .fact(TestFact.employment("2025-02-02", "2025-02-15", "K", "1|2025-02-15|1120.00"));
        assertThat(claim.onlyFound(rule).impact()).isEqualTo("0.00");
    }

    @Test
    void moreDeclaredThanTheRecordSaysIsNoImpact() {
        TestClaim claim = new TestClaim()
                .week("2025-02-02", BenefitType.PARS, WeekStatus.PAID, "700.00", "900.00", "600.00")
                .week("2025-02-09", BenefitType.PARS, WeekStatus.PAID, "700.00", "900.00", "600.00")
                .fact(TestFact.employment("2025-02-02", "2025-02-15", "K", "1|2025-02-15|1120.00"));
        assertThat(claim.onlyFound(rule).impact()).isEqualTo("0.00");
    }

    @Test
    void aPayPeriodThatLiesInPaidWeeksInPartGivesTheQuestionAndNoAmount() {
        Finding finding = claim("1|2025-05-03|1120.00").onlyFound(rule);
        assertThat(finding.message()).isEqualTo("earnings-in-benefit-weeks.weekly-evidence");
        assertThat(finding.weeks()).isEmpty();
        assertThat(finding.impact()).isEqualTo("0.00");
        assertThat(claim("1|2025-05-03|1120.00").screened(rule).flags()).hasSize(1);
        assertThat(claim("1|2025-05-17|1120.00").found(rule))
                .as("in no paid week at all")
                .isEmpty();
    }

    @Test
    void payForWorkBeforeTheBenefitPeriodIsNotIncomeOfIt() {
        TestClaim began = new TestClaim()
                .benefits("2025-02-02", "2026-07-18")
                .weeks("2025-02-02", 12, BenefitType.PARS, WeekStatus.PAID);
        assertThat(began.fact(TestFact.employment("2020-01-06", "2025-02-14", "F", "1|2025-02-08|2000.00"))
                        .found(rule))
                .as("the period began on 2025-01-26")
                .isEmpty();
    }

    @Test
    void anAmendedRecordTakesThePlaceOfTheOneItNamesWhicheverCameFirst() {
        TestClaim claim = claim("1|2025-02-15|1120.00")
                .fact(TestFact.employment("2025-02-02", "2025-02-15", "K", "1|2025-02-15|500.00")
                        .key("W00000002")
                        .with("replaces", "W00000001"));
        assertThat(claim.onlyFound(rule).weeks())
                .extracting(WeekImpact::reportedIncome)
                .containsExactly(bd("250.00"), bd("250.00"));
    }

    @Test
    void aCancelledRecordSaysNothing() {
        assertThat(claim("1|2025-02-15|1120.00")
                        .fact(TestFact.employment("2025-02-02", "2025-02-15", "K", "1|2025-02-15|1120.00")
                                .version(2)
                                .cancelled())
                        .found(rule))
                .isEmpty();
    }

    /** 200 and 250 a week are each below the 300 that are free; together they are not. */
    @Test
    void overlappingEmployersAreAddedUpWeekByWeek() {
        Finding finding =
                claim("1|2025-02-15|400.00").fact(second("1|2025-02-15|500.00")).onlyFound(rule);
        assertThat(finding.weeks())
                .extracting(WeekImpact::reportedIncome, WeekImpact::impact)
                .containsExactly(tuple(bd("450.00"), bd("150.00")), tuple(bd("450.00"), bd("150.00")));
        assertThat(finding.evidence()).hasSize(2);
        assertThat(finding.impact()).isEqualTo("300.00");
    }

    @Test
    void oneDeclaredJobDoesNotHideTheOther() {
        TestClaim two = claim("1|2025-02-15|1120.00").fact(second("1|2025-02-15|500.00"));
        assertThat(two.declared(DeclarationKind.WORK, "2025-02-03", "1130.00")
                        .screened(rule)
                        .flags())
                .hasSize(1);
        assertThat(two.declared(DeclarationKind.WORK, "2025-02-03", "500.00")
                        .screened(rule)
                        .suppressed())
                .containsOnlyKeys(Suppression.ALREADY_DECLARED);
    }

    @Test
    void aPeriodInPartFromTheDayOfAnEstimateIsNotAskedAboutTwice() {
        TestClaim claim = new TestClaim()
                .weeks("2025-02-02", 2, BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.employment("2025-02-02", "2025-02-15", "K", "1|2025-02-15|1120.00"))
                .fact(second("1|2025-03-04|900.00").with("pay-period-type", "M"));
        assertThat(claim.found(rule)).hasSize(2);
        TestClaim sameDay = new TestClaim()
                .weeks("2025-02-02", 1, BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.employment("2025-02-02", "2025-02-15", "K", "1|2025-02-08|700.00")
                        .with("pay-period-type", "W"))
                .fact(second("1|2025-02-15|900.00"));
        assertThat(sameDay.onlyFound(rule).message()).isEqualTo("earnings-in-benefit-weeks.estimate");
    }

    private static TestFact second(String payPeriods) {
        return TestFact.employment("2025-02-02", "2025-03-15", "K", payPeriods)
                .key("W00000009")
                .with("employer", "200000002RP0001");
    }

    @Test
    void whatWasDeclaredAsWorkIsNotFlagged() {
        assertThat(claim("1|2025-02-15|1120.00")
                        .declared(DeclarationKind.WORK, "2025-02-03", "1130.00")
                        .screened(rule)
                        .suppressed())
                .containsOnlyKeys(Suppression.ALREADY_DECLARED);
    }

    @ParameterizedTest
    @CsvSource({
        "W, 2025-02-08, 2025-02-02",
        "B, 2025-02-15, 2025-02-02",
        "S, 2025-02-15, 2025-02-01",
        "S, 2025-02-28, 2025-02-16",
        "M, 2025-02-28, 2025-02-01",
        "M, 2025-03-14, 2025-02-15"
    })
    void aPayPeriodBeginsWhereItsKindSays(String type, String end, String start) {
        assertThat(EmploymentRecord.PayPeriod.of(type, day(end), bd("1.00")))
                .get()
                .extracting(period -> period.days().from())
                .isEqualTo(day(start));
    }

    @Test
    void aPayPeriodOfAnUnknownKindGivesNothingRatherThanAGuess() {
        assertThat(EmploymentRecord.PayPeriod.of("Y", day("2025-12-31"), bd("52000.00")))
                .isEmpty();
    }

    private static TestClaim claim(String payPeriods) {
        return new TestClaim()
                .weeks("2025-02-02", 12, BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.employment("2025-02-02", "2025-02-15", "K", payPeriods));
    }

    private static BigDecimal bd(String amount) {
        return new BigDecimal(amount);
    }
}
