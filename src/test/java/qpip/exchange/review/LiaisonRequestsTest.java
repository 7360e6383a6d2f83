package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import qpip.exchange.storage.TestDatabase;

/** Prepared by one, approved by another, with the least that is permitted. */
class LiaisonRequestsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final List<String> PERMITTED = List.of("sin", "surname-birth", "query-from", "query-to");

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void oneStepFollowsTheOtherAndTwoPeopleStandBehindIt(TestDatabase test) {
        LiaisonRequests requests = new LiaisonRequests(test.database());
        String id = prepared(test, requests).id();

        assertThatThrownBy(() -> requests.sent(id, "lia", DAY)).hasMessage("the request isn't APPROVED any more");
        assertThatThrownBy(() -> requests.approve(id, "ana", DAY)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> test.database()
                        .client()
                        .sql("update liaison_request set approved_by = prepared_by")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        requests.approve(id, "bob", DAY);
        assertThatThrownBy(() -> requests.approve(id, "eve", DAY)).isInstanceOf(NotAllowed.class);
        requests.sent(id, "lia", DAY);
        LiaisonRequest answered = requests.answer(id, LiaisonRequest.Answer.CONFIRMS, "", "lia", DAY.plusDays(3));
        assertThat(answered.state()).isEqualTo(LiaisonRequest.State.ANSWERED);
        assertThat(answered.fields()).containsExactly(LiaisonRequest.Field.SIN, LiaisonRequest.Field.PERIOD);
        assertThat(requests.on("F-ONE")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void nothingIsAskedThatNoAgreementPermitsNorWithoutADueDay(TestDatabase test) {
        LiaisonRequests requests = new LiaisonRequests(test.database());
        Flag flag = raised(test);

        assertThatThrownBy(() -> ask(requests, flag, LiaisonRequest.Question.SAME_PERSON, DAY.plusDays(30)))
                .as("no date of birth")
                .hasMessage("no agreement in force permits what the question needs");
        assertThatThrownBy(() -> ask(requests, flag, LiaisonRequest.Question.PERIOD, DAY))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> ask(requests, flag, LiaisonRequest.Question.PERIOD, DAY.plusDays(91)))
                .isInstanceOf(NotAllowed.class);
        new Dispositions(test.database(), 30).dispose("F-ONE", FlagOutcome.NO_CHANGE, "ana", "seen", DAY);
        assertThatThrownBy(() -> ask(requests, flag, LiaisonRequest.Question.PERIOD, DAY.plusDays(90)))
                .isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void pagesFollowTheirDueDays(TestDatabase test) {
        LiaisonRequests requests = new LiaisonRequests(test.database());
        Flag flag = raised(test);
        for (int days : List.of(30, 10, 20, 10)) {
            ask(requests, flag, LiaisonRequest.Question.PERIOD, DAY.plusDays(days));
        }
        LocalDate beginning = LocalDate.of(1900, 1, 1);
        List<LiaisonRequest> first = requests.list(LiaisonRequest.State.PREPARED, beginning, "", 2);
        assertThat(first).extracting(LiaisonRequest::id).containsExactly("F-ONE-2", "F-ONE-4");
        assertThat(requests.list(LiaisonRequest.State.PREPARED, first.get(1).dueOn(), "F-ONE-4", 5))
                .extracting(LiaisonRequest::id)
                .containsExactly("F-ONE-3", "F-ONE-1");
    }

    private static LiaisonRequest prepared(TestDatabase test, LiaisonRequests requests) {
        return ask(requests, raised(test), LiaisonRequest.Question.PERIOD, DAY.plusDays(30));
    }

    private static LiaisonRequest ask(
            LiaisonRequests requests, Flag flag, LiaisonRequest.Question question, LocalDate due) {
        return requests.prepare(flag, "cnesst", "ENT-CN-2007", PERMITTED, question, due, "ana", DAY);
    }

    private static Flag raised(TestDatabase test) {
        ReviewQueueTest.raise(test.database(), "F-ONE", "HIGH", "10.00", false);
        ReviewQueueTest.publish(test.database());
        return new Flags(test.database()).find("F-ONE").orElseThrow();
    }
}
