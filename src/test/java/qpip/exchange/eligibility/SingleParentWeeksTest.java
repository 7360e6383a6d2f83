package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;
import static qpip.exchange.eligibility.TestClaim.OTHER;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.DeclarationKind;

class SingleParentWeeksTest {

    private final Rule rule = new SingleParentWeeks();

    @Test
    void weeksOfASingleParentWithTwoParentsOnTheAct() {
        Finding finding =
                new TestClaim().singleParentWeeks(5).fact(TestFact.birth()).onlyFound(rule);

        assertThat(finding.message()).isEqualTo("single-parent-weeks.two-parents");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.favourable()).isFalse();
    }

    @Test
    void aSecondParentAddedLaterCountsFromTheRegistration() {
        assertThat(new TestClaim()
                        .singleParentWeeks(5)
                        .fact(oneParent())
                        .fact(TestFact.birth().version(2).with("registered-on", "2025-05-28"))
                        .onlyFound(rule)
                        .period()
                        .from())
                .isEqualTo(day("2025-05-28"));
    }

    @Test
    void aSingleParentWithoutTheWeeksIsFavourable() {
        Finding finding = new TestClaim().withoutOtherParent().fact(oneParent()).onlyFound(rule);

        assertThat(finding.message()).isEqualTo("single-parent-weeks.one-parent");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.favourable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2021-12-31, 0", "2022-01-01, 1"})
    void theWeeksExistForBirthsSince2022(String born, int findings) {
        assertThat(new TestClaim().born(born).fact(oneParent()).found(rule)).hasSize(findings);
    }

    @Test
    void whoeverHasWhatTheActGivesIsNoFinding() {
        assertThat(new TestClaim().fact(TestFact.birth()).found(rule)).isEmpty();
        assertThat(new TestClaim().singleParentWeeks(5).fact(oneParent()).found(rule))
                .isEmpty();
    }

    @Test
    void aParentsDeathIsLeftToSection17() {
        assertThat(new TestClaim()
                        .fact(oneParent())
                        .fact(TestFact.death(OTHER, "2025-01-10"))
                        .found(rule))
                .isEmpty();
        assertThat(new TestClaim()
                        .fact(oneParent())
                        .declared(DeclarationKind.PARENT_DEATH, "2025-01-10", "")
                        .found(rule))
                .isEmpty();
    }

    @Test
    void theWeeksAreThoseOfTheParentOnTheAct() {
        assertThat(new TestClaim()
                        .fact(oneParent().with("parents-linked", Long.toString(OTHER)))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void surrogacyWaitsForFiliation() {
        assertThat(new TestClaim().fact(oneParent().with("surrogacy", "Y")).found(rule))
                .isEmpty();
    }

    private static TestFact oneParent() {
        return TestFact.birth().with("parents", "1").with("parents-linked", Long.toString(CLAIMANT));
    }
}
