package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A night that is killed anywhere and run again is the night that was never killed: same rows, same files.
 *
 * <p>Points are the calls to the database and the effects on files and SFTP. Each day a build tries another sample of
 * those before which something changed for good, and some random moments.
 *
 * <pre>
 *   -Dkill.all=true          every point, and 100 random moments (hours)
 *   -Dkill.points=200        how many points are sampled on each database
 *   -Dkill.at=17             one point again; -Dkill.at=17,18,40 several
 *   -Dkill.random=100        how many random moments on each database
 *   -Dkill.seed=1            the same moments again
 *   -Dkill.database=h2       one database only
 * </pre>
 */
@Tag("slow")
class KillAnywhereTest {

    private static final int SAMPLED = 20;
    private static final int RANDOM = 5;
    private static final int RANDOM_WHEN_ALL = 50;
    private static final int AT_ONCE = 2;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aNightThatIsKilledAnywhereAndRunAgainIsTheNightThatWasNeverKilled(String database) throws Exception {
        assumeTrue(System.getProperty("kill.database", database).equals(database));
        try (KilledNight night = new KilledNight(folder, database.equals("postgresql"))) {
            List<Integer> chosen = chosen(night);
            System.out.println(
                    "kill-anywhere on " + database + ": " + night.points().size() + " points, of which "
                            + night.turningPoints().size() + " find something changed, halting at "
                            + (chosen.size() > 100 ? chosen.size() + " of them" : chosen.toString()) + "; "
                            + night.expected());
            Map<String, Supplier<List<String>>> trials = new LinkedHashMap<>();
            for (int point : chosen) {
                trials.put(
                        "-Dkill.database=" + database + " -Dkill.random=0 -Dkill.at=" + point + " (before "
                                + night.points().get(point - 1) + ")",
                        () -> night.haltedAt(point));
            }
            long seed = Long.getLong("kill.seed", System.nanoTime());
            Random random = new Random(seed);
            int moments = Integer.getInteger("kill.random", all() ? RANDOM_WHEN_ALL : RANDOM);
            for (int moment = 0; moment < moments; moment++) {
                long delay = (long) (random.nextDouble() * night.milliseconds());
                boolean early = random.nextInt(3) > 0;
                trials.put(
                        "-Dkill.database=" + database + " -Dkill.seed=" + seed + " moment " + moment + " (after "
                                + delay + " ms of the " + (early ? "first" : "second") + " command)",
                        () -> night.killedAfter(delay, early));
            }
            assertThat(failures(trials)).isEmpty();
        }
    }

    private static boolean all() {
        return Boolean.getBoolean("kill.all");
    }

    private static List<Integer> chosen(KilledNight night) {
        Optional<String> asked = Optional.ofNullable(System.getProperty("kill.at"));
        if (asked.isPresent()) {
            return List.of(asked.get().split(",")).stream()
                    .map(Integer::valueOf)
                    .toList();
        }
        if (all()) {
            return IntStream.rangeClosed(1, night.points().size()).boxed().toList();
        }
        List<Integer> points = night.turningPoints();
        int step = Math.max(1, points.size() / Integer.getInteger("kill.points", SAMPLED));
        int first = (int) (LocalDate.now().toEpochDay() % step);
        return IntStream.iterate(first, index -> index < points.size(), index -> index + step)
                .mapToObj(points::get)
                .toList();
    }

    private static List<String> failures(Map<String, Supplier<List<String>>> trials) throws Exception {
        List<String> failures = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<List<String>>> calls = trials.entrySet().stream()
                    .<Callable<List<String>>>map(trial -> () -> {
                        List<String> faults = trial.getValue().get();
                        if (!faults.isEmpty()) {
                            System.out.println("FAILED " + trial.getKey() + "\n  " + String.join("\n  ", faults));
                        }
                        return faults.isEmpty()
                                ? List.of()
                                : List.of(trial.getKey() + "\n  " + String.join("\n  ", faults));
                    })
                    .toList();
            for (Future<List<String>> done : pool.invokeAll(calls)) {
                failures.addAll(done.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a trial broke", e.getCause());
        } finally {
            pool.shutdown();
        }
        return failures;
    }
}
