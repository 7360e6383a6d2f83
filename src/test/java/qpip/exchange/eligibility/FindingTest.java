package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.Period;

class FindingTest {

    private static final Rule RULE = new LeftBeforeBenefits();

    /** The first sixty bits of SHA-256 of "R23|500|1|2025-05-01", in the digits of RFC 4648. */
    @Test
    void theRefIsDerivedFromRuleClaimPersonAndFirstDay() {
        assertThat(finding(1, "2025-05-01", "2025-05-01").ref(500)).isEqualTo("F-255Q4ATMA3NV");
    }

    @Test
    void theRefStaysWhenThePeriodGrowsAndChangesWithAnythingElse() {
        String ref = finding(1, "2025-05-01", "2025-05-01").ref(500);

        assertThat(finding(1, "2025-05-01", "2025-06-30")
                        .with("left", "2025-05-01")
                        .ref(500))
                .isEqualTo(ref);
        assertThat(finding(1, "2025-05-02", "2025-06-30").ref(500)).isNotEqualTo(ref);
        assertThat(finding(2, "2025-05-01", "2025-05-01").ref(500)).isNotEqualTo(ref);
        assertThat(finding(1, "2025-05-01", "2025-05-01").ref(501)).isNotEqualTo(ref);
    }

    @Test
    void tenThousandRefsAreDifferentAndWellFormed() {
        Set<String> refs = new HashSet<>();
        for (int claim = 0; claim < 10_000; claim++) {
            refs.add(finding(1, "2025-05-01", "2025-05-01").ref(claim));
        }

        assertThat(refs).hasSize(10_000).allMatch(ref -> ref.matches("F-[A-Z2-7]{12}"));
    }

    @Test
    void theMatchIsThatOfTheWeakestFact() {
        Finding finding = Finding.of(
                RULE,
                "left-before-benefits",
                Severity.HIGH,
                1,
                new Period(day("2025-05-01"), day("2025-05-01")),
                List.of(
                        TestFact.answer(1).match(MatchLevel.PROBABLE).build(),
                        TestFact.answer(1).build()));

        assertThat(finding.match()).isEqualTo(MatchLevel.PROBABLE);
        assertThat(finding(1, "2025-05-01", "2025-05-01").match()).isEqualTo(MatchLevel.CONFIRMED);
    }

    @Test
    void aCapMakesSeverityNeverGraver() {
        assertThat(Severity.CRITICAL.atMost(Severity.HIGH)).isEqualTo(Severity.HIGH);
        assertThat(Severity.HIGH.atMost(Severity.HIGH)).isEqualTo(Severity.HIGH);
        assertThat(Severity.INFO.atMost(Severity.MEDIUM)).isEqualTo(Severity.INFO);
    }

    private static Finding finding(long person, String from, String to) {
        return Finding.of(
                RULE, "left-before-benefits", Severity.HIGH, person, new Period(day(from), day(to)), List.of());
    }
}
