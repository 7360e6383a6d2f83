package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnersDisagreeTest {

    private final Rule rule = new PartnersDisagree();

    @ParameterizedTest
    @CsvSource({"2025-05-22, 0", "2025-05-23, 1"})
    void aDeathWithoutAnActIsAContradictionAfterTenDays(String night, int findings) {
        assertThat(new TestClaim()
                        .night(night)
                        .fact(died("2025-05-10").received("2025-05-13"))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void theNumbersRegisterMaySayItToo() {
        Finding finding = new TestClaim()
                .fact(TestFact.sinStatus("DEC", "2025-05-10").received("2025-05-13"))
                .onlyFound(rule);

        assertThat(finding.message()).isEqualTo("partners-disagree.no-act");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.sensitive()).isTrue();
    }

    @Test
    void anActThatSaysTheSameSettlesIt() {
        assertThat(new TestClaim()
                        .fact(died("2025-05-10").received("2025-05-13"))
                        .fact(TestFact.death(CLAIMANT, "2025-05-10").received("2025-05-15"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anActOfAnotherDayIsBelievedAndSaid() {
        TestClaim claim = new TestClaim()
                .fact(died("2025-05-10").received("2025-05-13"))
                .fact(TestFact.death(CLAIMANT, "2025-05-12").received("2025-05-15"));

        assertThat(claim.onlyFound(rule).message()).isEqualTo("partners-disagree.death-date");
        assertThat(claim.onlyFound(rule).period().from()).isEqualTo("2025-05-12");
    }

    @Test
    void anUncertainDayContradictsNothing() {
        assertThat(new TestClaim()
                        .fact(died("2025-05-10").received("2025-05-13"))
                        .fact(TestFact.death(CLAIMANT, "2025-05-12")
                                .with("precision", "P")
                                .received("2025-05-15"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void whatAPartnerTookBackIsNoContradiction() {
        assertThat(new TestClaim()
                        .fact(died("2025-05-10").received("2025-05-13"))
                        .fact(TestFact.answer(CLAIMANT).version(2).received("2025-05-16"))
                        .found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-09-01, 2024, 1", "2024-09-01, 2023, 0", "2025-02-01, 2025, 0"})
    void taxResidenceAfterADepartureBeforeTheBenefitsIsAContradiction(String left, String year, int findings) {
        assertThat(new TestClaim()
                        .fact(TestFact.left("DEPT", left).received("2025-05-13"))
                        .fact(TestFact.assessment(year).received("2025-05-14"))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void aNoticeOfTheDepartureContradictsAsAnAnswerDoes() {
        assertThat(new TestClaim()
                        .fact(TestFact.notice("DEPT", "2024-09-01").received("2025-05-13"))
                        .fact(TestFact.answer(CLAIMANT).received("2025-05-15"))
                        .fact(TestFact.assessment("2024").received("2025-05-14"))
                        .found(rule))
                .hasSize(1);
    }

    @Test
    void whoCameBackContradictsNothing() {
        assertThat(new TestClaim()
                        .fact(TestFact.notice("DEPT", "2024-09-01").received("2025-05-13"))
                        .fact(TestFact.notice("RETU", "2024-10-01").received("2025-05-13"))
                        .fact(TestFact.assessment("2024").received("2025-05-14"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void residenceWaitsForTheSlowerPartner() {
        assertThat(new TestClaim()
                        .fact(TestFact.left("DEPT", "2024-09-01").received("2025-05-13"))
                        .fact(TestFact.assessment("2024").received("2025-05-30"))
                        .found(rule))
                .isEmpty();
    }

    private static TestFact died(String day) {
        return TestFact.answer(CLAIMANT).with("match-code", "07").with("date-of-death", day);
    }
}
