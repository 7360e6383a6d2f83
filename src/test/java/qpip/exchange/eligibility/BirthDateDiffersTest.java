package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateDiffersTest {

    private final Rule rule = new BirthDateDiffers();

    /** Born by the claim on Wednesday 2025-01-15. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-11, MEDIUM, false",
        "2025-01-12, LOW,    false",
        "2025-01-14, LOW,    false",
        "2025-01-18, LOW,    false",
        "2025-01-19, MEDIUM, true"
    })
    void anotherWeekIsOfMediumSeverityAndALaterOneFavourable(String born, Severity severity, boolean favourable) {
        Finding finding = new TestClaim()
                .fact(TestFact.birth().with("child-date-of-birth", born))
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.favourable()).isEqualTo(favourable);
        assertThat(finding.period().from()).isEqualTo(day(born));
    }

    @Test
    void theSameDayIsNoDifference() {
        assertThat(new TestClaim().fact(TestFact.birth()).found(rule)).isEmpty();
    }

    @Test
    void aClaimThatOnlyHasTheExpectedDayDoesNotDiffer() {
        assertThat(new TestClaim()
                        .notYetBorn()
                        .fact(TestFact.birth().with("child-date-of-birth", "2025-01-10"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void twinsBornAroundMidnightHaveTwoDays() {
        assertThat(new TestClaim()
                        .twins()
                        .fact(TestFact.birth().key("A").with("plurality", "2").with("time-of-birth", "23:58"))
                        .fact(TestFact.birth()
                                .key("B")
                                .with("plurality", "2")
                                .with("child-date-of-birth", "2025-01-16")
                                .with("time-of-birth", "00:04"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void twinsOnAnotherDayAreOneFinding() {
        Finding finding = new TestClaim()
                .twins()
                .fact(TestFact.birth().key("A").with("child-date-of-birth", "2025-01-20"))
                .fact(TestFact.birth().key("B").with("child-date-of-birth", "2025-01-20"))
                .onlyFound(rule);

        assertThat(finding.evidence()).containsExactly("civil-status:A:1", "civil-status:B:1");
    }

    @Test
    void aCorrectedActCountsAsItIsNow() {
        assertThat(new TestClaim()
                        .fact(TestFact.birth().with("child-date-of-birth", "2025-01-20"))
                        .fact(TestFact.birth().version(2))
                        .found(rule))
                .isEmpty();
    }
}
