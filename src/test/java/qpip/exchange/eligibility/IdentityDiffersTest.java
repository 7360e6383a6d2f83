package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.linkage.Duplicate;
import qpip.exchange.linkage.MatchLevel;

class IdentityDiffersTest {

    private final Rule rule = new IdentityDiffers();

    @ParameterizedTest
    @CsvSource({"02, date-of-birth", "04, several", "06, number-invalid"})
    void anAnswerThatDiffersIsOfMediumSeverity(String code, String variant) {
        Finding finding = new TestClaim()
                .fact(TestFact.answer(CLAIMANT).with("match-code", code))
                .onlyFound(rule);

        assertThat(finding.message()).isEqualTo("identity-differs." + variant);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.identityToVerify()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "03", "05", "07", "08", "09"})
    void otherAnswersSayNothingAboutIdentity(String code) {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("match-code", code))
                        .found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"01, 799, 1", "01, 800, 0", "00, 799, 0"})
    void aNameVariantCountsBelowTheLeastSimilarity(String code, String similarity, int findings) {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("match-code", code).with("name-similarity", similarity))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void aMarriedNameThatLinkageKnowsIsNoDifference() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("match-code", "01").with("name-similarity", "1000"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aVariantWithoutSimilarityIsNoDifference() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("match-code", "01"))
                        .found(rule))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"N, 1", "Y, 0"})
    void theNumberMustFitThePersonAndANewOneAfterAChangeDoes(String consistent, int findings) {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("nam-consistent", consistent))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void aSimilarityThatIsNoNumberSaysNothing() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("match-code", "01").with("name-similarity", "high"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aMarkerXIsNoDifference() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("sex", "X"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aConflictingMatchIsADifferenceWhateverTheCode() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).match(MatchLevel.CONFLICT))
                        .onlyFound(rule)
                        .message())
                .isEqualTo("identity-differs.conflict");
    }

    @ParameterizedTest
    @CsvSource({"SIN, 0", "NAM, 0", "NAMES, 1"})
    void twoFilesWithOneNumberAreNotAnotherIdentity(Duplicate.Shared shared, int findings) {
        assertThat(new TestClaim()
                        .sharing(shared, 99)
                        .fact(TestFact.answer(CLAIMANT).match(MatchLevel.CONFLICT))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void anAmbiguousAnswerIsLeftToTheReviewOfMatches() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT).with("match-code", "04").match(MatchLevel.AMBIGUOUS))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void onlyTheLastAnswerAboutAPersonCounts() {
        assertThat(new TestClaim()
                        .fact(TestFact.answer(CLAIMANT)
                                .key("A")
                                .with("match-code", "02")
                                .received("2025-05-20"))
                        .fact(TestFact.answer(CLAIMANT).key("B").received("2025-05-21"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void theFlagStaysTheSameFromAnswerToAnswer() {
        String first = new TestClaim()
                .fact(TestFact.answer(CLAIMANT)
                        .key("A")
                        .with("match-code", "02")
                        .received("2025-05-20"))
                .onlyFound(rule)
                .ref(TestClaim.CLAIM);
        String second = new TestClaim()
                .fact(TestFact.answer(CLAIMANT)
                        .key("B")
                        .with("match-code", "02")
                        .received("2025-05-21"))
                .onlyFound(rule)
                .ref(TestClaim.CLAIM);

        assertThat(second).isEqualTo(first);
    }
}
