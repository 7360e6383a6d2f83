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
                .hasMessage("unknown rule 'PersonDead'; the rules are AddressOrDeathReported, BirthDateDiffers, "
                        + "BirthNotFound, ChildCountDiffers, ChildDied, ClaimantDied, IdentityDiffers, "
                        + "IndemnityInBenefitWeek, LeftBeforeBenefits, LeftDuringBenefits, ParentNotOnAct, "
                        + "PreventiveWithdrawalWithMaternity, SingleParentWeeks");
    }

    @Test
    void theRulesComeInOrderOfTheirCodesAndNoCodeTwice() {
        assertThat(Rules.all())
                .extracting(Rule::code)
                .containsExactly(
                        "R15", "R16", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30", "R31", "R32");
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
