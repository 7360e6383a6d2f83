package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is registered about parents after the birth (DE-IN-03), for the rules about parents. */
class FiliationTest {

    private static final String BOTH = TestClaim.CLAIMANT + "," + TestClaim.OTHER;

    private final Rule notOnAct = new ParentNotOnAct();
    private final Rule singleParent = new SingleParentWeeks();

    @Test
    void aParentAddedLaterIsOnTheAct() {
        assertThat(withoutClaimant().found(notOnAct)).hasSize(1);
        assertThat(withoutClaimant()
                        .fact(TestFact.filiation("PADD", "2025-03-01", BOTH))
                        .found(notOnAct))
                .isEmpty();
    }

    @Test
    void aParentRemovedIsNotOnItAnyMore() {
        assertThat(new TestClaim().fact(TestFact.birth()).found(notOnAct)).isEmpty();
        assertThat(new TestClaim()
                        .fact(TestFact.birth())
                        .fact(TestFact.filiation("PREM", "2025-03-01", String.valueOf(TestClaim.OTHER)))
                        .found(notOnAct))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADOPT", "SURR"})
    void adoptionAndSurrogacyMakeOthersParents(String event) {
        assertThat(withoutClaimant()
                        .fact(TestFact.filiation(event, "2025-03-01", ""))
                        .found(notOnAct))
                .isEmpty();
    }

    @Test
    void aMentionAboutOneTwinSaysNothingOfTheOther() {
        assertThat(new TestClaim()
                        .twins()
                        .fact(TestFact.birth())
                        .fact(TestFact.birth().key("K2").with("rank", "2"))
                        .fact(TestFact.filiation("PREM", "2025-03-01", String.valueOf(TestClaim.OTHER)))
                        .found(notOnAct))
                .isEmpty();
    }

    @Test
    void theLastMentionCountsWhateverTheOrderOfArrival() {
        assertThat(new TestClaim()
                        .fact(TestFact.birth())
                        .fact(TestFact.filiation("PADD", "2025-04-01", BOTH).received("2025-04-10"))
                        .fact(TestFact.filiation("PREM", "2025-03-01", String.valueOf(TestClaim.OTHER))
                                .received("2025-05-30"))
                        .found(notOnAct))
                .isEmpty();
    }

    @Test
    void aSecondParentAddedLaterCountsFromItsRegistration() {
        TestClaim alone = new TestClaim()
                .singleParentWeeks(5)
                .withoutOtherParent()
                .fact(TestFact.birth().with("parents", "1").with("parents-linked", String.valueOf(TestClaim.CLAIMANT)));
        assertThat(alone.found(singleParent)).isEmpty();
        Finding finding =
                alone.fact(TestFact.filiation("PADD", "2025-05-02", "1,77")).onlyFound(singleParent);
        assertThat(finding.message()).isEqualTo("single-parent-weeks.two-parents");
        assertThat(finding.attributes()).containsEntry("registered", "2025-05-02");
    }

    @Test
    void aParentRemovedMayGiveSingleParentWeeks() {
        Finding finding = new TestClaim()
                .fact(TestFact.birth())
                .fact(TestFact.filiation("PREM", "2025-05-02", String.valueOf(TestClaim.CLAIMANT)))
                .onlyFound(singleParent);
        assertThat(finding.favourable()).isTrue();
        assertThat(finding.message()).isEqualTo("single-parent-weeks.one-parent");
    }

    /** An act found through the other parent, on which somebody else stands beside. */
    private static TestClaim withoutClaimant() {
        return new TestClaim().fact(TestFact.birth().with("parents-linked", String.valueOf(TestClaim.OTHER)));
    }
}
