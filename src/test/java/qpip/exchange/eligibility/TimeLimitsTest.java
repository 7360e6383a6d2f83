package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;

class TimeLimitsTest {

    private final TimeLimits limits = new TimeLimits(TestClaim.POLICY);

    @Test
    void v2ABirthGivesThe20thAndThe78thWeekFollowing() {
        assertThat(limits.lastMaternityWeek(day("2025-01-15"))).isEqualTo(day("2025-06-01"));
        assertThat(limits.lastBenefitWeek(day("2025-01-15"))).isEqualTo(day("2026-07-12"));
        assertThat(BenefitWeeks.lastDay(limits.lastBenefitWeek(day("2025-01-15"))))
                .isEqualTo(day("2026-07-18"));
    }

    @Test
    void v3AnExpectedDeliveryGivesThe16thAndThe4thWeekPreceding() {
        assertThat(limits.firstMaternityWeek(day("2025-06-18"))).isEqualTo(day("2025-02-23"));
        assertThat(limits.endOfPreventiveWithdrawal(day("2025-06-18"))).isEqualTo(day("2025-05-18"));
    }

    @Test
    void v4AnApplicationReachesBackSixWeeks() {
        assertThat(limits.firstWeekOfApplication(day("2025-09-03"))).isEqualTo(day("2025-07-20"));
    }

    @Test
    void v5ADeathGivesTheEndOfTheSecondWeekFollowing() {
        assertThat(limits.lastDayOfPresence(day("2025-03-12"))).isEqualTo(day("2025-03-29"));
    }

    @Test
    void noExtensionGoesBeyondThe104thWeek() {
        assertThat(limits.lastExtendedWeek(day("2025-01-15"))).isEqualTo(day("2027-01-10"));
    }

    @Test
    void aBirthTheDayBeforeTheNewWeeksHasTheOldLimits() {
        assertThat(limits.lastMaternityWeek(day("2020-12-31"))).isEqualTo(day("2021-05-02"));
        assertThat(limits.lastMaternityWeek(day("2021-01-01"))).isEqualTo(day("2021-05-16"));
    }
}
