package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.review.Dispositions;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagEvent;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagState;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/** R19: what corrections and cancellations do to the flags that rest on what was said before, for every exchange. */
class RestatedFactsTest {

    /** One record of an exchange in a version, with an action, that says more or less. */
    private record Sent(String exchange, Function<Said, Values> record) {

        /** A correction is another record, which names the one that it takes the place of. */
        boolean amends() {
            return exchange.equals("SC-IN-02") || exchange.equals("RQ-IN-02");
        }

        @Override
        public String toString() {
            return exchange;
        }
    }

    private record Said(String action, int version, boolean more) {}

    private static final List<Sent> SENT = List.of(
            new Sent(
                    "CN-IN-01",
                    said -> TestEngine.indemnity(1)
                            .put("action-code", said.action())
                            .put("record-version", said.version())
                            .cents("pay-amount", said.more() ? 160_000 : 120_000)
                            .build()),
            new Sent(
                    "CN-IN-02",
                    said -> person("CN-OUT-01", said)
                            .put("file-no", "500000001")
                            .put("certificate-date", LocalDate.of(2026, 5, 20))
                            .put("motive", "L")
                            .put("work-stop-date", LocalDate.of(2026, 6, 1))
                            .put("irr-start", LocalDate.of(2026, 6, 7))
                            .put("irr-end", LocalDate.of(2026, 12, 31))
                            .put("pay-from", LocalDate.of(2026, 6, 7))
                            .put("pay-to", LocalDate.of(2026, 6, 20))
                            .cents("pay-amount", said.more() ? 160_000 : 120_000)
                            .build()),
            new Sent(
                    "SA-IN-01",
                    said -> person("SA-OUT-01", said)
                            .put("claim-no", "600000001")
                            .put("accident-date", LocalDate.of(2026, 6, 1))
                            .put("pay-from", LocalDate.of(2026, 6, 7))
                            .put("pay-to", LocalDate.of(2026, 6, 20))
                            .cents("pay-amount", said.more() ? 160_000 : 120_000)
                            .put("payment-date", LocalDate.of(2026, 6, 24))
                            .put("entitlement-end", LocalDate.of(2026, 12, 31))
                            .build()),
            new Sent(
                    "SC-IN-01",
                    said -> person("SC-OUT-01", said)
                            .put("ei-claim-no", "700000001")
                            .put("benefit-type", "SICK")
                            .put("ei-period-start", LocalDate.of(2026, 5, 31))
                            .put("week-start", LocalDate.of(2026, 6, 7))
                            .put("week-status", "PD")
                            .cents("gross-amount", said.more() ? 60_000 : 45_000)
                            .put("payment-date", LocalDate.of(2026, 6, 24))
                            .build()),
            new Sent("SC-IN-02", RestatedFactsTest::employment),
            new Sent("RQ-IN-02", RestatedFactsTest::slip),
            new Sent(
                    "DE-IN-01",
                    said -> TestEngine.birth(1)
                            .put("act-version", said.version())
                            .put("action-code", said.action())
                            .put("child-dob", TestPeople.born(1).plusDays(said.more() ? 2 : 3))
                            .build()),
            new Sent(
                    "DE-IN-02",
                    said -> TestEngine.death(1)
                            .put("act-version", said.version())
                            .put("action-code", said.action())
                            .put("death-date-precision", said.more() ? "E" : "P")
                            .build()));

    static Stream<Arguments> everyExchangeOnBoth() {
        return SENT.stream().flatMap(sent -> TestDatabases.both().map(database -> Arguments.of(sent, database)));
    }

    static Stream<Arguments> versionedOnBoth() {
        return everyExchangeOnBoth().filter(sent -> !((Sent) sent.get()[0]).amends());
    }

    static Stream<Arguments> amendedOnBoth() {
        return everyExchangeOnBoth().filter(sent -> ((Sent) sent.get()[0]).amends());
    }

    @ParameterizedTest
    @MethodSource("everyExchangeOnBoth")
    void aCorrectionIsInTheHistoryOfItsFlagWithBeforeAndAfter(Sent sent, TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.take(sent, "A", 1, true);
            String raised = nights.flag().ref();
            Execution corrected = nights.take(sent, "C", 2, false);

            FlagEvent last = nights.last(raised);
            assertThat(last.rule()).isEqualTo("R19");
            assertThat(last.kind()).isIn(FlagEvent.Kind.CHANGED, FlagEvent.Kind.WITHDRAWN);
            assertThat(last.evidenceBefore()).anyMatch(evidence -> evidence.endsWith(":1"));
            assertThat(last.who()).isEqualTo(corrected.id());
            assertThat(corrected.count("flags-restated")).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("versionedOnBoth")
    void theSameContentUnderANewVersionIsNoChange(Sent sent, TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.take(sent, "A", 1, true);
            Execution again = nights.take(sent, "C", 2, true);

            assertThat(again.count("flags-restated")).isZero();
            assertThat(nights.history(nights.flag().ref()))
                    .extracting(FlagEvent::kind)
                    .containsExactly(FlagEvent.Kind.RAISED);
        }
    }

