package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void aRuleIsFoundByItsNameAndByItsCode() {
        assertThat(Rules.named("ClaimantDied").code()).isEqualTo("R27");
        assertThat(Rules.named("R27")).isSameAs(Rules.named("ClaimantDied"));
        assertThat(Rules.find("claimant-died")).isEmpty();
    }

    @Test
    void anUnknownRuleIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Rules.named("PersonDead"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown rule 'PersonDead'; the rules are AddressOrDeathReported, As")
                .hasMessageContaining(", ClaimantDied, ")
                .hasMessageEndingWith(", TaxAnswerMissing");
    }

    @Test
    void theRulesComeInOrderOfTheirCodesAndNoCodeTwice() {
        assertThat(Rules.all())
                .extracting(Rule::code)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("R(0[1-9]|[12][0-9]|3[0-5])"));
    }

    @Test
    void everyRuleReadsSomethingAndFindsNothingOnAClaimWithoutFacts() {
        for (Rule rule : Rules.all()) {
            assertThat(rule.reads()).as(rule.name()).isNotEmpty();
            assertThat(new TestClaim().night("2025-02-01").found(rule))
                    .as(rule.name())
                    .isEmpty();
        }
    }
}
