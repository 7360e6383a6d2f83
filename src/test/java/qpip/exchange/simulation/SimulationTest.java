package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

    private static final Settings SETTINGS = new Settings(40, 1_000, 2, 3, Small.FIRST_NIGHT);

    @Test
    void theSameSeedWritesTheSameBytes(@TempDir Path one, @TempDir Path other) {
        write(one, SETTINGS);
        write(other, SETTINGS);

        assertThat(digests(one)).isEqualTo(digests(other)).isNotEmpty();
    }

    @Test
    void anotherSeedWritesOtherBytes(@TempDir Path one, @TempDir Path other) {
        write(one, SETTINGS);
        write(other, new Settings(40, 1_000, 2, 4, Small.FIRST_NIGHT));

        assertThat(digests(one).keySet()).isEqualTo(digests(other).keySet());
        assertThat(digests(one)).isNotEqualTo(digests(other));
    }

    @Test
    void theSettingsAreReadBack(@TempDir Path folder) {
        write(folder, SETTINGS);

        assertThat(Simulation.settings(folder)).isEqualTo(SETTINGS);
    }

    @Test
    void aFolderWithoutSettingsSaysWhatToDo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("simulation.txt"), "claims = 1\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulation.settings(folder))
                .withMessage("simulation.txt: expected a line 'population = …', found none; write the simulation anew");
    }

    @Test
    void progressNamesEachPart(@TempDir Path folder) {
        List<String> parts = new ArrayList<>();
        Simulation.write(folder, SETTINGS, Small.MAPPINGS, parts::add);

        assertThat(parts).contains("households", "truth", "night 2026-11-22", "night 2026-11-23");
    }

    private static void write(Path folder, Settings settings) {
        Simulation.write(folder, settings, Small.MAPPINGS, part -> {});
    }

    private static SortedMap<String, String> digests(Path folder) {
        SortedMap<String, String> digests = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return digests;
    }
}
