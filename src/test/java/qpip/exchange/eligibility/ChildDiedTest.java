package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CHILD;
import static qpip.exchange.eligibility.TestClaim.TWIN;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.EventType;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.WeekStatus;

class ChildDiedTest {

    private final Rule rule = new ChildDied();

    @Test
    void v5ParentalWeeksEndWithTheSecondWeekAfterTheWeekOfDeath() {
        Finding finding = parental().fact(TestFact.death(CHILD, "2025-03-12")).onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.sensitive()).isTrue();
        assertThat(finding.personId()).isEqualTo(CHILD);
        assertThat(finding.values())
                .containsEntry("last-day", "2025-03-29")
                .containsEntry("first-week", "2025-03-30")
                .containsEntry("weeks-paid", "1")
                .containsEntry("weeks-planned", "1");
        assertThat(finding.impact()).isEqualTo("700.00");
    }

    @ParameterizedTest
    @CsvSource({"2025-03-23, 0", "2025-03-30, 1"})
    void theLineIsTheThirdWeekAfterTheWeekOfDeath(String sunday, int findings) {
        assertThat(new TestClaim()
                        .week(sunday, BenefitType.PARS, WeekStatus.PLANNED)
                        .fact(TestFact.death(CHILD, "2025-03-12"))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void maternityWeeksStayPayable() {
        assertThat(new TestClaim()
                        .weeks("2025-01-12", 18, BenefitType.MAT, WeekStatus.PAID)
                        .fact(TestFact.death(CHILD, "2025-02-12"))
                        .found(rule))
                .isEmpty();
    }

    /** Weeks of maternity after the week of death, then parental ones: the first that is found. */
    @ParameterizedTest
    @CsvSource({"0, 2025-03-30", "1, 2025-03-30", "2, 2025-03-30", "3, 2025-04-06"})
    void parentalWeeksAfterMaternityEndWhenBothPeriodsHaveEnded(int maternityLeft, String first) {
        assertThat(new TestClaim()
                        .weeks("2025-03-16", maternityLeft, BenefitType.MAT, WeekStatus.PLANNED)
                        .weeks(
                                day("2025-03-16").plusWeeks(maternityLeft).toString(),
                                6,
                                BenefitType.PARS,
                                WeekStatus.PLANNED)
                        .fact(TestFact.death(CHILD, "2025-03-12"))
                        .onlyFound(rule)
                        .values())
                .containsEntry("first-week", first);
    }

    @Test
    void twoMaternityWeeksThatRemainTakeThePlaceOfTheTwoWeeksOfPresence() {
        TestClaim claim = new TestClaim()
                .week("2025-03-16", BenefitType.PARS, WeekStatus.PLANNED)
                .weeks("2025-03-23", 2, BenefitType.MAT, WeekStatus.PLANNED)
                .fact(TestFact.death(CHILD, "2025-03-12"));

        assertThat(claim.onlyFound(rule).values()).containsEntry("last-day", "2025-03-15");
        assertThat(claim.role(ParentRole.OTHER_PARENT).found(rule)).isEmpty();
    }

    @Test
    void aWeekOfATerminatedPregnancyDependsOnNoChild() {
        assertThat(new TestClaim()
                        .event(EventType.TERMINATION)
                        .weeks("2025-01-12", 18, BenefitType.TERM, WeekStatus.PLANNED)
                        .fact(TestFact.death(CHILD, "2025-01-15"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void theDeathOfOneTwinLeavesTheClaimPayableAndExtendsMaternity() {
        Finding finding =
                parental().twins().fact(TestFact.death(CHILD, "2025-03-12")).onlyFound(rule);

        assertThat(finding.message()).isEqualTo("child-died.one-of-several");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.favourable()).isTrue();
        assertThat(finding.sensitive()).isTrue();
        assertThat(finding.values()).containsEntry("weeks", "3");
    }

    @Test
    void theDeathOfOneTwinSaysNothingToTheOtherParent() {
        assertThat(parental()
                        .twins()
                        .role(ParentRole.OTHER_PARENT)
                        .fact(TestFact.death(CHILD, "2025-03-12"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aTwinWhoIsNotOnTheRegisterLivesToo() {
        assertThat(parental()
                        .fact(TestFact.birth().with("plurality", "2"))
                        .fact(TestFact.death(CHILD, "2025-03-12"))
                        .onlyFound(rule)
                        .message())
                .isEqualTo("child-died.one-of-several");
        assertThat(parental()
                        .children(2)
                        .fact(TestFact.death(CHILD, "2025-03-12"))
                        .onlyFound(rule)
                        .message())
                .isEqualTo("child-died.one-of-several");
    }

    @Test
    void theLastDeathOfTwinsCounts() {
        Finding finding = parental()
                .twins()
                .fact(TestFact.death(CHILD, "2025-03-12").key("A"))
                .fact(TestFact.death(TWIN, "2025-03-05").key("B"))
                .onlyFound(rule);

        assertThat(finding.personId()).isEqualTo(CHILD);
        assertThat(finding.values()).containsEntry("last-day", "2025-03-29");
    }

    @Test
    void aCancelledActIsNoDeath() {
        assertThat(parental()
                        .fact(TestFact.death(CHILD, "2025-03-12"))
                        .fact(TestFact.death(CHILD, "2025-03-12").version(2).cancelled())
                        .found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MatchLevel.class,
            names = {"AMBIGUOUS", "CONFLICT", "NONE"})
    void anActThatMayBeOfATwinIsNoDeath(MatchLevel level) {
        assertThat(parental()
                        .fact(TestFact.death(CHILD, "2025-03-12").match(level))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aProbableActMustBeTheOnlyOne() {
        TestClaim claim =
                parental().fact(TestFact.death(CHILD, "2025-03-12").key("A").match(MatchLevel.PROBABLE));

        assertThat(claim.found(rule)).hasSize(1);
        assertThat(claim.fact(TestFact.death(CHILD, "2025-03-10").key("B").match(MatchLevel.PROBABLE))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aProbableDeathIsAtMostOfHighSeverity() {
        Screened screened = parental()
                .fact(TestFact.death(CHILD, "2025-03-12").match(MatchLevel.PROBABLE))
                .screened(rule);

        assertThat(screened.flags())
                .singleElement()
                .matches(flag -> flag.severity() == Severity.HIGH && flag.identityToVerify());
    }

    private static TestClaim parental() {
        return new TestClaim()
                .weeks("2025-03-02", 5, BenefitType.PARS, WeekStatus.PAID)
                .week("2025-04-06", BenefitType.PARS, WeekStatus.PLANNED);
    }
}
