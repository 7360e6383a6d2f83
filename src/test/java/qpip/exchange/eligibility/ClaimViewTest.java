package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;

import org.junit.jupiter.api.Test;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.linkage.MatchLevel;

class ClaimViewTest {

    @Test
    void onlyTheHighestVersionStandsWhateverTheOrder() {
        ClaimView view = new TestClaim()
                .fact(TestFact.death(CLAIMANT, "2025-05-02").version(2))
                .fact(TestFact.death(CLAIMANT, "2025-05-01").version(1))
                .view();

        assertThat(view.facts(FactKind.DEATH)).extracting(Fact::version).containsExactly(2);
    }

    @Test
    void aCancellationOfTheHighestVersionLeavesNothing() {
        ClaimView view = new TestClaim()
                .fact(TestFact.death(CLAIMANT, "2025-05-01").version(1))
                .fact(TestFact.death(CLAIMANT, "2025-05-01").version(2).cancelled())
                .view();

        assertThat(view.facts()).isEmpty();
    }

    @Test
    void factsComeInOrderOfTheirKeys() {
        ClaimView view = new TestClaim()
                .fact(TestFact.indemnity("2025-05-01", "2025-05-02", "1.00").key("B"))
                .fact(TestFact.indemnity("2025-05-01", "2025-05-02", "1.00").key("A"))
                .view();

        assertThat(view.facts(FactKind.INCOME_REPLACEMENT))
                .extracting(Fact::key)
                .containsExactly("A", "B");
    }

    @Test
    void aConfirmedDeathCountsBeforeAProbableOne() {
        ClaimView view = new TestClaim()
                .fact(TestFact.death(CLAIMANT, "2025-05-01").key("A"))
                .fact(TestFact.death(CLAIMANT, "2025-05-09").key("B").match(MatchLevel.PROBABLE))
                .view();

        assertThat(view.death(CLAIMANT)).map(Fact::key).contains("A");
    }
}
