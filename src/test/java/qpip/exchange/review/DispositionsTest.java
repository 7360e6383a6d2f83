package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;

/** Nobody is decided against without evidence and without having been heard. */
class DispositionsTest {

    private static final String REF = "F-ABCDEFGHIJKL";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aBenefitIsNotLoweredBeforeThePersonWasHeard(TestDatabase test) {
        Dispositions people = raised(test.database(), "HIGH");

        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.ADJUST_DOWN, "ana", "as computed", DAY))
                .isInstanceOf(NotAllowed.class)
                .hasMessage("ADJUST_DOWN needs evidence: the flag must have been VERIFIED");
        people.move(REF, FlagState.IN_REVIEW, "ana", "", DAY);
        assertThatThrownBy(() -> people.move(REF, FlagState.VERIFIED, "ana", " ", DAY))
                .hasMessage("a flag is VERIFIED by evidence; a note must say which");
        people.move(REF, FlagState.VERIFIED, "ana", "pay stubs", DAY);
        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.STOP, "ana", "as computed", DAY))
                .hasMessage("the person must have been told first: NOTICE_SENT is missing");
        people.move(REF, FlagState.NOTICE_SENT, "ana", "letter of that day", DAY);
        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.STOP, "ana", "as computed", DAY.plusDays(29)))
                .hasMessage("the person may answer until 2026-12-22, 30 days after the notice of 2026-11-22;"
                        + " a response that came is RESPONSE_RECEIVED");
        Flag closed = people.dispose(REF, FlagOutcome.STOP, "ana", "as computed", DAY.plusDays(30));
        assertThat(closed.state()).isEqualTo(FlagState.CLOSED);
        assertThat(closed.outcome()).contains(FlagOutcome.STOP);
        assertThat(new Flags(test.database()).history(REF))
                .extracting(FlagEvent::kind)
                .containsExactly(
                        FlagEvent.Kind.RAISED,
                        FlagEvent.Kind.MOVED,
                        FlagEvent.Kind.MOVED,
                        FlagEvent.Kind.MOVED,
                        FlagEvent.Kind.DISPOSED);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatMustComeBeforeIsToldWholeAndInOrder(TestDatabase test) {
        Dispositions people = raised(test.database(), "CRITICAL");
        Flags flags = new Flags(test.database());
        assertThat(people.safeguards(Severity.CRITICAL, flags.history(REF), "ana", DAY))
                .extracting(Safeguard::met)
                .containsExactly(false, false, false, false);
        assertThat(people.safeguards(Severity.HIGH, flags.history(REF), "ana", DAY))
                .hasSize(3);

        verified(people);
        people.move(REF, FlagState.NOTICE_SENT, "ana", "letter of that day", DAY);
        assertThat(people.safeguards(Severity.CRITICAL, flags.history(REF), "ana", DAY.plusDays(29)))
                .containsExactly(
                        new Safeguard(Safeguard.Kind.EVIDENCE, true, Optional.of(DAY), "ana"),
                        new Safeguard(Safeguard.Kind.NOTICE, true, Optional.of(DAY), ""),
                        new Safeguard(Safeguard.Kind.RESPONSE, false, Optional.of(DAY.plusDays(30)), ""),
                        new Safeguard(Safeguard.Kind.SECOND_PERSON, false, Optional.empty(), "ana"));
        assertThat(people.safeguards(Severity.CRITICAL, flags.history(REF), "bob", DAY.plusDays(30)))
                .allMatch(Safeguard::met);
        people.move(REF, FlagState.DISPUTED, "ana", "asks to have the period corrected", DAY);
        assertThat(people.safeguards(Severity.CRITICAL, flags.history(REF), "bob", DAY.plusDays(30)))
                .as("what came before was about other data")
                .noneMatch(Safeguard::met);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aResponseThatCameNeedsNoWaiting(TestDatabase test) {
        Dispositions people = verified(raised(test.database(), "HIGH"));
        people.move(REF, FlagState.NOTICE_SENT, "ana", "letter of that day", DAY);
        assertThatThrownBy(() -> people.move(REF, FlagState.RESPONSE_EXPIRED, "ana", "", DAY.plusDays(29)))
                .isInstanceOf(NotAllowed.class);
        people.move(REF, FlagState.RESPONSE_RECEIVED, "ana", "letter", DAY.plusDays(3));

        assertThat(people.dispose(REF, FlagOutcome.ADJUST_DOWN, "ana", "agreed", DAY.plusDays(3))
                        .state())
                .isEqualTo(FlagState.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void nothingIsDecidedOnDisputedDataUntilThatIsAnswered(TestDatabase test) {
        Dispositions people = verified(raised(test.database(), "HIGH"));
        people.move(REF, FlagState.NOTICE_SENT, "ana", "letter of that day", DAY);
        people.move(REF, FlagState.RESPONSE_RECEIVED, "ana", "letter", DAY);
        assertThatThrownBy(() -> people.move(REF, FlagState.DISPUTED, "ana", "", DAY))
                .hasMessage("a request for correction and its answer need a note that says which");
        people.move(REF, FlagState.DISPUTED, "ana", "asks to have the period corrected", DAY);

        for (FlagOutcome outcome : List.of(FlagOutcome.STOP, FlagOutcome.ADJUST_UP, FlagOutcome.NO_CHANGE)) {
            assertThatThrownBy(() -> people.dispose(REF, outcome, "bob", "as computed", DAY))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessageContaining("until the request for correction is answered");
        }
        assertThatThrownBy(() -> people.move(REF, FlagState.VERIFIED, "ana", "pay stubs", DAY))
                .isInstanceOf(NotAllowed.class);
        people.move(REF, FlagState.IN_REVIEW, "ana", "the partner confirmed the period", DAY);
        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.STOP, "ana", "as computed", DAY))
                .as("evidence and notice before the dispute were about other data")
                .hasMessage("STOP needs evidence: the flag must have been VERIFIED");
        assertThat(people.dispose(REF, FlagOutcome.NO_CHANGE, "ana", "corrected", DAY)
                        .state())
                .isEqualTo(FlagState.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsCriticalTakesTwoPeople(TestDatabase test) {
        Dispositions people = verified(raised(test.database(), "CRITICAL"));
        people.move(REF, FlagState.NOTICE_SENT, "ana", "letter of that day", DAY);
        people.move(REF, FlagState.RESPONSE_RECEIVED, "ana", "letter", DAY);

        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.STOP, "ana", "agreed", DAY))
                .hasMessage("STOP on a CRITICAL flag takes two people: another must decide than verified");
        assertThat(people.dispose(REF, FlagOutcome.STOP, "bob", "agreed", DAY).state())
                .isEqualTo(FlagState.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsInThePersonsFavourNeedsNoWaitingButAReason(TestDatabase test) {
        Dispositions people = raised(test.database(), "CRITICAL");

        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.ADJUST_UP, "ana", "", DAY))
                .hasMessage("a decision needs a note that says why");
        assertThat(people.dispose(REF, FlagOutcome.ADJUST_UP, "ana", "weeks were missing", DAY)
                        .state())
                .isEqualTo(FlagState.CLOSED);
        assertThatThrownBy(() -> people.dispose(REF, FlagOutcome.NO_CHANGE, "ana", "again", DAY))
                .hasMessage("a flag that is CLOSED can't be decided on; only an open one can");
        assertThatThrownBy(() -> people.move(REF, FlagState.VERIFIED, "ana", "x", DAY))
                .hasMessageStartingWith("a flag that is CLOSED can't become VERIFIED");
    }

    private static Dispositions verified(Dispositions people) {
        people.move(REF, FlagState.IN_REVIEW, "ana", "", DAY);
        people.move(REF, FlagState.VERIFIED, "ana", "pay stubs", DAY);
        return people;
    }

    private static Dispositions raised(Database database, String severity) {
        database.client()
                .sql(
                        "insert into staged_flag (execution, ref, rule, claim_id, person_id, period_from, period_to, severity,"
                                + " message, impact, favourable, sensitive, identity_to_verify, evidence, flag_values, weeks)"
                                + " values ('E', ?, 'R15', 1, 1, ?, ?, ?, 'indemnity-in-benefit-week', 520, false, false, false,"
                                + " '[\"cnesst:K:1\"]', '{}', '[]')")
                .params(REF, DAY, DAY, severity)
                .update();
        database.transaction()
                .executeWithoutResult(status -> new StagedFlags(database, "E")
                        .publish(new Publication(
                                "CN-IN-01", 1, DAY, List.of("R15"), Set.of(), new BigDecimal("100.00"))));
        return new Dispositions(database, 30);
    }
}
