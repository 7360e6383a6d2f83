package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;
import qpip.exchange.review.Dispositions;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagState;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/**
 * What later notices (RA-IN-02), mentions (DE-IN-03) and changes of name (DE-IN-04) do to what was concluded before.
 */
class ChangesTest {

    private static final String LEFT =
            TestPeople.claim(1).benefitPeriod().from().plusDays(20).toString();

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aNoticeThatIsCancelledTakesItsFlagBack(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            take(engine, "RA-IN-02", notice("AV1", "DEPT", LEFT, ""));
            Flag raised = flag(engine, "R24").orElseThrow();
            Execution cancelled = take(engine, "RA-IN-02", notice("AV2", "DEPT", LEFT, "AV1"));

            Flag after = engine.workshop().flags().find(raised.ref()).orElseThrow();
            assertThat(after.state()).isEqualTo(FlagState.CLOSED);
            assertThat(after.outcome()).contains(FlagOutcome.PARTNER_ERROR);
            assertThat(cancelled.count("flags-withdrawn")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aDeathThatIsTakenBackAfterTheDecisionReopensIt(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            take(engine, "RA-IN-02", notice("AV1", "DECE", "2026-11-02", ""));
            Flag raised = flag(engine, "R25").orElseThrow();
            new Dispositions(engine.database(), 30)
                    .dispose(raised.ref(), FlagOutcome.NO_CHANGE, "ana", "asked the registrar", TestEngine.NIGHT);
            take(engine, "RA-IN-02", notice("AV2", "DECE", "2026-11-02", "AV1"));

            assertThat(engine.workshop()
                            .flags()
                            .find(raised.ref())
                            .orElseThrow()
                            .state())
                    .isEqualTo(FlagState.REOPENED);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aCancellationThatComesBeforeItsNoticeLeavesNothingToFlag(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            take(engine, "RA-IN-02", notice("AV2", "DECE", "2026-11-02", "AV1"));
            take(engine, "RA-IN-02", notice("AV1", "DECE", "2026-11-02", ""));

            assertThat(flag(engine, "R25")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"RECT", "PADD"})
    void anActThatIsRectifiedTakesTheFlagBack(String event) {
        try (TestDatabase database = TestDatabases.h2();
                TestEngine engine = TestEngine.on(database).asked()) {
            Values stranger = TestEngine.parent("MERE", stranger(901, "Inconnu", "Aimée"));
            Values father = TestEngine.parent("PERE", TestPeople.otherParent(1));
            take(
                    engine,
                    "DE-IN-01",
                    TestEngine.birth(1)
                            .put("parents", List.of(stranger, father))
                            .build());
            Flag raised = flag(engine, "R30").orElseThrow();
            take(
                    engine,
                    "DE-IN-03",
                    mention(event, List.of(TestEngine.parent("MERE", TestPeople.claimant(1)), father)));

            assertThat(engine.workshop()
                            .flags()
                            .find(raised.ref())
                            .orElseThrow()
                            .state())
                    .isEqualTo(FlagState.LAPSED);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aRegisteredChangeOfNameEndsTheQuestionAboutTheName(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            take(
                    engine,
                    "RA-IN-01",
                    TestEngine.answer(1)
                            .put("match-code", "01")
                            .put("surname-birth", "VANDERBRUGGEN")
                            .build());
            Flag raised = flag(engine, "R22").orElseThrow();
            take(engine, "DE-IN-04", change(TestPeople.claimant(1), TestPeople.otherParent(1)));

            assertThat(engine.workshop()
                            .flags()
                            .find(raised.ref())
                            .orElseThrow()
                            .state())
                    .isEqualTo(FlagState.LAPSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"DE-IN-03", "DE-IN-04"})
    void whatIsAboutNobodyOnTheRegisterIsForgotten(String exchange) {
        try (TestDatabase database = TestDatabases.h2();
                TestEngine engine = TestEngine.on(database)) {
            Person one = stranger(901, "Inconnu", "Aimée");
            Person other = stranger(902, "Personne", "Zoé");
            Values record = exchange.equals("DE-IN-03")
                    ? mention("PADD", List.of(TestEngine.parent("MERE", one), TestEngine.parent("PERE", other)))
                    : change(one, other);

            Execution execution = take(engine, exchange, record);

            assertThat(execution.count("forgotten")).isEqualTo(1);
            assertThat(engine.count("fact")).isZero();
        }
    }

    /** Somebody who is not on the register. */
    private static Person stranger(long id, String surname, String given) {
        return TestPeople.person(id, surname, given, LocalDate.of(1979, 1, 2), Sex.F);
    }

    private static Values notice(String number, String event, String on, String cancels) {
        return Values.builder()
                .put("request-ref", TestEngine.ref("RA-OUT-01", 1))
                .put("notice-no", number)
                .put("event-code", event)
                .put("event-date", LocalDate.parse(on))
                .put("reported-on", TestEngine.NIGHT.minusDays(1))
                .put("cancels-notice", cancels)
                .build();
    }

    private static Values mention(String event, List<Values> parents) {
        return Values.builder()
                .put("act-no", "M000000000001")
                .put("event-type", event)
                .put("effective-date", TestEngine.NIGHT.minusDays(9))
                .put("registered-on", TestEngine.NIGHT.minusDays(2))
                .put("child-surname", "Untel")
                .put(
                        "child-given",
                        List.of(Values.builder().put("given", "Bébé").build()))
                .put("child-dob", TestPeople.born(1))
                .put("parents", parents)
                .build();
    }

    private static Values change(Person person, Person spouse) {
        return Values.builder()
                .put("event-no", "C000000000001")
                .put("event-type", "NAMECH")
                .put("effective-date", TestEngine.NIGHT.minusDays(40))
                .put("old-surname", person.surname())
                .put("old-given", person.calledName())
                .put("new-surname", "Vanderbruggen")
                .put("dob", person.dateOfBirth().orElseThrow())
                .put("spouse-name", spouse.surname() + " " + spouse.calledName())
                .build();
    }

    private static Execution take(TestEngine engine, String exchange, Values record) {
        long number = engine.workshop().sequences().last(exchange) + 1;
        Execution execution = engine.take(exchange, engine.file(exchange, number, List.of(record)));
        assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
        return execution;
    }

    private static Optional<Flag> flag(TestEngine engine, String rule) {
        return engine.workshop().flags().list(FlagFilter.ALL).stream()
                .filter(flag -> flag.claimId() == 5001
                        && flag.rule().equals(rule)
                        && flag.state().isOpen())
                .findFirst();
    }
}