    @ParameterizedTest
    @MethodSource("amendedOnBoth")
    void aRecordThatAmendsAndSaysTheSameChangesNothingButWhatTheFlagRestsOn(Sent sent, TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.take(sent, "A", 1, true);
            Flag before = nights.flag();
            nights.decide(before.ref());
            Execution again = nights.take(sent, "C", 2, true);

            Flag after = nights.find(before.ref());
            assertThat(after.state()).isEqualTo(FlagState.CLOSED);
            assertThat(after.outcome()).contains(FlagOutcome.NO_CHANGE);
            assertThat(after.impact()).isEqualByComparingTo(before.impact());
            assertThat(after.evidence()).isNotEqualTo(before.evidence());
            assertThat(again.count("flags-reopened")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyExchangeOnBoth")
    void aCancellationTakesTheFlagBackAndItStaysOnRecord(Sent sent, TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.take(sent, "A", 1, true);
            Flag before = nights.flag();
            Execution cancelled = nights.take(sent, "X", 2, true);

            Flag after = nights.find(before.ref());
            assertThat(after.state()).isEqualTo(FlagState.CLOSED);
            assertThat(after.outcome()).contains(FlagOutcome.PARTNER_ERROR);
            FlagEvent last = nights.last(before.ref());
            assertThat(last.kind()).isEqualTo(FlagEvent.Kind.WITHDRAWN);
            assertThat(last.rule()).isEqualTo("R19");
            assertThat(last.impactBefore()).isEqualByComparingTo(before.impact());
            assertThat(last.impactAfter()).isZero();
            assertThat(cancelled.count("flags-withdrawn")).isPositive();
        }
    }

    /** Edge case 25: a decision is never undone by itself. */
    @ParameterizedTest
    @MethodSource("everyExchangeOnBoth")
    void aCancellationAfterTheDecisionReopensIt(Sent sent, TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.take(sent, "A", 1, true);
            String ref = nights.flag().ref();
            nights.decide(ref);
            Execution cancelled = nights.take(sent, "X", 2, true);

            assertThat(nights.find(ref).state()).isEqualTo(FlagState.REOPENED);
            assertThat(nights.last(ref).rule()).isEqualTo("R19");
            assertThat(cancelled.count("flags-reopened")).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aDecisionIsReopenedFromTheMaterialAmountOn(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            Sent sent = SENT.get(0);
            nights.take(sent, "A", 1, true);
            String ref = nights.flag().ref();
            nights.decide(ref);
            nights.cents(2, 150_001);
            assertThat(nights.find(ref).state()).isEqualTo(FlagState.CLOSED);
            assertThat(nights.find(ref).outcome()).contains(FlagOutcome.NO_CHANGE);
            nights.cents(3, 150_000);
            assertThat(nights.find(ref).state()).isEqualTo(FlagState.REOPENED);
            assertThat(nights.find(ref).outcome()).isEmpty();
        }
    }

    /** Edge case 26: it waits for its original for 30 days, then somebody is told, once. */
    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anOrphanWaitsThirtyDaysAndIsReportedOnce(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            Sent sent = SENT.get(0);
            Execution orphan = nights.take(sent, "X", 2, true);
            assertThat(orphan.count("orphans-waiting")).isEqualTo(1);
            nights.on = TestEngine.NIGHT.plusDays(29);
            assertThat(nights.take(sent, "X", 2, true).count("orphans-reported"))
                    .isZero();
            nights.on = TestEngine.NIGHT.plusDays(30);
            assertThat(nights.take(sent, "X", 2, true).count("orphans-reported"))
                    .isEqualTo(1);
            nights.on = TestEngine.NIGHT.plusDays(31);
            assertThat(nights.take(sent, "X", 2, true).count("orphans-reported"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anOrphanWhoseOriginalComesIsNoneAnyMore(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            Sent sent = SENT.get(0);
            nights.take(sent, "X", 2, true);
            Execution original = nights.take(sent, "A", 1, true);

            assertThat(original.count("orphans-waiting")).isZero();
            assertThat(nights.engine.workshop().flags().list(FlagFilter.ALL)).isEmpty();
        }
    }

    /** An amended record has a serial of its own; a cancelled one is sent again under the serial that it had. */
    private static Values employment(Said said) {
        Person person = TestPeople.claimant(1);
        boolean amended = said.action().equals("C");
        long cents = said.more() ? 160_000 : 120_000;
        return Values.builder()
                .put("request-ref", Nights.ref("SC-OUT-01"))
                .put("roe-serial", amended ? "W00000002" : "W00000001")
                .put("roe-status", amended ? "A" : said.action().equals("X") ? "C" : "O")
                .put("amends-serial", amended ? "W00000001" : "")
                .put("sin", person.current(IdentifierType.SIN).orElseThrow())
                .put("employee-surname", person.surname())
                .put("employee-given", person.calledName())
                .put("employer-bn", "100000001RP0001")
                .put("employer-name", "Atelier inventé")
                .put("first-day-worked", LocalDate.of(2026, 6, 7))
                .put("last-day-paid", LocalDate.of(2026, 6, 20))
                .put("final-pay-period-end", LocalDate.of(2026, 6, 20))
                .put("reason-code", "A00")
                .put("pay-period-type", "B")
                .put(
                        "pay-periods",
                        List.of(Values.builder()
                                .put("seq", 1)
                                .put("end-date", LocalDate.of(2026, 6, 20))
                                .cents("insurable-earnings", cents)
                                .build()))
                .cents("total-insurable-earnings", cents)
                .put("issued-on", LocalDate.of(2026, 6, 25))
                .build();
    }

    /** Without a premium there is a flag; a slip that amends or takes back names the one before it. */
    private static Values slip(Said said) {
        boolean first = said.action().equals("A");
        return Values.builder()
                .put("request-ref", Nights.ref("RQ-OUT-01"))
                .put("sin", TestPeople.sin(1))
                .put("taxation-year", 2025)
                .put("slip-code", first ? "R" : said.action().equals("X") ? "D" : "A")
                .put("slip-no", first ? "100000001" : "100000002")
                .put("prev-slip-no", first ? "" : "100000001")
                .put("employer-id-rq", "1000000001RS0001")
                .cents("box-a", 300_000)
                .cents("box-h", said.more() ? 0 : 1_482)
                .cents("box-i", 300_000)
                .build();
    }

    private static Values.Builder person(String asked, Said said) {
        Person person = TestPeople.claimant(1);
        return Values.builder()
                .put("match-code", "00")
                .put("request-ref", Nights.ref(asked))
                .put("sin", person.current(IdentifierType.SIN).orElseThrow())
                .put("surname-birth", person.surname())
                .put("given-name", person.calledName())
                .put("dob", person.dateOfBirth().orElseThrow())
                .put("action-code", said.action())
                .put("source-key", "K-000001")
                .put("record-version", said.version());
    }

    /** An engine that takes one file after another. */
    private static final class Nights implements AutoCloseable {

        private final TestEngine engine;
        private LocalDate on = TestEngine.NIGHT;

        Nights(TestDatabase database) {
            this.engine = TestEngine.on(database).asked();
            for (String asked : List.of("SA-OUT-01", "SC-OUT-01", "RQ-OUT-01")) {
                Request request = new Request(
                        ref(asked),
                        1,
                        5001,
                        TestPeople.claim(1).benefitPeriod(),
                        Role.CLAIMANT,
                        asked.startsWith("RQ") ? "2025" : "");
                database.database()
                        .transaction()
                        .executeWithoutResult(status -> engine.workshop()
                                .requests()
                                .keep(asked + ".asked", asked, TestEngine.NIGHT, new ArrayList<>(List.of(request))));
            }
        }

        static String ref(String asked) {
            return asked.startsWith("CN") ? TestEngine.ref(asked, 1) : asked.substring(0, 2) + "AAAAAAAAAAAAAA";
        }

        Execution take(Sent sent, String action, int version, boolean more) {
            return take(sent.exchange(), sent.record().apply(new Said(action, version, more)));
        }

        void cents(int version, long cents) {
            take(
                    "CN-IN-01",
                    TestEngine.indemnity(1)
                            .put("action-code", "C")
                            .put("record-version", version)
                            .cents("pay-amount", cents)
                            .build());
        }

        private Execution take(String exchange, Values record) {
            long number = engine.workshop().sequences().last(exchange) + 1;
            Execution execution = engine.find(engine.control()
                    .take(engine.exchange(exchange), engine.file(exchange, number, List.of(record)), on, "")
                    .execution());
            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            return execution;
        }

        /** The flag that rests on what was sent; rules about what is missing may have raised others. */
        Flag flag() {
            return engine.workshop().flags().list(FlagFilter.ALL).stream()
                    .filter(flag -> flag.claimId() == 5001 && !flag.evidence().isEmpty())
                    .findFirst()
                    .orElseThrow();
        }

        Flag find(String ref) {
            return engine.workshop().flags().find(ref).orElseThrow();
        }

        List<FlagEvent> history(String ref) {
            return engine.workshop().flags().history(ref);
        }

        FlagEvent last(String ref) {
            List<FlagEvent> history = history(ref);
            return history.get(history.size() - 1);
        }

        void decide(String ref) {
            new Dispositions(engine.database(), 30).dispose(ref, FlagOutcome.NO_CHANGE, "ana", "looked at", on);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
