package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;
import static qpip.exchange.eligibility.TestClaim.OTHER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.Duplicate;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.WeekStatus;

class DuplicateIdentityTest {

    private static final long STRANGER = 99;

    private final Rule rule = new DuplicateIdentity();

    @ParameterizedTest
    @CsvSource({"SIN,   duplicate-identity.sin", "NAM,   duplicate-identity.nam", "NAMES, duplicate-identity.names"})
    void whatIsSharedWithAnotherPersonIsSaid(Duplicate.Shared shared, String message) {
        Finding finding = new TestClaim().sharing(shared, STRANGER).onlyFound(rule);

        assertThat(finding.message()).isEqualTo(message);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whoSharesNothingIsNoFinding() {
        assertThat(new TestClaim().found(rule)).isEmpty();
    }

    /** Edge case 15: what one earns would be counted for the other. */
    @Test
    void spousesWithOneNumberGetNoOtherFlagUntilThatIsSolved() {
        TestClaim claim = overlapping().sharing(Duplicate.Shared.SIN, OTHER);

        assertThat(claim.onlyFound(rule).message()).isEqualTo("duplicate-identity.spouses");
        Screened screened = claim.screened(rule, new IndemnityInBenefitWeek());
        assertThat(screened.flags()).extracting(Finding::rule).containsExactly("R35");
        assertThat(screened.suppressed()).containsEntry(Suppression.IDENTITY_CONFLICT, 1);
    }

    @Test
    void theyAreFreeAgainOnceTheIdentityIsVerified() {
        Screened screened = overlapping()
                .sharing(Duplicate.Shared.SIN, OTHER)
                .verified(CLAIMANT)
                .screened(new IndemnityInBenefitWeek());

        assertThat(screened.flags()).extracting(Finding::rule).containsExactly("R15");
    }

    @Test
    void aNumberSharedWithAStrangerDoesNotKeepFlagsBack() {
        assertThat(overlapping()
                        .sharing(Duplicate.Shared.SIN, STRANGER)
                        .screened(rule, new IndemnityInBenefitWeek())
                        .flags())
                .extracting(Finding::rule)
                .containsExactly("R15", "R35");
    }

    private static TestClaim overlapping() {
        return new TestClaim()
                .weeks("2025-02-02", 2, BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00"));
    }
}
