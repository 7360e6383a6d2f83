package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;
import static qpip.exchange.eligibility.TestClaim.OTHER;
import static qpip.exchange.eligibility.TestClaim.POLICY;
import static qpip.exchange.eligibility.TestClaim.day;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.WeekStatus;

class ScreeningTest {

    private final Rule indemnity = new IndemnityInBenefitWeek();

    @Test
    void v19BecomesAFlag() {
        Screened screened = twoPaidWeeks()
                .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00"))
                .screened(indemnity);

        assertThat(screened.flags()).singleElement().satisfies(flag -> {
            assertThat(flag.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(flag.impact()).isEqualTo("520.00");
            assertThat(flag.identityToVerify()).isFalse();
        });
        assertThat(screened.suppressed()).isEmpty();
    }

    @Test
    void v20IsCountedAndListedAndNotShown() {
        Screened screened = v20().screened(indemnity);

        assertThat(screened.flags()).isEmpty();
        assertThat(screened.suppressed()).containsExactly(Map.entry(Suppression.ZERO_IMPACT, 1));
        assertThat(screened.suppressedFindings()).singleElement().satisfies(suppressed -> {
            assertThat(suppressed.rule()).isEqualTo("R15");
            assertThat(suppressed.claimId()).isEqualTo(TestClaim.CLAIM);
            assertThat(suppressed.finding().severity()).isEqualTo(Severity.INFO);
        });
    }

    @Test
    void v20IsInformationWherePolicyShowsOverlapsWithoutImpact() {
        Policy.Impact impact = POLICY.impact();
        Policy showing = new Policy(
                new Policy.Impact(
                        impact.toleranceWeekly(),
                        impact.materialTotal(),
                        impact.highTotal(),
                        List.of(new Dated.Switch(day("2006-01-01"), true, "test", true))),
                POLICY.declared(),
                POLICY.freshness(),
                POLICY.partners(),
                POLICY.identity(),
                POLICY.civil(),
                POLICY.weeks(),
                POLICY.shareable(),
                POLICY.earnings(),
                POLICY.lowIncome(),
                POLICY.tax(),
                POLICY.rates());

        assertThat(Screening.of(List.of(indemnity), showing)
                        .screen(v20().view())
                        .flags())
                .singleElement()
                .matches(flag -> flag.severity() == Severity.INFO);
    }

    /** Fourteen days, two exemptions of 300.00: the impact is the amount less 600.00. */
    @ParameterizedTest
    @CsvSource({"600.00, ZERO_IMPACT", "699.98, BELOW_THRESHOLD", "700.00, "})
    void anImpactBelowAHundredDollarsIsNotWorthATime(String amount, @Nullable Suppression reason) {
        Screened screened = twoPaidWeeks()
                .fact(TestFact.indemnity("2025-05-11", "2025-05-24", amount))
                .screened(indemnity);

        assertThat(screened.suppressedFindings())
                .extracting(Screened.Suppressed::reason)
                .containsExactlyElementsOf(reason == null ? List.of() : List.of(reason));
        assertThat(screened.flags()).hasSize(reason == null ? 1 : 0);
    }

    @Test
    void aProbableMatchIsToBeVerifiedAndAtMostOfMediumSeverity() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "9000.00")
                                .match(MatchLevel.PROBABLE))
                        .screened(indemnity)
                        .flags())
                .singleElement()
                .matches(flag -> flag.severity() == Severity.MEDIUM && flag.identityToVerify());
    }

    @Test
    void theWeakestMatchOfTheEvidenceCounts() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "9000.00")
                                .key("A")
                                .with("entitled-from", "2025-05-11"))
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-17", "10.00")
                                .key("B")
                                .with("entitled-from", "2025-05-11")
                                .match(MatchLevel.PROBABLE))
                        .screened(indemnity)
                        .flags())
                .singleElement()
                .matches(Finding::identityToVerify);
    }

    /** The payment began on 2025-05-11, of 1,120.00 for two weeks: 20.00 of tolerance. */
    @ParameterizedTest
    @CsvSource({
        "INCOME_REPLACEMENT,    2025-05-11, 1120.00, 1",
        "INCOME_REPLACEMENT,    2025-05-04, 1120.00, 1",
        "INCOME_REPLACEMENT,    2025-05-18, 1120.00, 1",
        "INCOME_REPLACEMENT,    2025-05-03, 1120.00, 0",
        "INCOME_REPLACEMENT,    2025-05-19, 1120.00, 0",
        "INCOME_REPLACEMENT,    2025-05-11, 1100.00, 1",
        "INCOME_REPLACEMENT,    2025-05-11, 1140.00, 1",
        "INCOME_REPLACEMENT,    2025-05-11, 1099.99, 0",
        "INCOME_REPLACEMENT,    2025-05-11, 1140.01, 0",
        "WORK,                  2025-05-11, 1120.00, 0",
        "PREVENTIVE_WITHDRAWAL, 2025-05-11, 1120.00, 0"
    })
    void whatTheClaimantDeclaredIsNotFlagged(DeclarationKind kind, String from, String amount, int declared) {
        Screened screened = twoPaidWeeks()
                .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00"))
                .declared(kind, from, amount)
                .screened(indemnity);

        assertThat(screened.suppressed().getOrDefault(Suppression.ALREADY_DECLARED, 0))
                .isEqualTo(declared);
        assertThat(screened.flags()).hasSize(1 - declared);
    }

    @Test
    void aDeclarationWithoutAmountDoesNotCoverAnAmount() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00"))
                        .declared(DeclarationKind.INCOME_REPLACEMENT, "2025-05-11", "")
                        .screened(indemnity)
                        .flags())
                .hasSize(1);
    }

    @Test
    void oneOfTwoPaymentsDeclaredIsNotEnoughAndBothAreInEitherForm() {
        assertThat(twoPayments().screened(indemnity).flags()).hasSize(1);
        assertThat(twoPayments()
                        .declared(DeclarationKind.INCOME_REPLACEMENT, "2025-05-11", "560.00")
                        .screened(indemnity)
                        .flags())
                .hasSize(1);
        assertThat(twoPayments()
                        .declared(DeclarationKind.INCOME_REPLACEMENT, "2025-05-11", "560.00")
                        .declared(DeclarationKind.INCOME_REPLACEMENT, "2025-05-18", "560.00")
                        .screened(indemnity)
                        .flags())
                .isEmpty();
        assertThat(twoPayments()
                        .declared(DeclarationKind.INCOME_REPLACEMENT, "2025-05-11", "1120.00")
                        .screened(indemnity)
                        .flags())
                .isEmpty();
    }

    @Test
    void aDepartureThatWasDeclaredIsNotFlagged() {
        Screened screened = new TestClaim()
                .fact(TestFact.left("DEPT", "2025-05-01"))
                .declared(DeclarationKind.DEPARTURE, "2025-04-28", "")
                .screened(new LeftDuringBenefits());

        assertThat(screened.suppressed()).containsExactly(Map.entry(Suppression.ALREADY_DECLARED, 1));
    }

    /** The night is 2025-06-01; the insurer's answers are stale after ten days. */
    @ParameterizedTest
    @CsvSource({"2025-05-22, 1, 1", "2025-05-21, 1, 0", "2025-05-21, 2, 1", "2025-05-21, 0, 0"})
    void aStaleFactRaisesNoFlagUnlessItIsACorrection(String received, int version, int flags) {
        Screened screened = new TestClaim()
                .fact(TestFact.left("DEPT", "2025-05-01").received(received).version(version))
                .screened(new LeftDuringBenefits());

        assertThat(screened.flags()).hasSize(flags);
        assertThat(screened.suppressed().getOrDefault(Suppression.STALE, 0)).isEqualTo(1 - flags);
    }

    @Test
    void aFactIsFreshWhenTheWeekThatItTouchesIsPaidLater() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00")
                                .received("2025-04-01"))
                        .screened(indemnity)
                        .flags())
                .hasSize(1);
    }

    @Test
    void anIdentityThatDiffersBlocksOtherFactsOfThePerson() {
        TestClaim claim = twoPaidWeeks()
                .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00"))
                .fact(TestFact.answer(CLAIMANT).with("match-code", "02"));

        Screened screened = claim.screened(indemnity, new IdentityDiffers());

        assertThat(screened.flags()).extracting(Finding::rule).containsExactly("R22");
        assertThat(screened.suppressed()).containsExactly(Map.entry(Suppression.IDENTITY_CONFLICT, 1));
        assertThat(claim.screened(indemnity).flags()).isEmpty();
        assertThat(claim.verified(CLAIMANT).screened(indemnity).flags()).hasSize(1);
    }

    @Test
    void anotherPersonsIdentityBlocksNothing() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00"))
                        .fact(TestFact.answer(OTHER).with("match-code", "02"))
                        .screened(indemnity)
                        .flags())
                .hasSize(1);
    }

    @Test
    void aDifferenceThatTheClaimantExplainedBlocksNothing() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00"))
                        .fact(TestFact.answer(CLAIMANT).with("match-code", "02"))
                        .declared(DeclarationKind.BIRTH_DATE, "2025-05-28", "")
                        .screened(indemnity)
                        .flags())
                .hasSize(1);
    }

    @Test
    void aClosedClaimIsNotCompared() {
        assertThat(twoPaidWeeks()
                        .closed()
                        .fact(TestFact.indemnity("2025-05-11", "2025-05-24", "1120.00"))
                        .screened(indemnity)
                        .flags())
                .isEmpty();
    }

    @Test
    void flagsComeInOrderOfRulePeriodAndPersonWhateverTheOrderOfRulesAndFacts() {
        List<Finding> flags = twoPaidWeeks()
                .fact(TestFact.birth().received("2025-06-01").with("child-date-of-birth", "2025-01-20"))
                .fact(TestFact.left("DEPT", "2025-05-01"))
                .fact(TestFact.indemnity("2025-05-18", "2025-05-24", "900.00").key("B"))
                .fact(TestFact.indemnity("2025-05-11", "2025-05-17", "900.00").key("A"))
                .screened(
                        new BirthDateDiffers(),
                        new LeftDuringBenefits(),
                        new IndemnityInBenefitWeek(),
                        new LeftBeforeBenefits())
                .flags();

        assertThat(flags)
                .extracting(flag -> flag.rule() + " " + flag.period().from())
                .containsExactly("R15 2025-05-11", "R15 2025-05-18", "R24 2025-05-01", "R29 2025-01-20");
    }

    private static TestClaim v20() {
        return twoPaidWeeks().fact(TestFact.indemnity("2025-05-11", "2025-05-24", "400.00"));
    }

    private static TestClaim twoPayments() {
        return twoPaidWeeks()
                .fact(TestFact.indemnity("2025-05-11", "2025-05-17", "560.00")
                        .key("A")
                        .with("entitled-from", "2025-05-01"))
                .fact(TestFact.indemnity("2025-05-18", "2025-05-24", "560.00")
                        .key("B")
                        .with("entitled-from", "2025-05-01"));
    }

    private static TestClaim twoPaidWeeks() {
        return new TestClaim().weeks("2025-05-11", 2, BenefitType.PARS, WeekStatus.PAID);
    }
}
