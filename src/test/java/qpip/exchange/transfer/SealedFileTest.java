package qpip.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {

    private static final byte[] BODY = "H1\nD2\nT3\n".getBytes(StandardCharsets.UTF_8);

    private final Path folder;

    SealedFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSealTellsLengthAndSha256() {
        SealedFile sealed = SealedFile.write(
                folder.resolve("f"), out -> out.write("abc".getBytes(StandardCharsets.UTF_8)), Effects.real());

        assertThat(sealed)
                .isEqualTo(new SealedFile(
                        folder.resolve("f"), 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
                .isEqualTo(SealedFile.at(folder.resolve("f")));
    }

    @Test
    void writingAgainGivesTheSameFile() throws IOException {
        Path target = folder.resolve("f");
        SealedFile first = SealedFile.write(target, out -> out.write(BODY), Effects.real());
        SealedFile second = SealedFile.write(target, out -> out.write(BODY), Effects.real());

        assertThat(second).isEqualTo(first);
        assertThat(names()).containsExactly("f");
    }

    @Test
    void stoppedAtAnyPointTheTargetIsAbsentOrWholeAndTheNextRunFinishes() throws IOException {
        Path target = folder.resolve("f");
        List<String> points = new ArrayList<>();
        SealedFile.write(target, out -> out.write(BODY), Effects.observed(Effects.real(), points::add));
        assertThat(points).hasSize(8);

        for (int stop = 0; stop < points.size(); stop++) {
            Files.delete(target);
            SealedFile.sweep(folder, Effects.real());
            writeStoppedAt(stop, target);
            assertThat(!Files.exists(target) || Files.size(target) == BODY.length)
                    .as(points.get(stop))
                    .isTrue();

            SealedFile.write(target, out -> out.write(BODY), Effects.real());
            assertThat(target).hasBinaryContent(BODY);
            assertThat(names()).as(points.get(stop)).containsExactly("f");
        }
    }

    @Test
    void replacingNeverLeavesAGapForAReader() throws Exception {
        Path target = folder.resolve("f");
        SealedFile.write(target, out -> out.write(BODY), Effects.real());
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reads = reader.submit(() -> {
                int count = 0;
                while (writing.get()) {
                    assertThat(Files.readAllBytes(target)).hasSize(BODY.length);
                    count++;
                }
                return count;
            });
            for (int i = 0; i < 200; i++) {
                SealedFile.write(target, out -> out.write(BODY), Effects.real());
            }
            writing.set(false);
            assertThat(reads.get()).isPositive();
        } finally {
            writing.set(false);
            reader.shutdownNow();
        }
    }

    @Test
    void aBodyThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path target = folder.resolve("f");
        SealedFile.write(target, out -> out.write(BODY), Effects.real());

        assertThatThrownBy(() -> SealedFile.write(
                        target,
                        out -> {
                            out.write(1);
                            throw new IOException("No space left on device");
                        },
                        Effects.real()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "cannot write %s: IOException (No space left on device); check the free space and the permissions of its folder",
                        folder.resolve(".f.part"));
        assertThat(target).hasBinaryContent(BODY);
        assertThat(names()).containsExactly("f");
    }

    @Test
    void onlyLeftoversAreSwept() throws IOException {
        for (String name : List.of(".f.part", ".été.part", "f.part", ".hidden", ".part", "f")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createDirectory(folder.resolve(".d.part"));

        assertThat(SealedFile.sweep(folder, Effects.real())).isEqualTo(2);
        assertThat(names()).containsExactly(".d.part", ".hidden", ".part", "f", "f.part");
        assertThat(SealedFile.sweep(folder, Effects.real())).isZero();
        assertThat(SealedFile.sweep(folder.resolve("absent"), Effects.real())).isZero();
    }

    private void writeStoppedAt(int stop, Path target) {
        List<String> seen = new ArrayList<>();
        Effects stopping = Effects.observed(Effects.real(), point -> {
            seen.add(point);
            if (seen.size() > stop) {
                throw new Stopped();
            }
        });
        assertThatThrownBy(() -> SealedFile.write(target, out -> out.write(BODY), stopping))
                .isInstanceOf(Stopped.class);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** An error, as a halt leaves no time to tidy up. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }
}
