package qpip.exchange.bench;

import java.time.Duration;
import java.time.Instant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import qpip.exchange.storage.Database;

/** This program, started as an operator starts it. */
final class Engine {

    private final Path home;
    private final Path work;
    private final String javaOptions;

    Engine(Path home, Path work, String javaOptions) {
        this.home = home;
        this.work = work;
        this.javaOptions = javaOptions;
    }

    /** Runs one command on a database, with a data folder and so much heap. */
    Child run(Store store, String database, Path data, String heap, List<String> arguments) {
        Path collections = work.resolve("collections.log");
        List<String> command = new ArrayList<>(List.of(home.resolve("exchange").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString(), "--lang", "en"));
        Map<String, String> environment = new HashMap<>();
        environment.put("EXCHANGE_DATABASE_URL", store.url(database));
        environment.put("EXCHANGE_DATABASE_USER", store.user());
        environment.put("EXCHANGE_HEAP", heap);
        environment.put("EXCHANGE_JAVA_OPTIONS", "-Xlog:gc:file=" + collections + " " + javaOptions);
        return Child.run(command, environment, collections);
    }

    /** Runs one command on a database that a new data folder belongs to. */
    Child run(Store store, String database, String heap, String... arguments) {
        Path data = folder("data");
        return run(store, database, data, heap, List.of(arguments));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(work.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last inbound execution of a database was and how long its job and each of its steps took. */
    record Execution(String status, Map<String, Long> counts, long milliseconds, Map<String, Long> steps) {}

    static Execution last(Database database, LocalDate night) {
        Map<String, Long> counts = new TreeMap<>();
        String id = database.client()
                .sql("select id from execution where exchange = 'CN-IN-01' and night = ?")
                .param(night)
                .query(String.class)
                .single();
        database.client()
                .sql("select name, amount from execution_count where execution = ?")
                .param(id)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        long job = database.client()
                .sql("select max(job_execution_id) from batch_job_execution")
                .query(Long.class)
                .single();
        Map<String, Long> steps = new TreeMap<>();
        database.client()
                .sql("select step_name, start_time, end_time from batch_step_execution where job_execution_id = ?"
                        + " order by step_execution_id")
                .param(job)
                .query(row -> {
                    steps.put(
                            row.getString(1),
                            between(row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()));
                });
        long milliseconds = database.client()
                .sql("select start_time, end_time from batch_job_execution where job_execution_id = ?")
                .param(job)
                .query((row, n) -> between(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .single();
        String status = database.client()
                .sql("select status from execution where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return new Execution(status, counts, milliseconds, steps);
    }

    private static long between(Instant start, Instant end) {
        return Duration.between(start, end).toMillis();
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
