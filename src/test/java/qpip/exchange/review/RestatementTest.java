package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R19 and edge cases 25 and 28: from 100.00 on a difference is worth a person's time. */
class RestatementTest {

    private final Restatement restatement = new Restatement(new BigDecimal("100.00"));

    @ParameterizedTest
    @CsvSource({
        "CLOSED,            500.00, 400.01, CHANGED,     CLOSED",
        "CLOSED,            500.00, 400.00, REOPENED,    REOPENED",
        "CLOSED,            500.00, 600.00, REOPENED,    REOPENED",
        "VERIFIED,          500.00, 599.99, CHANGED,     VERIFIED",
        "NOTICE_SENT,       500.00, 600.00, REOPENED,    REOPENED",
        "RESPONSE_RECEIVED, 500.00, 600.00, REOPENED,    REOPENED",
        "IN_REVIEW,         500.00, 900.00, CHANGED,     IN_REVIEW",
        "QUEUED,            500.00, 900.00, CHANGED,     QUEUED",
        "DISPUTED,          500.00, 900.00, CHANGED,     DISPUTED",
        "LAPSED,            500.00, 500.00, FOUND_AGAIN, QUEUED"
    })
    void anotherImpactChangesOrReopens(
            FlagState state, String settled, String impact, FlagEvent.Kind kind, FlagState after) {
        assertThat(restatement.foundAgain(standing(state, "NO_CHANGE", settled), new BigDecimal(impact), true, false))
                .hasValueSatisfying(turn -> {
                    assertThat(turn.kind()).isEqualTo(kind);
                    assertThat(turn.state()).isEqualTo(after);
                });
    }

    @Test
    void whatSaysTheSameChangesNothing() {
        assertThat(restatement.foundAgain(
                        standing(FlagState.CLOSED, "ADJUST_DOWN", "500.00"), new BigDecimal("500.00"), false, false))
                .isEmpty();
    }

    @Test
    void aDecisionKeepsItsOutcomeWhileTheDifferenceIsSmall() {
        assertThat(restatement.foundAgain(
                        standing(FlagState.CLOSED, "ADJUST_DOWN", "500.00"), new BigDecimal("450.00"), true, false))
                .hasValueSatisfying(turn -> assertThat(turn.outcome()).contains(FlagOutcome.ADJUST_DOWN));
    }

    @Test
    void whatNobodyHadLookedAtIsTakenBackAsThePartnersError() {
        assertThat(restatement.gone(standing(FlagState.QUEUED, "", "0.00"), true))
                .hasValueSatisfying(turn -> {
                    assertThat(turn.kind()).isEqualTo(FlagEvent.Kind.WITHDRAWN);
                    assertThat(turn.state()).isEqualTo(FlagState.CLOSED);
                    assertThat(turn.outcome()).contains(FlagOutcome.PARTNER_ERROR);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = FlagState.class,
            names = {"IN_REVIEW", "VERIFIED", "NOTICE_SENT", "RESPONSE_RECEIVED", "RESPONSE_EXPIRED"})
    void whatSomebodyWorksOnIsReopenedForThatPersonToClose(FlagState state) {
        assertThat(restatement.gone(standing(state, "", "500.00"), true))
                .hasValueSatisfying(turn -> assertThat(turn.state()).isEqualTo(FlagState.REOPENED));
    }

    @ParameterizedTest
    @EnumSource(
            value = FlagState.class,
            names = {"VERIFIED", "NOTICE_SENT", "RESPONSE_RECEIVED", "RESPONSE_EXPIRED"})
    void nobodyIsDecidedAgainstOnWhatOurRegisterNoLongerSays(FlagState state) {
        assertThat(restatement.gone(standing(state, "", "500.00"), false))
                .hasValueSatisfying(turn -> assertThat(turn.state()).isEqualTo(FlagState.REOPENED));
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, REOPENED", "VERIFIED, REOPENED", "IN_REVIEW, IN_REVIEW", "QUEUED, QUEUED"})
    void anotherQuestionUnderTheSameReferenceReopensWhatWasSettled(FlagState state, FlagState after) {
        assertThat(restatement.foundAgain(standing(state, "NO_CHANGE", "0.00"), new BigDecimal("0.00"), false, true))
                .hasValueSatisfying(turn -> assertThat(turn.state()).isEqualTo(after));
    }

    @Test
    void aDisputedFlagStaysSoWhenThePartnerTakesBackWhatItRestsOn() {
        assertThat(restatement.gone(standing(FlagState.DISPUTED, "", "500.00"), true))
                .hasValueSatisfying(turn -> {
                    assertThat(turn.kind()).isEqualTo(FlagEvent.Kind.CHANGED);
                    assertThat(turn.state()).isEqualTo(FlagState.DISPUTED);
                });
    }

    @ParameterizedTest
    @CsvSource({"99.99, CLOSED", "100.00, REOPENED", "0.00, REOPENED"})
    void aDecisionWhoseReasonIsGoneIsReopenedUnlessItsImpactIsSmall(String settled, FlagState after) {
        assertThat(restatement.gone(standing(FlagState.CLOSED, "STOP", settled), true))
                .hasValueSatisfying(turn -> assertThat(turn.state()).isEqualTo(after));
    }

    @Test
    void withoutARestatementWhatNobodyHadLookedAtLapsesAndADecisionStands() {
        assertThat(restatement.gone(standing(FlagState.QUEUED, "", "0.00"), false))
                .hasValueSatisfying(turn -> assertThat(turn.state()).isEqualTo(FlagState.LAPSED));
        assertThat(restatement.gone(standing(FlagState.IN_REVIEW, "", "0.00"), false))
                .isEmpty();
        assertThat(restatement.gone(standing(FlagState.CLOSED, "STOP", "500.00"), false))
                .isEmpty();
    }

    @Test
    void whatThePartnerSaysAgainBeginsAgain() {
        Restatement.Standing withdrawn = standing(FlagState.CLOSED, "PARTNER_ERROR", "0.00");

        assertThat(restatement.gone(withdrawn, true)).isEmpty();
        assertThat(restatement.foundAgain(withdrawn, new BigDecimal("50.00"), true, false))
                .hasValueSatisfying(turn -> assertThat(turn.state()).isEqualTo(FlagState.REOPENED));
    }

    @Test
    void whatAPersonFoundToBeThePartnersErrorStaysDecidedWhileThePartnerSaysTheSame() {
        Restatement.Standing decided = new Restatement.Standing(
                FlagState.CLOSED,
                Optional.of(FlagOutcome.PARTNER_ERROR),
                new BigDecimal("50.00"),
                new BigDecimal("50.00"),
                true);

        assertThat(restatement.foundAgain(decided, new BigDecimal("50.00"), false, false))
                .isEmpty();
    }

    private static Restatement.Standing standing(FlagState state, String outcome, String settled) {
        return new Restatement.Standing(
                state,
                Optional.of(outcome).filter(word -> !word.isEmpty()).map(FlagOutcome::valueOf),
                new BigDecimal(settled),
                new BigDecimal(settled),
                false);
    }
}
