package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static qpip.exchange.eligibility.TestClaim.POLICY;
import static qpip.exchange.eligibility.TestClaim.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.declaration.BadDeclaration;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Plan;

class PolicyTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void theDayBeforeAValueHasTheOneBefore() {
        assertThat(POLICY.earnings().minimumWage(day("2025-04-30"))).isEqualTo("15.75");
        assertThat(POLICY.earnings().minimumWage(day("2025-05-01"))).isEqualTo("16.10");
        assertThat(POLICY.earnings().insurableMax(day("2025-12-31"))).isEqualTo("98000.00");
        assertThat(POLICY.earnings().insurableMax(day("2026-01-01"))).isEqualTo("103000.00");
    }

    @Test
    void everyParameterHasItsValue() {
        assertThat(POLICY.impact().toleranceWeekly(day("2025-01-01"))).isEqualTo("10.00");
        assertThat(POLICY.impact().materialTotal(day("2025-01-01"))).isEqualTo("100.00");
        assertThat(POLICY.impact().highTotal(day("2025-01-01"))).isEqualTo("1000.00");
        assertThat(POLICY.declared().responseDays(day("2025-01-01"))).isEqualTo(30);
        assertThat(POLICY.civil().birthAskDays(day("2025-01-01"))).isEqualTo(45);
        assertThat(POLICY.civil().birthGraceDays(day("2025-01-01"))).isEqualTo(60);
        assertThat(POLICY.civil().birthAnswerRequired(day("2025-01-01"))).isFalse();
        assertThat(POLICY.freshness().staleDays("cnesst", day("2025-01-01"))).isEqualTo(21);
        assertThat(POLICY.freshness().staleDays("saaq", day("2025-01-01"))).isEqualTo(45);
        assertThat(POLICY.freshness().staleDays("ramq", day("2025-01-01"))).isEqualTo(10);
        assertThat(POLICY.freshness().staleDays("civil-status", day("2025-01-01")))
                .isEqualTo(5);
        assertThat(POLICY.freshness().staleDays("seventh", day("2025-01-01"))).isEqualTo(21);
    }

    @Test
    void aRateDependsOnPlanAndBenefit() {
        Policy.Rate basic = POLICY.rate(Plan.BASIC, BenefitType.PARS, day("2025-01-01"));

        assertThat(basic.weeks()).isEqualTo(7);
        assertThat(basic.share()).isEqualTo("0.70");
        assertThat(basic.laterWeeks()).isEqualTo(25);
        assertThat(basic.laterShare()).isEqualTo("0.55");
        assertThat(POLICY.rate(Plan.SPECIAL, BenefitType.MAT, day("2025-01-01")).weeks())
                .isEqualTo(15);
    }

    @Test
    void aDayBeforeTheFirstRateIsRefused() {
        assertThatThrownBy(() -> POLICY.rate(Plan.BASIC, BenefitType.SURR, day("2024-03-05")))
                .hasMessage("policy rates has no value for BASIC SURR on 2024-03-05; "
                        + "its first value holds from 2024-03-06");
    }

    @Test
    void whatWasNotReadIsNotConfirmed() {
        assertThat(POLICY.earnings().minimumWage())
                .filteredOn(wage -> wage.from().equals(day("2025-05-01")))
                .singleElement()
                .matches(wage -> !wage.confirmed());
    }

    @Test
    void valuesOutOfOrderAreRefusedWithTheirLine() throws IOException {
        String yaml = Files.readString(Path.of("jobs/policy.yaml"))
                .replace("{from: 2025-05-01, value: 16.10", "{from: 2021-05-01, value: 16.10");
        Path file = Files.writeString(folder.resolve("policy.yaml"), yaml);

        assertThatThrownBy(() -> Policy.read(file))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining("policy.yaml:")
                .hasMessageContaining("earnings.minimum-wage must have its values in order of their first days; "
                        + "2021-05-01 stands after 2024-05-01");
    }

    @Test
    void aSeriesWithoutValueIsRefused() throws IOException {
        String yaml = Files.readString(Path.of("jobs/policy.yaml"))
                .replace("    - {from: 2006-01-01, value: 104, source: LAP s. 23, confirmed: true}\n", "")
                .replaceFirst("benefit-period-cap: .*", "benefit-period-cap: []");
        Path file = Files.writeString(folder.resolve("policy.yaml"), yaml);

        assertThatThrownBy(() -> Policy.read(file))
                .hasMessageContaining("weeks.benefit-period-cap must have at least one value");
    }
}
