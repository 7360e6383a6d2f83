package qpip.exchange.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.TestDatabase;

/** NB: the limits are far above what was measured, so that only a change of kind breaks them. */
@Tag("slow")
class RegisterSnapshotSpeedTest {

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void twoHundredThousandPersonsLoadInSecondsAndFewBytes(TestDatabase test) {
        SyntheticRegister people = SyntheticRegister.of(3, 50_000);
        people.store(test.database());
        test.database().analyze(RegisterRows.TABLES.toArray(String[]::new));
        RegisterSnapshot.load(test.database());
        long before = used();
        Instant start = Instant.now();
        RegisterSnapshot snapshot = RegisterSnapshot.load(test.database());
        Duration took = Duration.between(start, Instant.now());
        long bytes = (used() - before) / snapshot.size();
        System.err.println(test + " " + took + " " + snapshot.size() + " " + bytes + " total b/p");

        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(bytes).isBetween(50L, 500L);
        assertThat(snapshot.size()).isEqualTo(people.persons().size());
        assertThat(List.of(people, snapshot)).hasSize(2);
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
