package qpip.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectsTest {

    private final Path folder;

    EffectsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anObserverSeesTheNameOfEachEffectAndNeverAPath() {
        List<String> points = new ArrayList<>();
        Effects effects = Effects.observed(Effects.real(), points::add);
        Path file = folder.resolve("deaths.txt");

        effects.write(file, out -> out.write(1));
        effects.move(file, folder.resolve("moved.txt"));
        effects.delete(folder.resolve("moved.txt"));

        assertThat(points)
                .containsExactly(
                        "before:write",
                        "after:write",
                        "before:fsync",
                        "after:fsync",
                        "before:rename",
                        "after:rename",
                        "before:sync-folder",
                        "after:sync-folder",
                        "before:delete",
                        "after:delete",
                        "before:sync-folder",
                        "after:sync-folder");
    }

    @Test
    void anObserverCanStopTheProgramBeforeTheEffect() {
        Effects stopping = Effects.observed(Effects.real(), point -> {
            throw new AssertionError(point);
        });

        assertThatThrownBy(() -> stopping.write(folder.resolve("a"), out -> out.write(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("before:write");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void onlyWeMayReadWhatIsWritten() throws IOException {
        Path file = folder.resolve("private");
        Effects.real().write(file, out -> out.write(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkUnderTheTemporaryNameIsNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Path link = Files.createSymbolicLink(folder.resolve("link"), victim);

        assertThatThrownBy(() -> Effects.real().write(link, out -> out.write(1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + link + ": ")
                .hasMessageEndingWith("; check the free space and the permissions of its folder");
        assertThat(victim).hasContent("untouched");
    }

    @Test
    void aCopyIsWholeWhereverItExistsAndLeavesTheOriginal() throws IOException {
        Path original = Files.writeString(folder.resolve("a"), "été");
        Effects.real().copy(original, folder.resolve("b"));
        Effects.real().copy(original, folder.resolve("b"));

        assertThat(folder.resolve("b")).hasSameTextualContentAs(original);
        assertThat(original).exists();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void deletingWhatIsNotThereIsFine() {
        Effects.real().delete(folder.resolve("nothing"));
        Effects.real().delete(folder.resolve("no-folder").resolve("nothing"));
        assertThat(folder).isEmptyDirectory();
    }
}
