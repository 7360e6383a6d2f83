package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.fact.Subject;

/** Changes of name and of designation explain a difference of identity (DE-IN-04, RA-IN-02); they change no right. */
class IdentityContinuityTest {

    private final Rule rule = new IdentityDiffers();

    @ParameterizedTest
    @CsvSource({"NAMECH, 0", "MARR, 0", "CUNI, 0", "DISS, 0", "RECT, 0", "SEXCH, 1"})
    void aRegisteredChangeOfNameExplainsAnotherName(String event, int found) {
        assertThat(otherName()
                        .fact(TestFact.identityChange(event, "2025-05-01"))
                        .found(rule))
                .hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"NAME, 0", "NAMC, 1", "ADDR, 1"})
    void aNoticeOfANewNameExplainsIt(String event, int found) {
        assertThat(otherName().fact(TestFact.notice(event, "2025-05-01")).found(rule))
                .hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"2025-05-30, 0", "2025-05-31, 1"})
    void aChangeAfterTheAnswerExplainsNothing(String on, int found) {
        assertThat(otherName().fact(TestFact.identityChange("NAMECH", on)).found(rule))
                .hasSize(found);
    }

    @Test
    void somebodyElsesMarriageExplainsNothing() {
        assertThat(otherName()
                        .fact(TestFact.identityChange("MARR", "2025-05-01").about(Subject.person(TestClaim.OTHER)))
                        .found(rule))
                .hasSize(1);
    }

    @Test
    void anotherDateOfBirthStaysAQuestionWhateverChanged() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(TestClaim.CLAIMANT).with("match-code", "02"))
                        .fact(TestFact.identityChange("RECT", "2025-05-01"))
                        .fact(TestFact.notice("DOBC", "2025-05-01"))
                        .found(rule))
                .hasSize(1);
    }

    @Test
    void aMarriageAloneIsNoFinding() {
        assertThat(new TestClaim()
                        .fact(TestFact.identityChange("MARR", "2025-05-01"))
                        .found(rule))
                .isEmpty();
    }

    private static TestClaim otherName() {
        return new TestClaim()
                .fact(TestFact.answer(TestClaim.CLAIMANT)
                        .with("match-code", "01")
                        .with("name-similarity", "700"));
    }
}
