package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart begins at the record that it names, in every format. */
class BlockReaderTest {

    private final Path folder;

    BlockReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyRecordCanBeSkippedTo() {
        for (String yaml : List.of(Faulty.FIXED, Faulty.CSV, Faulty.XML, Faulty.EBCDIC)) {
            Layout layout = Layout.of(Sample.declared(yaml));
            List<Values> values = Sample.values(layout, 40, 29);
            Path file = Sample.write(folder, Sample.file(layout, values));
            Verified verified = Extracts.verify(file, layout, 2, 1, line -> {}, read -> {});
            Cut second = verified.cuts().get(1);
            for (long record = second.firstRecord(); record <= 40; record++) {
                try (BlockReader blocks = Extracts.blocks(file, layout, second, 3)) {
                    blocks.next();
                    blocks.skipTo(record);
                    Block block = blocks.next().orElseThrow();
                    assertThat(block.firstRecord()).isEqualTo(record);
                    BlockCursor cursor = layout.cursor(block);
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.record().number()).isEqualTo(record);
                    assertThat(cursor.record().values()).isEqualTo(values.get((int) record - 1));
                }
            }
            try (BlockReader blocks = Extracts.blocks(file, layout, second, 3)) {
                blocks.skipTo(41);
                assertThat(blocks.next()).isEmpty();
                assertThatThrownBy(() -> blocks.skipTo(1))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("the record 1 is not in the cut");
            }
        }
    }

    @Test
    void blocksLargerThanTheWindowAreFull() {
        Layout layout = Sample.layout("cnesst/CN-IN-01");
        Path file = Sample.write(folder, Sample.file(layout, 12_000, 31));
        Verified verified = Sample.verify(file, layout);
        try (BlockReader blocks = Extracts.blocks(file, layout, verified.cuts().get(0), 8_000)) {
            assertThat(blocks.next().orElseThrow().records()).isEqualTo(8_000);
            assertThat(blocks.next().orElseThrow().records()).isEqualTo(4_000);
            assertThat(blocks.next()).isEmpty();
        }
    }
}
