package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.BlockCursor;
import qpip.exchange.layout.BlockReader;
import qpip.exchange.layout.Cut;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Verified;

/** The samples that people read are files that the engine reads, and writes back to the byte. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("samples");
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("."));

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("README.md") && !file.endsWith("linkage.yaml"))
                    .filter(file -> !file.toString().endsWith(SampleResultsTest.EXPECTED))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isAcceptedWholeAndWritesBackTheSameBytes(Path file) throws IOException {
        Layout layout = layout(file);

        Verified verified = Extracts.verify(file, layout, 1, 1, line -> {}, read -> {});

        assertThat(verified.fault()).isEmpty();
        assertThat(verified.rejected()).isZero();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ExtractWriter writer =
                new ExtractWriter(written, layout, verified.header().orElseThrow())) {
            for (Cut cut : verified.cuts()) {
                copy(file, layout, cut, writer);
            }
        }
        assertThat(written.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void thereIsOneForEachMapping() throws IOException {
        assertThat(samples().stream().map(SamplesTest::layout).map(Layout::exchange))
                .containsExactlyInAnyOrderElementsOf(
                        CATALOGUE.layouts().stream().map(Layout::exchange).toList());
    }

    private static void copy(Path file, Layout layout, Cut cut, ExtractWriter writer) {
        try (BlockReader reader = Extracts.blocks(file, layout, cut, 3)) {
            for (var block = reader.next(); block.isPresent(); block = reader.next()) {
                copy(layout.cursor(block.get()), writer);
            }
        }
    }

    private static void copy(BlockCursor cursor, ExtractWriter writer) {
        while (cursor.next()) {
            writer.detail(cursor.record().values());
        }
    }

    private static Layout layout(Path file) {
        String exchange = file.getFileName().toString().split("_")[0];
        return CATALOGUE.layouts().stream()
                .filter(layout -> layout.exchange().equals(exchange))
                .findFirst()
                .orElseThrow();
    }
}
