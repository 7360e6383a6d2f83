package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import qpip.exchange.storage.TestDatabase;

/** A held execution takes two people, and what is asked for is done behind, once. */
class OperationsTest {

    private static final String CN = TestEngine.CN_IN;
    private static final String OUT = "CN-OUT-01";

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anotherPersonThanTheOneWhoAskedLetsAHeldExecutionThrough(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked();
                Operations operations = engine.operations()) {
            String id = held(engine).id();
            assertThat(operations.restart(id, "u1", "go on")).contains(Operations.Refusal.HELD);
            assertThat(operations.release(id, "u2")).contains(Operations.Refusal.NOT_ASKED);
            assertThat(operations.askRelease(id, "u1", " ")).contains(Operations.Refusal.NO_REASON);
            assertThat(operations.askRelease(id, "u1", "NAS 046 454 286")).contains(Operations.Refusal.IDENTIFIES);
            assertThat(operations.askRelease(id, "u1", "x".repeat(201))).contains(Operations.Refusal.IDENTIFIES);
            assertThat(operations.askRelease(id, "u1", "a strike ended")).isEmpty();
            assertThat(operations.askRelease(id, "u2", "me too")).contains(Operations.Refusal.ASKED_ALREADY);
            assertThat(operations.release(id, "u1")).contains(Operations.Refusal.TWO_PEOPLE);
            assertThat(operations.approve(id, "u1"))
                    .as("nor at the command line")
                    .contains(Operations.Refusal.TWO_PEOPLE);
            assertThat(engine.find(id).status()).isEqualTo(ExecutionStatus.HELD);

            assertThat(operations.release(id, "u2")).isEmpty();
            idle(operations, id);

            Execution released = engine.find(id);
            assertThat(released.status()).as(released.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(released.released()).isEqualTo("a strike ended");
            assertThat(engine.count("flag")).isEqualTo(5);
            assertThat(acts(engine, id)).containsExactly("u1 RELEASE_ASKED", "u2 RELEASED");
            assertThat(operations.release(id, "u2")).contains(Operations.Refusal.NOT_HELD);
            assertThat(operations.abandon(id, "u2", "late")).contains(Operations.Refusal.OVER);
            assertThat(operations.restart(id, "u2", "late")).contains(Operations.Refusal.OVER);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theDatabaseItselfRefusesAReleaseByTheOneWhoAskedOrWithoutARequest(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database)) {
            ExecutionActs acts = new ExecutionActs(
                    engine.database().client(), engine.workshop().clock());
            acts.add("E", "u1", ExecutionAct.Kind.RELEASE_ASKED, "why");
            ExecutionAct asked = acts.of("E").get(0);

            assertThatThrownBy(() -> acts.release("E", "u1", asked))
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> acts.release(
                            "E",
                            "u2",
                            new ExecutionAct(
                                    asked.number(),
                                    asked.at(),
                                    "somebody",
                                    asked.kind(),
                                    "why",
                                    asked.askedIn(),
                                    asked.cause(),
                                    asked.found())))
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> acts.add("E", "u2", ExecutionAct.Kind.RELEASED, "why"))
                    .isInstanceOf(DataIntegrityViolationException.class);
            acts.release("E", "u2", asked);
            assertThat(ExecutionActs.asked(acts.of("E"))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsAbandonedIsOverAndItsReasonStays(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked();
                Operations operations = engine.operations()) {
            String id = held(engine).id();
            assertThat(operations.reached(engine.find(id))).isEqualTo(Reached.NOTHING);
            assertThat(operations.abandon("NO-SUCH", "u1", "why")).contains(Operations.Refusal.UNKNOWN);
            assertThat(operations.abandon(id, "u1", "sent by mistake")).isEmpty();
            idle(operations, id);

            assertThat(engine.find(id).status()).isEqualTo(ExecutionStatus.ABANDONED);
            assertThat(engine.find(id).detail()).isEqualTo("sent by mistake");
            assertThat(engine.count("flag")).isZero();
            assertThat(acts(engine, id)).containsExactly("u1 ABANDONED");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatWasKilledIsInterruptedUntilSomebodyRestartsItAndItsAttemptsAreKept(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked();
                Operations operations = engine.operations()) {
            String id = held(engine).id();
            engine.database()
                    .client()
                    .sql(
                            "update execution set status = 'RUNNING', released = 'looked at', ended_at = null where id = ?")
                    .param(id)
                    .update();
            assertThat(operations.interrupted(engine.find(id))).isTrue();
            Leases leases = new Leases(engine.database());
            try (Leases.Lease lease = leases.take(CN).orElseThrow()) {
                lease.check();
                assertThat(operations.interrupted(engine.find(id))).isFalse();
                assertThat(operations.restart(id, "u1", "killed")).contains(Operations.Refusal.BUSY);
            }

            assertThat(operations.restart(id, "u1", "killed")).isEmpty();
            idle(operations, id);

            assertThat(engine.find(id).status()).isEqualTo(ExecutionStatus.DONE);
            List<Attempts.Attempt> attempts = new Attempts(engine.database().client(), false).of(id);
            assertThat(attempts).extracting(Attempts.Attempt::status).containsExactly("STOPPED", "COMPLETED");
            assertThat(attempts.get(0).steps())
                    .extracting(Attempts.Step::name)
                    .contains("verify", "compare", "publish");
            assertThat(new Attempts(engine.database().client(), false).usual(CN, id))
                    .isEmpty();
            assertThat(new Attempts(engine.database().client(), false).usual(CN, "another"))
                    .hasValueSatisfying(usual -> assertThat(usual).isPositive());
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsPublishedIsNotAbandonedBecauseItStaysVisible(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer().asked();
                Operations operations = engine.operations()) {
            Path file = engine.file(CN, 1, TestEngine.details(CN, 5));
            int port = engine.unserve();
            Execution failed = engine.take(CN, file);
            assertThat(failed.status()).as(failed.detail()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(engine.count("flag")).isEqualTo(5);

            assertThat(operations.reached(failed)).isEqualTo(Reached.PUBLISHED);
            assertThat(operations.abandon(failed.id(), "u1", "no answer")).contains(Operations.Refusal.REACHED);
            assertThatThrownBy(() -> engine.control().abandon(engine.exchange(CN), failed, "no answer"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("execution " + failed.id()
                            + " is published, which can't be taken back; restart it, so that it ends");
            assertThat(engine.find(failed.id()).status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(acts(engine, failed.id())).isEmpty();

            engine.serve(port);
            assertThat(operations.restart(failed.id(), "u1", "the server is back"))
                    .isEmpty();
            idle(operations, failed.id());
            assertThat(engine.find(failed.id()).status()).isEqualTo(ExecutionStatus.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsDeliveredIsNotAbandonedBecauseItsReleaseIsNotYetOnRecord(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer();
                Operations operations = engine.operations()) {
            int port = engine.unserve();
            Control.Ran ran = engine.control().send(engine.exchange(OUT), TestEngine.NIGHT, "");
            assertThat(operations.reached(engine.find(ran.execution()))).isEqualTo(Reached.DELIVERY_BEGUN);
            engine.serve(port);
            rename(engine, "release_register", "away");
            engine.control().restart(engine.exchange(OUT), engine.find(ran.execution()), "");
            Execution failed = engine.find(ran.execution());
            rename(engine, "away", "release_register");
            assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(engine.inbox("cnesst").resolve(failed.fileName())).exists();

            assertThat(operations.reached(failed)).isEqualTo(Reached.DELIVERED);
            assertThat(operations.abandon(failed.id(), "u1", "why")).contains(Operations.Refusal.REACHED);

            engine.control().restart(engine.exchange(OUT), failed, "");
            assertThat(engine.find(failed.id()).status()).isEqualTo(ExecutionStatus.DONE);
            assertThat(engine.count("release_register")).isEqualTo(1);
        }
    }

    private static void rename(TestEngine engine, String table, String name) {
        engine.database()
                .client()
                .sql("alter table " + table + " rename to " + name)
                .update();
    }

    private static Execution held(TestEngine engine) {
        engine.gates(CN, new Gates(new BigDecimal("0.02"), 0, BigDecimal.ZERO, 0, 4));
        Execution held = engine.take(CN, engine.file(CN, 1, TestEngine.details(CN, 5)));
        assertThat(held.status()).isEqualTo(ExecutionStatus.HELD);
        assertThat(held.reason()).isEqualTo("flags-max");
        return held;
    }

    private static List<String> acts(TestEngine engine, String id) {
        return new ExecutionActs(engine.database().client(), engine.workshop().clock())
                .of(id).stream().map(act -> act.who() + " " + act.kind()).toList();
    }

    static void idle(Operations operations, String id) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (operations.underWay(id).isPresent() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(operations.underWay(id)).isEmpty();
        assertThat(operations.trouble(id)).isEmpty();
    }
}
