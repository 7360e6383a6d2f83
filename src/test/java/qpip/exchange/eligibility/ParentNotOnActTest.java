package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;
import static qpip.exchange.eligibility.TestClaim.OTHER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.register.EventType;
import qpip.exchange.register.ParentRole;

class ParentNotOnActTest {

    private final Rule rule = new ParentNotOnAct();

    @Test
    void anActFoundThroughTheOtherParentDoesNotNameTheClaimant() {
        Finding finding = new TestClaim().fact(ofOtherParent()).onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.personId()).isEqualTo(CLAIMANT);
    }

    @Test
    void anActFoundThroughTheAttestationDoesNotNameTheClaimant() {
        assertThat(new TestClaim()
                        .fact(TestFact.birth().with("parents-linked", "").with("attestation-no", "A-100"))
                        .found(rule))
                .hasSize(1);
    }

    @Test
    void anActThatNothingTiesToTheEventSaysNothing() {
        assertThat(new TestClaim()
                        .fact(TestFact.birth().with("parents-linked", "").with("attestation-no", "A-999"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aParentOnTheActIsNoFinding() {
        assertThat(new TestClaim().fact(TestFact.birth()).found(rule)).isEmpty();
    }

    @Test
    void twoMothersAreBothOnTheAct() {
        assertThat(new TestClaim()
                        .role(ParentRole.OTHER_PARENT)
                        .fact(TestFact.birth().with("parents-linked", OTHER + "," + CLAIMANT))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anIdThatOnlyBeginsLikeTheClaimantsIsAnotherPerson() {
        assertThat(new TestClaim()
                        .fact(TestFact.birth().with("parents-linked", "11," + OTHER))
                        .found(rule))
                .hasSize(1);
    }

    @Test
    void surrogacyWaitsForFiliation() {
        assertThat(new TestClaim().fact(ofOtherParent().with("surrogacy", "Y")).found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {"ADOPTION", "SURROGACY", "TERMINATION"})
    void onlyABirthMustHaveTheClaimantOnItsAct(EventType type) {
        assertThat(new TestClaim().event(type).fact(ofOtherParent()).found(rule))
                .isEmpty();
    }

    @Test
    void aParentAddedLaterIsOnTheCorrectedAct() {
        assertThat(new TestClaim()
                        .fact(ofOtherParent())
                        .fact(TestFact.birth().version(2))
                        .found(rule))
                .isEmpty();
    }

    private static TestFact ofOtherParent() {
        return TestFact.birth().with("parents-linked", Long.toString(OTHER));
    }
}
