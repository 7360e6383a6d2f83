package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CHILD;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;
import static qpip.exchange.eligibility.TestClaim.OTHER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.WeekStatus;

class ClaimantDiedTest {

    private final Rule rule = new ClaimantDied();

    @Test
    void weeksAfterTheDeathArePaidOrPlanned() {
        Finding finding =
                twoWeeks().fact(TestFact.death(CLAIMANT, "2025-05-10")).onlyFound(rule);

        assertThat(finding.message()).isEqualTo("claimant-died.claimant");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.favourable()).isFalse();
        assertThat(finding.impact()).isEqualTo("700.00");
        assertThat(finding.values())
                .containsEntry("first-week", "2025-05-11")
                .containsEntry("weeks-paid", "1")
                .containsEntry("weeks-planned", "1");
    }

    @ParameterizedTest
    @CsvSource({"2025-05-17, 1", "2025-05-18, 0", "2025-05-19, 0"})
    void theWeekOfTheDeathItselfIsNotAfterIt(String died, int findings) {
        assertThat(twoWeeks().fact(TestFact.death(CLAIMANT, died)).found(rule)).hasSize(findings);
    }

    @Test
    void reversedWeeksAreNeitherPaidNorPlanned() {
        assertThat(new TestClaim()
                        .week("2025-05-18", BenefitType.PARS, WeekStatus.REVERSED)
                        .fact(TestFact.death(CLAIMANT, "2025-05-10"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void theOtherParentsDeathIsFavourableInformation() {
        Finding finding = twoWeeks().fact(TestFact.death(OTHER, "2025-05-10")).onlyFound(rule);

        assertThat(finding.message()).isEqualTo("claimant-died.other-parent");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.favourable()).isTrue();
        assertThat(finding.sensitive()).isTrue();
        assertThat(finding.personId()).isEqualTo(OTHER);
    }

    @Test
    void thereIsNoSurvivorWhenBothHaveDied() {
        assertThat(twoWeeks()
                        .fact(TestFact.death(CLAIMANT, "2025-05-10").key("A"))
                        .fact(TestFact.death(OTHER, "2025-05-10").key("B"))
                        .found(rule))
                .extracting(Finding::message)
                .containsExactly("claimant-died.claimant");
    }

    @Test
    void aChildsDeathIsLeftToItsOwnRule() {
        assertThat(twoWeeks().fact(TestFact.death(CHILD, "2025-05-10")).found(rule))
                .isEmpty();
    }

    @Test
    void aDeathPresumedByJudgmentShowsItsPrecision() {
        assertThat(twoWeeks()
                        .fact(TestFact.death(CLAIMANT, "2025-05-10")
                                .with("precision", "P")
                                .with("judgment", "Y"))
                        .onlyFound(rule)
                        .values())
                .containsEntry("precision", "P");
    }

    @Test
    void aNamesakeWithTheSameDateOfBirthIsAtMostOfHighSeverity() {
        assertThat(twoWeeks()
                        .fact(TestFact.death(CLAIMANT, "2025-05-10").match(MatchLevel.PROBABLE))
                        .screened(rule)
                        .flags())
                .singleElement()
                .matches(flag -> flag.severity() == Severity.HIGH && flag.identityToVerify());
        assertThat(twoWeeks()
                        .fact(TestFact.death(CLAIMANT, "2025-05-10").match(MatchLevel.AMBIGUOUS))
                        .found(rule))
                .isEmpty();
    }

    private static TestClaim twoWeeks() {
        return new TestClaim()
                .week("2025-05-11", BenefitType.PARS, WeekStatus.PAID)
                .week("2025-05-18", BenefitType.PARS, WeekStatus.PLANNED);
    }
}
