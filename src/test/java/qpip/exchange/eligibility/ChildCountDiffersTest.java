package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.EventType;

class ChildCountDiffersTest {

    private final Rule rule = new ChildCountDiffers();

    @Test
    void moreActsThanChildrenAreFavourable() {
        Finding finding = new TestClaim()
                .fact(TestFact.birth().key("A"))
                .fact(TestFact.birth().key("B"))
                .onlyFound(rule);

        assertThat(finding.message()).isEqualTo("child-count-differs.more");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.favourable()).isTrue();
    }

    @Test
    void fewerActsThanChildrenAreNotFavourable() {
        Finding finding = new TestClaim()
                .twins()
                .fact(TestFact.birth().with("plurality", "2"))
                .onlyFound(rule);

        assertThat(finding.message()).isEqualTo("child-count-differs.fewer");
        assertThat(finding.favourable()).isFalse();
    }

    @Test
    void asManyActsAsChildrenAreNoFinding() {
        assertThat(new TestClaim()
                        .twins()
                        .fact(TestFact.birth().key("A"))
                        .fact(TestFact.birth().key("B"))
                        .found(rule))
                .isEmpty();
    }

    /** The first act was registered on 2025-01-25. */
    @ParameterizedTest
    @CsvSource({"2025-02-08, 0", "2025-02-09, 1"})
    void theActsOfTwinsHaveFifteenDaysToArrive(String night, int findings) {
        assertThat(new TestClaim()
                        .twins()
                        .night(night)
                        .fact(TestFact.birth().received("2025-01-26"))
                        .found(rule))
                .hasSize(findings);
    }

    @Test
    void theWaitDoesNotMakeTheActsStale() {
        assertThat(new TestClaim()
                        .twins()
                        .night("2025-02-09")
                        .fact(TestFact.birth().received("2025-01-26"))
                        .screened(rule)
                        .flags())
                .hasSize(1);
    }

    @Test
    void anActWhoseMatchIsReviewedMayBeTheOtherTwins() {
        assertThat(new TestClaim()
                        .twins()
                        .fact(TestFact.birth().key("A"))
                        .fact(TestFact.birth().key("B").match(MatchLevel.AMBIGUOUS))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void noActAtAllIsLeftToItsOwnRule() {
        assertThat(new TestClaim().found(rule)).isEmpty();
        assertThat(new TestClaim()
                        .event(EventType.ADOPTION)
                        .children(2)
                        .fact(TestFact.birth())
                        .found(rule))
                .isEmpty();
    }
}
