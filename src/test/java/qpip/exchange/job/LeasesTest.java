package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.TestDatabase;

/** One owner at a time, whoever comes at the same moment, sleeps too long or is killed. */
class LeasesTest {

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theLeaseIsOnePersonsUntilItIsClosed(TestDatabase database) {
        Leases leases = new Leases(database.database());
        Leases.Lease first = leases.take("CN-IN-01").orElseThrow();
        assertThat(leases.take("CN-IN-01")).isEmpty();
        assertThat(new Leases(database.database()).take("CN-IN-01")).isEmpty();
        leases.take("RA-IN-01").orElseThrow().close();
        first.close();
        leases.take("CN-IN-01").orElseThrow().close();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anExpiredLeaseIsTakenOverAndItsFirstOwnerIsFenced(TestDatabase database) {
        Leases leases = new Leases(database.database());
        Leases.Lease first = leases.take("CN-IN-01").orElseThrow();
        first.check();
        expire(database);
        Leases.Lease second = leases.take("CN-IN-01").orElseThrow();
        assertThatThrownBy(first::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lease of exchange CN-IN-01 was lost to another process;"
                        + " this one stops without changing anything");
        assertThatThrownBy(() -> database.database().transaction().executeWithoutResult(status -> first.fence()))
                .isInstanceOf(IllegalStateException.class);
        second.check();
        // What the first owner does on its way out takes nothing from the second.
        first.close();
        assertThat(leases.take("CN-IN-01")).isEmpty();
        second.close();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theLeaseOfADeadProcessOfThisMachineIsTakenAtOnce(TestDatabase database) {
        Leases leases = new Leases(database.database());
        leases.take("CN-IN-01").orElseThrow();
        String owner = database.database()
                .client()
                .sql("select owner from lease")
                .query(String.class)
                .single();
        String[] parts = owner.split("/", -1);
        own(database, parts[0] + "/" + parts[1] + "/" + 12345L);
        leases.take("CN-IN-01").orElseThrow().close();
        Leases.Lease mine = leases.take("CN-IN-01").orElseThrow();
        own(database, "elsewhere/" + parts[1] + "/" + 12345L);
        assertThat(leases.take("CN-IN-01"))
                .as("of a process elsewhere nobody knows whether it lives")
                .isEmpty();
        mine.close();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void ofManyWhoComeAtTheSameMomentOneGetsIt(TestDatabase database) throws Exception {
        Leases leases = new Leases(database.database());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                String exchange = "XX-IN-" + round;
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<Optional<Leases.Lease>>> taken = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Callable<Optional<Leases.Lease>> take = () -> {
                        together.await(10, TimeUnit.SECONDS);
                        return leases.take(exchange);
                    };
                    taken.add(pool.submit(take));
                }
                int owners = 0;
                for (Future<Optional<Leases.Lease>> one : taken) {
                    owners += one.get(20, TimeUnit.SECONDS).isPresent() ? 1 : 0;
                }
                assertThat(owners).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoComesWhileALongStepRunsHearsItAtOnce(TestDatabase database) throws Exception {
        Leases leases = new Leases(database.database());
        Leases.Lease lease = leases.take("CN-IN-01").orElseThrow();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            database.database().transaction().executeWithoutResult(status -> {
                lease.fence();
                Callable<Optional<Leases.Lease>> take = () -> leases.take("CN-IN-01");
                assertThat(within(other.submit(take))).isEmpty();
            });
        } finally {
            other.shutdownNow();
            lease.close();
        }
    }

    private static Optional<Leases.Lease> within(Future<Optional<Leases.Lease>> future) {
        try {
            return future.get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer while the row is locked", e);
        }
    }

    static void expire(TestDatabase database) {
        database.database()
                .client()
                .sql("update lease set expires_at = ?")
                .param(Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void own(TestDatabase database, String owner) {
        database.database()
                .client()
                .sql("update lease set owner = ?")
                .param(owner)
                .update();
    }
}
