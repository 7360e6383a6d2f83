package qpip.exchange.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.TestDatabase;

/**
 * NB: the limits of time are far above what was measured (0.9 s on both databases), so that only a change of kind
 * breaks them, not a busy machine.
 */
@Tag("slow")
class RegisterSnapshotSpeedTest {

    private static final SyntheticRegister PEOPLE = SyntheticRegister.of(3, 50_000);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void twoHundredThousandPersonsLoadInSecondsAndFewBytes(TestDatabase test, @TempDir Path folder) {
        PEOPLE.write(folder, 1, true);
        RegisterExtracts.load(folder, SyntheticRegister.MAPPINGS, test.database());
        RegisterSnapshot.load(test.database());
        long before = bytesUsed();

        Instant start = Instant.now();
        RegisterSnapshot snapshot = RegisterSnapshot.load(test.database());
        Duration took = Duration.between(start, Instant.now());

        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat((bytesUsed() - before) / snapshot.size()).isBetween(50L, 500L);
        assertThat(snapshot.size()).isEqualTo(PEOPLE.persons().size());
    }

    private static long bytesUsed() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
