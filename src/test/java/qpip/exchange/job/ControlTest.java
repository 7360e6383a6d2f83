package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.transfer.Effects;

/** Gates hold, restarts go on, what is done stays done, and two never do the same work. */
class ControlTest {

    private static final String CN = TestEngine.CN_IN;

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void tooManyFlagsHoldTheExecutionUntilAPersonReleasesIt(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            engine.gates(CN, new Gates(new BigDecimal("0.02"), 0, BigDecimal.ZERO, 0, 4));
            String before = engine.dump(TestEngine.PUBLISHED);
            Execution held = engine.take(CN, engine.file(CN, 1, TestEngine.details(CN, 5)));
            assertThat(held.status()).isEqualTo(ExecutionStatus.HELD);
            assertThat(held.detail()).isEqualTo("5 flags would be raised; at most 4 are expected");
            assertThat(engine.dump(TestEngine.PUBLISHED)).isEqualTo(before);
            assertThat(engine.files("outbound")).isEmpty();

            // Without a reason nothing changes.
            engine.control().restart(engine.exchange(CN), held, "");
            assertThat(engine.find(held.id()).status()).isEqualTo(ExecutionStatus.HELD);
            assertThat(engine.dump(TestEngine.PUBLISHED)).isEqualTo(before);

            engine.control().restart(engine.exchange(CN), held, "a strike ended, the volume is right");
            Execution released = engine.find(held.id());
            assertThat(released.status()).isEqualTo(ExecutionStatus.DONE);
            assertThat(released.released()).isEqualTo("a strike ended, the volume is right");
            assertThat(engine.count("flag")).isEqualTo(5);
            assertThat(engine.tidy()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aNumberOfFlagsAtTheGateItselfPasses(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            engine.gates(CN, new Gates(new BigDecimal("0.02"), 0, BigDecimal.ONE, 0, 5));
            assertThat(engine.take(CN, engine.file(CN, 1, TestEngine.details(CN, 5)))
                            .status())
                    .isEqualTo(ExecutionStatus.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aShareOfTooFewRecordsHoldsNothing(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            engine.gates(CN, new Gates(BigDecimal.ONE, 0, new BigDecimal("0.90"), 11, 1000));
            List<Values> details = TestEngine.details(CN, 10);
            details.set(
                    3,
                    details.get(3).with().put("request-ref", "CNZZZZZZZZZZZZZ3").build());
            details.set(
                    7,
                    details.get(7).with().put("request-ref", "CNZZZZZZZZZZZZZ7").build());
            assertThat(engine.take(CN, engine.file(CN, 1, details)).status()).isEqualTo(ExecutionStatus.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void tooFewMatchesHoldTheExecutionAndAbandoningLeavesNothing(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            engine.gates(CN, new Gates(BigDecimal.ONE, 0, new BigDecimal("0.90"), 0, 1000));
            List<Values> details = TestEngine.details(CN, 10);
            for (int i : new int[] {3, 7}) {
                details.set(
                        i,
                        details.get(i)
                                .with()
                                .put("request-ref", "CNZZZZZZZZZZZZZ" + i)
                                .build());
            }
            String before = engine.dump(TestEngine.PUBLISHED);
            Execution held = engine.take(CN, engine.file(CN, 1, details));
            assertThat(held.status()).isEqualTo(ExecutionStatus.HELD);
            assertThat(held.detail())
                    .isEqualTo("8 of 10 records speak of persons on the register; at least 90% are expected");

            engine.control().abandon(engine.exchange(CN), held, "sent by mistake");
            assertThat(engine.find(held.id()).status()).isEqualTo(ExecutionStatus.ABANDONED);
            assertThat(engine.dump(TestEngine.PUBLISHED)).isEqualTo(before);
            assertThat(engine.tidy()).isTrue();
            assertThat(engine.files("quarantine")).containsExactly(CN + "/" + held.id() + "." + held.fileName());
            engine.control().restart(engine.exchange(CN), engine.find(held.id()), "changed my mind");
            assertThat(engine.find(held.id()).status()).isEqualTo(ExecutionStatus.ABANDONED);

            Execution next = engine.take(CN, engine.file(CN, 1, TestEngine.details(CN, 10)));
            assertThat(next.status()).isEqualTo(ExecutionStatus.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theFileAfterAHeldOneWaits(TestDatabase database) throws IOException {
        try (TestEngine engine = TestEngine.on(database).withServer().asked()) {
            engine.gates(CN, new Gates(new BigDecimal("0.02"), 0, BigDecimal.ZERO, 0, 1));
            Path outbox = engine.outbox("cnesst");
            Files.write(outbox.resolve(engine.name(CN, 1)), engine.extract(CN, 1, TestEngine.details(CN, 5)));
            Files.write(outbox.resolve(engine.name(CN, 2)), engine.extract(CN, 2, TestEngine.details(CN, 6)));
            for (int night = 0; night < 2; night++) {
                List<Control.Ran> ran = engine.control().collect(engine.exchange(CN), TestEngine.NIGHT.plusDays(night));
                assertThat(ran).hasSize(1);
                assertThat(engine.find(ran.get(0).execution()).status()).isEqualTo(ExecutionStatus.HELD);
                assertThat(outbox.resolve(engine.name(CN, 2))).exists();
            }
            Execution held =
                    engine.workshop().executions().list(Optional.empty()).get(0);
            engine.control().restart(engine.exchange(CN), held, "looked at");
            engine.gates(CN, new Gates(new BigDecimal("0.02"), 0, BigDecimal.ZERO, 0, 100));
            engine.control().collect(engine.exchange(CN), TestEngine.NIGHT);
            assertThat(engine.workshop().sequences().last(CN)).isEqualTo(2);
            assertThat(engine.count("flag")).isEqualTo(6);
            assertThat(outbox).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theSameFileAgainDoesNothingUnlessAReasonIsGiven(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            Path file = engine.file(CN, 1, TestEngine.details(CN, 5));
            Execution first = engine.take(CN, file);
            String everything = engine.dump(TestEngine.PUBLISHED) + engine.dump(List.of("execution"));
            Control.Ran again = engine.control().take(engine.exchange(CN), file, TestEngine.NIGHT, "");
            assertThat(again).isEqualTo(new Control.Ran(first.id(), false, Optional.empty()));
            assertThat(engine.dump(TestEngine.PUBLISHED) + engine.dump(List.of("execution")))
                    .isEqualTo(everything);

            Execution anew = engine.take(CN, file, "the register was wrong");
            assertThat(anew.id()).isEqualTo(first.id() + ".again1");
            assertThat(anew.status()).as(anew.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(anew.count("unchanged")).isEqualTo(5);
            Execution third = engine.take(CN, file, "once more");
            assertThat(third.id()).isEqualTo(first.id() + ".again2");
            assertThat(engine.files("outbound")).hasSize(3);
            assertThat(engine.workshop().sequences().last(CN)).isEqualTo(1);
        }
    }

    /**
     * Stops the program in front of every effect outside the database, one after the other, as a full disk or a lost
     * connection would; the restart then comes to the same end.
     */
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aFailureAtAnyEffectIsMadeGoodByARestart(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            AtomicInteger until = new AtomicInteger();
            Consumer<String> stopping = point -> {
                if (until.getAndDecrement() == 0) {
                    throw new IllegalStateException("stopped at " + point);
                }
            };
            int failures = 0;
            for (int file = 1; file <= 60; file++) {
                List<Values> details = List.of(TestEngine.indemnity(file % 39 + 1)
                        .put("source-key", "CN-F" + file)
                        .build());
                Path sent = engine.file(CN, file, details);
                until.set(file - 1);
                try (TestEngine fragile = engine.another(Effects.observed(Effects.real(), stopping))) {
                    Control.Ran ran = fragile.control().take(engine.exchange(CN), sent, TestEngine.NIGHT, "");
                    if (ran.failure().isEmpty()) {
                        break;
                    }
                    failures++;
                    Execution failed = engine.find(ran.execution());
                    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
                    assertThat(failed.detail()).startsWith("stopped at ");
                }
                Execution done = engine.take(CN, sent);
                assertThat(done.status()).as(done.detail()).isEqualTo(ExecutionStatus.DONE);
                assertThat(engine.tidy()).isTrue();
                assertThat(engine.count("fact")).isEqualTo(file);
            }
            assertThat(failures).isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anAcknowledgementThatCouldNotBeDeliveredIsDeliveredByTheRestart(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer().asked()) {
            Path file = engine.file(CN, 1, TestEngine.details(CN, 5));
            int port = engine.unserve();
            Execution failed = engine.take(CN, file);
            assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(failed.detail()).contains("cnesst");
            engine.serve(port);
            engine.control().restart(engine.exchange(CN), failed, "");
            Execution done = engine.find(failed.id());
            assertThat(done.status()).as(done.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(engine.count("flag")).isEqualTo(5);
            assertThat(engine.inbox("cnesst"))
                    .isDirectoryContaining(name -> name.toString().contains("_ACK_"));
            assertThat(engine.tidy()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoComesSecondHearsThatTheExchangeRuns(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked();
                TestEngine other = engine.another(Effects.real());
                Leases.Lease lease = new Leases(database.database()).take(CN).orElseThrow()) {
            Path file = engine.file(CN, 1, TestEngine.details(CN, 5));
            assertThatThrownBy(() -> other.take(CN, file))
                    .isInstanceOf(AlreadyRunning.class)
                    .hasMessage("exchange CN-IN-01 is running already; wait until it ends (see ./exchange executions)");
            assertThatThrownBy(() -> other.control().alone(other.catalogue().exchanges(), () -> "loaded"))
                    .isInstanceOf(AlreadyRunning.class);
            assertThat(engine.count("execution")).isZero();
            lease.check();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aWorkerThatLostItsLeaseCommitsNothingMore(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            Path file = engine.file(CN, 1, TestEngine.details(CN, 5));
            Set<String> lost = new HashSet<>();
            Consumer<String> thief = point -> {
                if (point.equals("before:write") && lost.add("once")) {
                    LeasesTest.expire(database);
                    new Leases(database.database()).take(CN).orElseThrow();
                }
            };
            try (TestEngine sleeper = engine.another(Effects.observed(Effects.real(), thief))) {
                Control.Ran ran = sleeper.control().take(engine.exchange(CN), file, TestEngine.NIGHT, "");
                assertThat(ran.failure())
                        .get()
                        .satisfies(failure -> assertThat(failure).hasMessageContaining("was lost to another process"));
            }
            assertThat(engine.count("fact")).isZero();
            LeasesTest.expire(database);
            assertThat(engine.take(CN, file).status()).isEqualTo(ExecutionStatus.DONE);
        }
    }
}
