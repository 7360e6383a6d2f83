package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole nights against the simulation's truth: every planted change is found, with its severity and impact, and nothing
 * else is flagged.
 */
@Tag("slow")
class ScoredNightsTest {

    /** Four seeds each time; {@code -Dscored.seeds=20} takes all twenty. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("scored.seeds", 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneNightFindsEverythingPlantedAndNothingElse(long seed, @TempDir Path folder) {
        assertFindsAll(folder, 600, 1, seed);
    }

    @Test
    void eightNightsFindEverythingPlantedAndNothingElse(@TempDir Path folder) {
        assertFindsAll(folder, 600, 8, 3);
    }

    /** Answers come out of order, weeks are paid meanwhile, what was concluded is corrected and cancelled. */
    @ParameterizedTest
    @ValueSource(longs = 11)
    void thirtyNightsFindEverythingPlantedWhenItsEvidenceIsComplete(long seed, @TempDir Path folder) {
        assertFindsAll(folder, 600, 30, seed);
    }

    @Test
    void twentyThousandClaimsAreScoredAsWell(@TempDir Path folder) {
        assertFindsAll(folder, 20_000, 1, 7);
    }

    private static void assertFindsAll(Path folder, int claims, int nights, long seed) {
        String data = folder.toString();
        String made =
                folder.resolve("demo-" + claims + "-0-" + nights + "-" + seed).toString();

        Answer demo = run(
                "demo",
                "--no-console",
                "--data",
                data,
                "--lang",
                "en",
                "--claims",
                "" + claims,
                "--nights",
                "" + nights,
                "--seed",
                "" + seed);
        Answer score = run("score", made + "/truth.jsonl", "--data", made, "--lang", "en");

        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(score.out()).contains("Every planted change was found, and nothing else.");
        assertThat(score.status()).isZero();
    }

    private static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Exchange.run(new PrintWriter(out), new PrintWriter(err), List.of(arguments));
        return new Answer(status, out.toString(), err.toString());
    }

    private record Answer(int status, String out, String err) {}
}
