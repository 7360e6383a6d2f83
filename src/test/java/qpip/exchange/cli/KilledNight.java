package qpip.exchange.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qpip.exchange.simulation.JobNights;
import qpip.exchange.simulation.Settings;
import qpip.exchange.simulation.Simulation;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;
import qpip.exchange.transfer.PartnerServer;

/**
 * One night of all six exchanges, to be interrupted anywhere. It takes two commands: the first sends the requests and
 * takes what comes unasked, one file of it damaged and refused; then the partners answer; the second takes the answers.
 * Points are numbered through both.
 */
final class KilledNight implements AutoCloseable {

    static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);

    private static final Settings SETTINGS = new Settings(60, 300, 1, 11, NIGHT);
    private static final int RUNS_MAX = 4;

    /** NB: small blocks, so that a partition has several, and one thread, so that a number is the same place again. */
    private static final String[] TONIGHT = {
        "tonight", "--night", NIGHT.toString(), "--lang", "en", "--partitions", "2", "--threads", "1", "--block", "15"
    };

    private final Path folder;
    private final String name;
    private final Simulation simulation = new Simulation(SETTINGS, Path.of("mappings"), new JobNights());
    private final AtomicInteger copies = new AtomicInteger();
    private final Optional<TestDatabase> postgresql;
    private final Child child;
    private final Place evening;
    private final Place midnight;
    private final List<String> points = new ArrayList<>();
    private final int pointsBeforeMidnight;
    private final long milliseconds;
    private final Traces expected;

    KilledNight(Path folder, boolean onPostgresql) {
        this.folder = folder;
        this.name = onPostgresql ? "postgresql" : "h2";
        this.postgresql = onPostgresql ? Optional.of(TestDatabases.postgresql()) : Optional.empty();
        postgresql.ifPresent(database -> database.pool().close());
        Child slow = Child.packed(folder);
        Path archive = folder.resolve("classes.jsa");
        this.child = slow.trained(archive);
        this.evening = evening(slow);
        Place calm = copy(evening);
        served(calm, () -> {
            points.addAll(counted(slow.training(archive), calm));
            answer(calm);
        });
        this.pointsBeforeMidnight = points.size();
        this.midnight = copy(calm);
        long began = System.nanoTime();
        served(calm, () -> points.addAll(counted(child, calm)));
        this.milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        this.expected = Traces.of(calm);
        write(Path.of("target", "points-" + name + ".txt"), points);
        if (!expected.staged().isEmpty()) {
            throw new AssertionError("an uninterrupted night leaves something behind: " + expected.staged());
        }
    }

    /** What each point is, in order. */
    List<String> points() {
        return points;
    }

    /**
     * The points that follow a call which may have changed something for good: any other finds the same state as one
     * before it.
     */
    List<Integer> turningPoints() {
        List<Integer> turning = new ArrayList<>();
        boolean written = false;
        for (int point = 2; point <= points.size(); point++) {
            String before = points.get(point - 2);
            boolean change = before.startsWith("executeUpdate") || before.startsWith("executeBatch");
            boolean call = before.startsWith("execute") || before.startsWith("COPY") || before.startsWith("endCopy");
            boolean ends = before.startsWith("commit") || before.startsWith("rollback");
            written |= change || before.startsWith("endCopy");
            if (!call && (!ends || written) || change && before.contains(Halting.AT_ONCE)) {
                turning.add(point);
            }
            written &= !ends;
        }
        return turning;
    }

    Traces expected() {
        return expected;
    }

    /** How long one command takes, roughly. */
    long milliseconds() {
        return milliseconds;
    }

    /** Halts at the point, goes on, and tells what differs from an uninterrupted night; nothing should. */
    List<String> haltedAt(int point) {
        boolean early = point <= pointsBeforeMidnight;
        Map<String, String> properties =
                Map.of("exchange.halt-at", String.valueOf(early ? point : point - pointsBeforeMidnight));
        return interrupted(early ? evening : midnight, Recovery.of(point), place -> {
            int status = halted(place, properties);
            return status == Halting.HALTED || status == ExitStatus.DONE || status == ExitStatus.FAILED
                    ? List.of()
                    : List.of("the halted run ended with " + status);
        });
    }

    /** The same, killed from outside after some time. */
    List<String> killedAfter(long delay, boolean early) {
        return interrupted(early ? evening : midnight, Recovery.of(delay), place -> {
            try {
                Process process = child.begin(place.log(), place.properties(), tonight(place));
                process.waitFor(delay, TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
                return List.of();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public void close() {
        postgresql.ifPresent(database -> {
            midnight.remove();
            evening.remove();
        });
    }

    private List<String> interrupted(Place from, Recovery recovery, Interruption interruption) {
        Place place = copy(from);
        List<String> faults = new ArrayList<>();
        served(place, () -> {
            faults.addAll(interruption.happens(place));
            if (recovery == Recovery.ANSWERED_TWICE) {
                answer(place);
            }
            if (recovery == Recovery.RESTART) {
                restart(place);
            }
            answered(from, place);
            int status = here(place, tonight(place));
            for (int run = 1; run < RUNS_MAX && (status != ExitStatus.DONE || answered(from, place)); run++) {
                status = here(place, tonight(place));
            }
            if (status != ExitStatus.DONE) {
                faults.add("the last run ended with status " + status);
            }
        });
        Traces found = Traces.of(place);
        faults.addAll(found.differences(expected));
        if (faults.isEmpty()) {
            place.remove();
        } else {
            faults.add("what was said is in " + place.log());
        }
        return faults;
    }

    /** Everything as it is before the first night: register loaded, nothing sent, the registrar's extracts waiting. */
    private Place evening(Child slow) {
        Place place = new Place(
                made(folder.resolve("evening")),
                postgresql.map(database -> database.pool().getJdbcUrl()));
        Path register = made(folder.resolve("register"));
        simulation.writeRegister(register, NIGHT);
        int status = slow.run(
                place.log(),
                place.properties(),
                "register",
                "load",
                register.toString(),
                "--data",
                place.data().toString());
        if (status != 0) {
            throw new AssertionError("the register was not loaded; see " + place.log());
        }
        place.open().close();
        simulation.unasked(NIGHT, place.server());
        damaged(place.server().resolve("cnesst").resolve("outbox"));
        return place;
    }

    /** Among what waits is a file that will be refused whole. */
    private static void damaged(Path outbox) {
        try {
            Files.writeString(outbox.resolve("CN-IN-01_20261122_0009.txt"), "damaged on the way\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> counted(Child counting, Place place) {
        Path file = folder.resolve("points");
        Map<String, String> properties = new HashMap<>(place.properties());
        properties.put("exchange.halt-points", file.toString());
        int status = counting.run(place.log(), properties, tonight(place));
        if (status != ExitStatus.DONE && status != ExitStatus.FAILED) {
            throw new AssertionError("an uninterrupted night ended with status " + status + "; see " + place.log());
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int halted(Place place, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(place.properties());
        properties.putAll(more);
        return child.run(place.log(), properties, tonight(place));
    }

    private static String[] tonight(Place place) {
        return Stream.concat(
                        Stream.of(TONIGHT), Stream.of("--data", place.data().toString()))
                .toArray(String[]::new);
    }

    private void restart(Place place) {
        for (String execution : Traces.unfinished(place)) {
            here(
                    place,
                    "restart",
                    execution,
                    "--lang",
                    "en",
                    "--data",
                    place.data().toString());
        }
    }

    /**
     * Runs a command that nobody interrupts in this process, one at a time. NB: a virtual machine of its own would find
     * the same and need five times as long, most of it to get warm.
     */
    private static synchronized int here(Place place, String... command) {
        place.properties().forEach(System::setProperty);
        PrintStream err = System.err;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PrintStream log =
                new PrintStream(new FileOutputStream(place.log().toFile(), true), true, StandardCharsets.UTF_8)) {
            System.setErr(log);
            log.println("> " + String.join(" ", command));
            PrintWriter said = new PrintWriter(log, true, StandardCharsets.UTF_8);
            return thread.submit(() -> Exchange.run(said, said, List.of(command)))
                    .get(Child.MINUTES, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the command did not end in " + Child.MINUTES + " minutes; its output is in " + place.log(), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            System.setErr(err);
            thread.shutdownNow();
            place.properties().keySet().forEach(System::clearProperty);
        }
    }

    /** The partners answer what they got; says whether something waits for us now. */
    private boolean answered(Place from, Place place) {
        if (from.equals(evening)) {
            answer(place);
        }
        return waiting(place);
    }

    private void answer(Place place) {
        synchronized (simulation) {
            simulation.answer(NIGHT, place.server());
        }
    }

    private static void served(Place place, Runnable work) {
        PartnerServer server = place.open();
        try {
            work.run();
        } finally {
            server.close();
        }
    }

    /** Whether a partner has put out something that wasn't taken yet. */
    private static boolean waiting(Place place) {
        return Place.PARTNERS.stream().anyMatch(partner -> {
            try (Stream<Path> files = Files.list(place.server().resolve(partner).resolve("outbox"))) {
                return files.findAny().isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Place copy(Place place) {
        String copy = "night_" + name + "_" + copies.incrementAndGet();
        return place.copy(folder.resolve(copy), copy);
    }

    /** The list by which a number can be looked up. */
    private static void write(Path file, List<String> points) {
        try {
            Files.write(
                    file,
                    IntStream.rangeClosed(1, points.size())
                            .mapToObj(point -> point + " " + points.get(point - 1))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happens between the interruption and the next {@code tonight}; decided by the number, to come out again. */
    private enum Recovery {
        NOTHING,
        /** An operator restarts what has not ended. */
        RESTART,
        /** The partners, who know nothing of all this, answer again what they answered before. */
        ANSWERED_TWICE;

        static Recovery of(long number) {
            return values()[(int) (number % values().length)];
        }
    }

    private interface Interruption {
        List<String> happens(Place place);
    }
}
