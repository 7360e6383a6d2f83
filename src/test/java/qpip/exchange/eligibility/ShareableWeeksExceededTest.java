package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.CLAIMANT;
import static qpip.exchange.eligibility.TestClaim.EVENT;
import static qpip.exchange.eligibility.TestClaim.OTHER;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.WeekStatus;

/** The basic plan gives 32 shareable weeks (7 and 25), and 4 more once each parent has used 8. */
class ShareableWeeksExceededTest {

    private static final String BORN = "2025-01-15";

    private final Rule rule = new ShareableWeeksExceeded();

    @ParameterizedTest
    @CsvSource({"25, 7, 0", "26, 7, 1", "28, 8, 0", "29, 8, 1", "24, 8, 0", "32, 0, 0", "33, 0, 1"})
    void theParentsShareWhatThePlanGives(int ours, int theirs, int beyond) {
        TestClaim claim = paid(ours).related(OTHER, EVENT, BORN, "2025-01-19", theirs);

        assertThat(claim.found(rule)).hasSize(beyond == 0 ? 0 : 1);
        assertThat(claim.found(rule).stream()
                        .mapToInt(finding -> finding.weeks().size()))
                .allMatch(weeks -> weeks == beyond);
    }

    @Test
    void theWeeksPaidLastAreThoseBeyond() {
        Finding finding = paid(33).onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.period().from()).isEqualTo(day("2025-02-02").plusWeeks(32));
        assertThat(finding.impact()).isEqualByComparingTo("700.00");
    }

    @Test
    void theClaimThatWasPaidLastHasTheFlag() {
        assertThat(paid(20).related(OTHER, EVENT, BORN, "2025-10-05", 17).found(rule))
                .isEmpty();
    }

    @Test
    void weeksThatWereReversedOrAreOnlyPlannedDoNotCount() {
        assertThat(paid(32).week("2026-01-04", BenefitType.PARS, WeekStatus.REVERSED)
                        .week("2026-01-11", BenefitType.PARS, WeekStatus.PLANNED)
                        .week("2026-01-18", BenefitType.PAT, WeekStatus.PAID)
                        .found(rule))
                .isEmpty();
    }

    /** Trap: the parents' claims were filed under two events. */
    @ParameterizedTest
    @CsvSource({"2025-01-18, 1", "2025-01-19, 0"})
    void claimsUnderTwoEventsOfOneBirthCountTogether(String born, int findings) {
        assertThat(paid(28).related(OTHER, EVENT + 1, born, "2025-01-19", 7).found(rule))
                .hasSize(findings);
    }

    /** LAP s. 15: no more shareable weeks than there are between two events, while weeks of the first remain. */
    @ParameterizedTest
    @CsvSource({"20, 10, 0", "20, 11, 1", "32, 11, 0"})
    void anEarlierEventWhoseWeeksRemainLimitsTheSecond(int usedBefore, int paid, int findings) {
        TestClaim claim = paid(paid).related(CLAIMANT, EVENT - 1, "2024-11-06", "2024-04-07", usedBefore);

        assertThat(claim.found(rule)).hasSize(findings);
    }

    @Test
    void eventsBeforeTheFirstRateAreNotJudged() {
        assertThat(paid(40).born("2020-12-31").found(rule)).isEmpty();
    }

    private static TestClaim paid(int weeks) {
        return new TestClaim().weeks("2025-02-02", weeks, BenefitType.PARS, WeekStatus.PAID);
    }
}
