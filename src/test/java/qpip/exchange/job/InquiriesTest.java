package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.register.Person;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.register.Sex;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.Inquiry;
import qpip.exchange.review.InquiryState;
import qpip.exchange.review.NotAsked;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/** A question that is put to a partner on a flag leaves once, is on record, and what came back is on the flag. */
class InquiriesTest {

    private static final String OUT = "CN-OUT-01";
    private static final String WHY = "two payments of the same weeks differ";
    private static final LocalDate NIGHT = TestEngine.NIGHT;

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theAnswerToAQuestionIsOnTheFlagThatItWasAskedFor(TestDatabase database) {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            Inquiry asked = ask(engine, flag, "cnesst");
            assertThat(asked.ref()).isEqualTo(flag.ref() + "/1");
            assertThat(onlyInquiry(engine, flag).state()).isEqualTo(InquiryState.WAITING);

            Execution sent = send(engine, OUT, NIGHT, "");
            assertThat(sent.counts()).as("nobody is asked about twice").containsEntry("records", 39L);
            assertThat(onlyInquiry(engine, flag))
                    .returns(InquiryState.SENT, Inquiry::state)
                    .returns(Optional.of(NIGHT), Inquiry::sentOn);
            assertThat(engine.dump(List.of("release_register")))
                    .contains(
                            "inquiry=, ",
                            "persons=38, ",
                            "inquiry=" + asked.ref() + ", ",
                            "persons=1, ",
                            "reason=" + WHY);

            Execution answer = answered(
                    engine,
                    2,
                    TestEngine.indemnity(1)
                            .put("request-ref", ref(engine, sent, 1))
                            .put("record-version", 2)
                            .put("action-code", "C")
                            .cents("pay-amount", 150_000)
                            .build());
            assertThat(answer.counts()).containsEntry("inquiries-answered", 1L);
            assertThat(onlyInquiry(engine, flag))
                    .returns(InquiryState.ANSWERED, Inquiry::state)
                    .returns(
                            List.of(new Inquiry.Answer(answer.id(), NIGHT, List.of("cnesst:CN-000001:2"))),
                            Inquiry::answers);
            assertThat(engine.workshop().facts().referenced(List.of("cnesst:CN-000001:2")))
                    .hasSize(1);
            assertThat(engine.tidy()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anAnswerThatSaysWhatWasKnownIsAnAnswerToo(TestDatabase database) {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            ask(engine, flag, "cnesst");
            Execution sent = send(engine, OUT, NIGHT, "");
            Execution answer = answered(
                    engine,
                    2,
                    TestEngine.indemnity(1)
                            .put("request-ref", ref(engine, sent, 1))
                            .build());
            assertThat(answer.counts()).containsEntry("unchanged", 1L).containsEntry("inquiries-answered", 1L);
            assertThat(onlyInquiry(engine, flag).answers())
                    .containsExactly(new Inquiry.Answer(answer.id(), NIGHT, List.of("cnesst:CN-000001:1")));
        }
    }

    @Test
    void anAnswerUnderAnotherReferenceOrAboutSomebodyElseIsNoAnswer() {
        try (TestEngine engine = flagged(TestDatabases.h2())) {
            Flag flag = flag(engine, 1);
            ask(engine, flag, "cnesst");
            Execution sent = send(engine, OUT, NIGHT, "");
            Execution other = answered(
                    engine,
                    2,
                    TestEngine.indemnity(1).build(),
                    TestEngine.indemnity(2)
                            .put("request-ref", ref(engine, sent, 2))
                            .build());
            assertThat(other.counts()).doesNotContainKey("inquiries-answered");
            assertThat(onlyInquiry(engine, flag).state())
                    .as("the reference of the first record was given before the question")
                    .isEqualTo(InquiryState.SENT);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aBirthIsAskedAboutThoughItsDaysAreNotOverAndTheActIsTheAnswer(TestDatabase database) throws IOException {
        try (TestEngine engine = flagged(database)) {
            LocalDate early = TestPeople.born(1).plusDays(44);
            Flag flag = flag(engine, 1);
            ask(engine, flag, "civil-status");
            Execution without = send(engine, "DE-OUT-01", early.minusDays(1), "");
            assertThat(without.counts()).as("the question alone").containsEntry("records", 1L);
            assertThat(Files.readString(engine.inbox("civil-status").resolve(without.fileName())))
                    .contains("<EventDate>" + TestPeople.born(1) + "</EventDate>", "<Surname>");
            Execution act = engine.take(
                    TestEngine.DE_IN,
                    engine.file(
                            TestEngine.DE_IN,
                            1,
                            List.of(
                                    TestEngine.birth(1).build(),
                                    TestEngine.birth(2).build())));
            assertThat(act.status()).as(act.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(onlyInquiry(engine, flag).answers())
                    .singleElement()
                    .returns(List.of("civil-status:1126000000001:1"), Inquiry.Answer::facts);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aQuestionAboutAClaimThatWasClosedMeanwhileDoesNotLeave(TestDatabase database) throws IOException {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            ask(engine, flag, "cnesst");
            engine.database()
                    .client()
                    .sql("update claim set status = 'CLOSED' where id = 5001")
                    .update();
            Execution sent = send(engine, OUT, NIGHT, "");
            assertThat(sent.counts()).containsEntry("records", 38L);
            assertThat(onlyInquiry(engine, flag))
                    .returns(InquiryState.WITHDRAWN, Inquiry::state)
                    .returns(Optional.of(NotAsked.CLAIM_CLOSED), Inquiry::notAsked);
            assertThat(Files.readString(engine.inbox("cnesst").resolve(sent.fileName()), StandardCharsets.ISO_8859_1))
                    .doesNotContain(TestPeople.sin(1));
            assertThat(engine.count("release_register")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aQuestionThatLacksWhatThePartnerMustHaveIsWithdrawn(TestDatabase database) throws IOException {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            ask(engine, flag, "cnesst");
            Person one = TestPeople.claimant(1);
            Path delta = engine.folder().resolve("delta");
            try (RegisterExtracts.Writer writer = TestPeople.writer(delta, 2, false)) {
                writer.person(new Person(
                        1,
                        one.surname(),
                        List.of(),
                        one.givenNames(),
                        Optional.empty(),
                        Optional.empty(),
                        Sex.F,
                        List.of(),
                        one.identifiers()));
            }
            RegisterExtracts.load(delta, Path.of("mappings", "register"), engine.database());
            assertThat(send(engine, OUT, NIGHT, "").counts()).containsEntry("left-out", 1L);
            assertThat(onlyInquiry(engine, flag))
                    .returns(InquiryState.WITHDRAWN, Inquiry::state)
                    .returns(Optional.of(NotAsked.INCOMPLETE), Inquiry::notAsked);
            assertThat(engine.count("release_register")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aQuestionInAFileThatDidNotLeaveIsSentOnceWhenItDoes(TestDatabase database) {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            ask(engine, flag, "cnesst");
            int port = engine.unserve();
            Execution failed = send(engine, OUT, NIGHT, "");
            assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(onlyInquiry(engine, flag).state()).isEqualTo(InquiryState.WAITING);
            engine.control().abandon(engine.exchange(OUT), failed, "the server is gone");
            engine.serve(port);
            Execution next = send(engine, OUT, NIGHT.plusDays(7), "");
            assertThat(next.status()).as(next.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(onlyInquiry(engine, flag).sentOn()).contains(NIGHT.plusDays(7));
            assertThat(engine.count("inquiry_request")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aFileThatIsMadeAgainCarriesTheQuestionAndALaterListMayBringTheAnswer(TestDatabase database) {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            Inquiry asked = ask(engine, flag, "cnesst");
            send(engine, OUT, NIGHT, "");
            Execution again = send(engine, OUT, NIGHT, "the partner lost it");
            assertThat(engine.dump(List.of("release_register")))
                    .as("it was released twice")
                    .containsSubsequence("inquiry=" + asked.ref(), "inquiry=" + asked.ref());
            Execution later = send(engine, OUT, NIGHT.plusDays(7), "");
            assertThat(again.sequence()).isEqualTo(2);
            assertThat(engine.count("release_register"))
                    .as("two files with the question, one without")
                    .isEqualTo(5);
            answered(
                    engine,
                    2,
                    TestEngine.indemnity(1)
                            .put("request-ref", ref(engine, later, 1))
                            .build());
            assertThat(onlyInquiry(engine, flag).state()).isEqualTo(InquiryState.ANSWERED);
            Execution last = send(engine, OUT, NIGHT.plusDays(14), "");
            assertThat(engine.workshop().inquiries().carried(last.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anAnswerForAClaimThatWasClosedMeanwhileIsForgottenAndCounted(TestDatabase database) {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            ask(engine, flag, "cnesst");
            Execution sent = send(engine, OUT, NIGHT, "");
            engine.database()
                    .client()
                    .sql("update claim set status = 'CLOSED' where id = 5001")
                    .update();
            long facts = engine.count("fact");
            Execution answer = answered(
                    engine,
                    2,
                    TestEngine.indemnity(1)
                            .put("request-ref", ref(engine, sent, 1))
                            .put("source-key", "CN-999999")
                            .build(),
                    TestEngine.indemnity(2)
                            .put("request-ref", ref(engine, sent, 2))
                            .put("source-key", "CN-999998")
                            .build());
            assertThat(answer.counts()).containsEntry("withdrawn", 1L).containsEntry("forgotten", 1L);
            assertThat(engine.count("fact")).isEqualTo(facts + 1);
            assertThat(onlyInquiry(engine, flag).answers())
                    .as("it came, and nothing was kept of it")
                    .containsExactly(new Inquiry.Answer(answer.id(), NIGHT, List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatMayNotBeAskedIsRefusedWithASentence(TestDatabase database) {
        try (TestEngine engine = flagged(database)) {
            Flag flag = flag(engine, 1);
            refused(
                    engine,
                    flag,
                    "saaq",
                    WHY + " with " + TestPeople.claimant(1).surname(),
                    "the reason must identify nobody, and it holds what looks like the name of a person of the claim;"
                            + " the flag says whom it is about");
            refused(engine, flag, "cnesst", " ", "the reason is blank; say in a few words why");
            ask(engine, flag, "cnesst");
            refused(
                    engine,
                    flag,
                    "cnesst",
                    WHY,
                    "partner cnesst was asked on this flag on 2026-11-22, and the answer is awaited");
            ask(engine, flag, "saaq");
            engine.database()
                    .client()
                    .sql("update flag set person_id = 4001 where ref = ?")
                    .param(flag.ref())
                    .update();
            Flag other = engine.workshop().flags().find(flag.ref()).orElseThrow();
            refused(
                    engine,
                    other,
                    "ramq",
                    WHY,
                    "no exchange asks partner ramq about the person of this flag; the agreements cover nobody else");
            engine.database()
                    .client()
                    .sql("update claim set status = 'CLOSED' where id = 5001")
                    .update();
            refused(engine, flag, "ramq", WHY, "claim 5001 is closed; nobody is asked about a closed claim");
            engine.database()
                    .client()
                    .sql("update flag set state = 'LAPSED' where ref = ?")
                    .param(flag.ref())
                    .update();
            refused(
                    engine,
                    engine.workshop().flags().find(flag.ref()).orElseThrow(),
                    "ramq",
                    WHY,
                    "flag " + flag.ref() + " is not open any more; there is nothing to ask about");
            assertThat(engine.count("inquiry")).isEqualTo(2);
        }
    }

    private static TestEngine flagged(TestDatabase database) {
        TestEngine engine = TestEngine.on(database).withServer().asked();
        Execution execution = engine.take(
                TestEngine.CN_IN, engine.file(TestEngine.CN_IN, 1, TestEngine.details(TestEngine.CN_IN, 3)));
        assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
        return engine;
    }

    private static Flag flag(TestEngine engine, int person) {
        return engine.workshop().flags().list(FlagFilter.ALL).stream()
                .filter(flag -> flag.personId() == person)
                .findFirst()
                .orElseThrow();
    }

    private static Inquiry ask(TestEngine engine, Flag flag, String partner) {
        return new Inquiring(engine.workshop(), engine.catalogue())
                .ask(flag, partner, Optional.empty(), WHY, "analyst", NIGHT);
    }

    private static void refused(TestEngine engine, Flag flag, String partner, String reason, String sentence) {
        assertThatThrownBy(() -> new Inquiring(engine.workshop(), engine.catalogue())
                        .ask(flag, partner, Optional.empty(), reason, "analyst", NIGHT))
                .isInstanceOf(NotPermitted.class)
                .hasMessage(sentence);
    }

    private static Inquiry onlyInquiry(TestEngine engine, Flag flag) {
        List<Inquiry> inquiries = engine.workshop().inquiries().on(flag.ref());
        assertThat(inquiries).hasSize(1);
        return inquiries.get(0);
    }

    private static Execution send(TestEngine engine, String exchange, LocalDate night, String again) {
        return engine.find(
                engine.control().send(engine.exchange(exchange), night, again).execution());
    }

    private static Execution answered(TestEngine engine, long sequence, Values... details) {
        Execution execution = engine.take(TestEngine.CN_IN, engine.file(TestEngine.CN_IN, sequence, List.of(details)));
        assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
        return execution;
    }

    private static String ref(TestEngine engine, Execution execution, long person) {
        return engine.workshop().requests().of(execution.id()).stream()
                .filter(request -> request.personId() == person)
                .map(Request::ref)
                .findFirst()
                .orElseThrow();
    }
}
