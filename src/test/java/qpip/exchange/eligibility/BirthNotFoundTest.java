package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.POLICY;
import static qpip.exchange.eligibility.TestClaim.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.EventType;

class BirthNotFoundTest {

    private final Rule rule = new BirthNotFound();

    @ParameterizedTest
    @CsvSource({"2025-03-15, 0", "2025-03-16, 1", "2025-03-17, 1"})
    void theActMustBeThereAfterSixtyDays(String night, int findings) {
        assertThat(new TestClaim().night(night).found(rule))
                .hasSize(findings)
                .allMatch(finding -> finding.severity() == Severity.HIGH
                        && finding.period().from().equals(day("2025-01-15")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON", "XX"})
    void aBirthElsewhereNeverHasAnAct(String province) {
        assertThat(new TestClaim().province(province).found(rule)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {"TERMINATION", "SURROGACY", "ADOPTION"})
    void onlyABirthHasAnActToExpect(EventType type) {
        assertThat(new TestClaim().event(type).found(rule)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MatchLevel.class,
            names = {"CONFIRMED", "PROBABLE", "AMBIGUOUS", "CONFLICT"})
    void anActOrOneWhoseMatchIsReviewedIsNotMissing(MatchLevel level) {
        assertThat(new TestClaim().fact(TestFact.birth().match(level)).found(rule))
                .isEmpty();
    }

    @Test
    void aCancelledActIsMissing() {
        assertThat(new TestClaim().fact(TestFact.birth().cancelled()).found(rule))
                .hasSize(1);
    }

    @Test
    void wherePolicyRequiresTheRegistrarsAnswerNothingIsFoundWithoutOne() {
        Policy.Civil civil = POLICY.civil();
        Policy asking = new Policy(
                POLICY.impact(),
                POLICY.declared(),
                POLICY.freshness(),
                POLICY.partners(),
                POLICY.identity(),
                new Policy.Civil(
                        civil.birthAskDays(),
                        civil.birthGraceDays(),
                        List.of(new Dated.Switch(day("2006-01-01"), true, "test", true)),
                        civil.pluralityWaitDays(),
                        civil.singleParentWeeksSince()),
                POLICY.weeks(),
                POLICY.shareable(),
                POLICY.earnings(),
                POLICY.lowIncome(),
                POLICY.tax(),
                POLICY.rates());

        assertThat(rule.examine(new TestClaim().view(), asking)).isEmpty();
    }
}
