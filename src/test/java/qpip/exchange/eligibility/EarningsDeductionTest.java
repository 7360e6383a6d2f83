package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.WeekStatus;

class EarningsDeductionTest {

    @Test
    void v6IncomeAboveTheExemptionIsDeducted() {
        assertThat(paid("2021-02-07", BenefitType.PARS, "1000.00", "700.00", "450.00"))
                .isEqualTo("550.00");
    }

    @Test
    void v7AnotherEarnerAnotherExemption() {
        assertThat(paid("2021-02-07", BenefitType.PARS, "800.00", "560.00", "450.00"))
                .isEqualTo("350.00");
    }

    @Test
    void v8IncomeUpToTheExemptionDeductsNothing() {
        assertThat(paid("2021-02-07", BenefitType.PARS, "1000.00", "700.00", "200.00"))
                .isEqualTo("700.00");
    }

    @Test
    void v9In2019AQuarterOfAParentalBenefitWasFree() {
        assertThat(paid("2019-02-03", BenefitType.PARS, "1000.00", "750.00", "300.00"))
                .isEqualTo("637.50");
    }

    @Test
    void v10In2012MaternityWasReducedDollarForDollar() {
        assertThat(paid("2012-02-05", BenefitType.MAT, "1000.00", "750.00", "100.00"))
                .isEqualTo("650.00");
    }

    @ParameterizedTest
    @CsvSource({"300.00, 700.00", "300.01, 699.99", "1000.00, 0.00", "1000.01, 0.00", "99999.00, 0.00", "0.00, 700.00"})
    void theLineIsTheExemptionAndTheEndIsTheBenefit(String income, String paid) {
        assertThat(paid("2025-02-02", BenefitType.MAT, "1000.00", "700.00", income))
                .isEqualTo(paid);
    }

    @ParameterizedTest
    @CsvSource({"199.99, 50.00, 199.99", "199.99, 50.01, 199.98", "200.00, 50.00, 200.00", "200.04, 50.02, 200.03"})
    void aLowBenefitLeftFiftyDollarsFree(String benefit, String income, String paid) {
        assertThat(paid("2019-02-03", BenefitType.PARS, "400.00", benefit, income))
                .isEqualTo(paid);
    }

    @Test
    void theNewRuleHoldsForWeeksThatBeginOnOrAfterItsDay() {
        assertThat(paid("2020-10-25", BenefitType.MAT, "1000.00", "700.00", "300.00"))
                .isEqualTo("400.00");
        assertThat(paid("2020-11-01", BenefitType.MAT, "1000.00", "700.00", "300.00"))
                .isEqualTo("700.00");
    }

    private static String paid(String sunday, BenefitType type, String average, String benefit, String income) {
        BenefitWeek week = new BenefitWeek(
                day(sunday), type, WeekStatus.PAID, new BigDecimal(benefit), BigDecimal.ZERO, BigDecimal.ZERO);
        return new EarningsDeduction(TestClaim.POLICY, new BigDecimal(average))
                .paid(week, new BigDecimal(income))
                .toPlainString();
    }
}
