package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;

/** What a person does with a flag besides deciding. */
class ExaminationTest {

    private static final String REF = "F-ONE";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aPauseEndsByItselfAtMost180DaysLater(TestDatabase test) {
        Examination examination = raised(test.database());
        ReviewQueue queue = new ReviewQueue(test.database());

        assertThatThrownBy(() -> pause(examination, DAY.plusDays(181))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> pause(examination, DAY)).isInstanceOf(NotAllowed.class);
        pause(examination, DAY.plusDays(180));
        assertThat(queue.takeNext(of("ana"), Set.of(), NOW)).isEmpty();
        assertThat(queue.wake(DAY.plusDays(179))).isZero();
        assertThat(queue.wake(DAY.plusDays(180))).isEqualTo(1);
        assertThat(queue.takeNext(of("ana"), Set.of(), NOW)).contains(REF);
        pause(examination, DAY.plusDays(1));
        examination.resume(REF, "ana", DAY);
        assertThatThrownBy(() -> examination.resume(REF, "ana", DAY)).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoWasToldMayAnswerBeforeTheFlagIsTakenAgain(TestDatabase test) {
        raised(test.database());
        ReviewQueue queue = new ReviewQueue(test.database());
        Dispositions people = new Dispositions(test.database(), 30, at(NOW));
        people.move(REF, FlagState.IN_REVIEW, "ana", "", DAY);
        people.move(REF, FlagState.VERIFIED, "ana", "pay stubs", DAY);
        people.move(REF, FlagState.NOTICE_SENT, "ana", "letter of that day", DAY);

        assertThat(queue.takeNext(of("ana"), Set.of(), NOW)).isEmpty();
        assertThat(queue.count(QueueFilter.of(QueueFilter.View.WAITING, "ana"), 10))
                .isEqualTo(1);
        queue.wake(DAY.plusDays(30));
        assertThat(queue.takeNext(of("ana"), Set.of(), NOW)).contains(REF);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aDecisionIsTakenBackWithinTenMinutesByWhoeverMadeItAndNobodyElse(TestDatabase test) {
        raised(test.database());
        new Dispositions(test.database(), 30, at(NOW))
                .dispose(REF, FlagOutcome.NO_CHANGE, Optional.of(FlagReason.TIMING), "ana", "seen", DAY);
        Instant late = NOW.plus(Duration.ofMinutes(10));

        assertThatThrownBy(() -> new Examination(test.database(), at(NOW)).undo(REF, "bob", DAY))
                .hasMessage("only whoever decided last can take it back");
        assertThatThrownBy(() -> new Examination(test.database(), at(late)).undo(REF, "ana", DAY))
                .isInstanceOf(NotAllowed.class);
        Flag undone = new Examination(test.database(), at(late.minusMillis(1))).undo(REF, "ana", DAY);
        assertThat(undone.state()).isEqualTo(FlagState.QUEUED);
        assertThat(undone.outcome()).isEmpty();
        assertThat(new ReviewQueue(test.database()).decided("ana", DAY))
                .as("what was taken back is not decided")
                .isZero();
        assertThat(new SecondReviews(test.database()).waitingFor("bob", 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theFirstQuestionIsAskedAgainWhenTheFlagChangesAndComesBeforeADecision(TestDatabase test) {
        Examination examination = raised(test.database());
        Flags flags = new Flags(test.database());
        assertThatThrownBy(() -> Examination.inOrder(flags.history(REF), FlagOutcome.NO_CHANGE))
                .isInstanceOf(NotAllowed.class);
        examination.identify(REF, Identity.NO, "ana", DAY);
        assertThatThrownBy(() -> Examination.inOrder(flags.history(REF), FlagOutcome.STOP))
                .hasMessageContaining("different people");
        examination.identify(REF, Identity.CANNOT_TELL, "ana", DAY);
        Examination.inOrder(flags.history(REF), FlagOutcome.NO_CHANGE);
        test.database().client().sql("delete from staged_flag").update();
        ReviewQueueTest.raise(test.database(), REF, "CRITICAL", "20.00", false);
        ReviewQueueTest.publish(test.database());
        assertThat(Examination.identity(flags.history(REF))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aReasonLeadsToItsOwnOutcomeOnly(TestDatabase test) {
        raised(test.database());
        Dispositions people = new Dispositions(test.database(), 30);

        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.STOP, Optional.of(FlagReason.TWINS), "ana", "x", DAY))
                .hasMessage("reason TWINS is one of FALSE_MATCH, not of STOP");
        for (FlagReason reason : FlagReason.values()) {
            assertThat(reason.verdict().reasons()).contains(reason);
        }
    }

    private static void pause(Examination examination, LocalDate until) {
        examination.pause(REF, until, Examination.PauseReason.OTHER, "ana", "", DAY);
    }

    private static Examination raised(Database database) {
        ReviewQueueTest.raise(database, REF, "HIGH", "10.00", false);
        ReviewQueueTest.publish(database);
        return new Examination(database, at(NOW));
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private static QueueFilter of(String who) {
        return QueueFilter.of(QueueFilter.View.TEAM, who);
    }
}
