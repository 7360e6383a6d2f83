package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Verified;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/** A file that was cut off anywhere is refused: never a crash, never a part of it believed. */
class TruncationTest {

    private static final int SAMPLES = 10;

    @ParameterizedTest
    @ValueSource(strings = {TestEngine.CN_IN, TestEngine.RA_IN, TestEngine.DE_IN, TestEngine.DEATHS})
    void aFileCutAtAnyByteIsRefused(String exchange, @TempDir Path folder) throws IOException {
        try (TestDatabase database = TestDatabases.h2();
                TestEngine engine = TestEngine.on(database)) {
            byte[] whole = engine.extract(exchange, 1, TestEngine.details(exchange, 3));
            Layout layout = engine.exchange(exchange).layout();
            Path file = folder.resolve("cut");
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                Verified verified = Extracts.verify(file, layout, 2, 1, line -> {}, bytes -> {});
                assertThat(verified.fault().isPresent() || onlyTheLineEndIsMissing(whole, length))
                        .as("%d of %d bytes", length, whole.length)
                        .isTrue();
            }
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theWholeJobRefusesWhatWasCut(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            for (String exchange : List.of(TestEngine.CN_IN, TestEngine.RA_IN, TestEngine.DE_IN)) {
                byte[] whole = engine.extract(exchange, 1, TestEngine.details(exchange, 3));
                String before = engine.dump(TestEngine.PUBLISHED);
                for (int sample = 0; sample < SAMPLES; sample++) {
                    int length = (int) ((long) whole.length * sample / SAMPLES);
                    Execution execution = engine.take(exchange, engine.file(exchange, 1, Arrays.copyOf(whole, length)));
                    assertThat(execution.status()).isEqualTo(ExecutionStatus.REFUSED);
                    assertThat(engine.tidy()).isTrue();
                }
                assertThat(engine.dump(TestEngine.PUBLISHED)).isEqualTo(before);
                assertThat(engine.take(exchange, engine.file(exchange, 1, whole))
                                .status())
                        .isEqualTo(ExecutionStatus.DONE);
            }
        }
    }

    private static boolean onlyTheLineEndIsMissing(byte[] whole, int length) {
        for (int i = length; i < whole.length; i++) {
            if (whole[i] != '\r' && whole[i] != '\n') {
                return false;
            }
        }
        return true;
    }
}
