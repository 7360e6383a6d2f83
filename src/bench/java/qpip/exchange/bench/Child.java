package qpip.exchange.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that is measured: what it wrote, how long it took, how much of that in
 * processors (the database's server not included), the most heap it used. */
record Child(String output, long milliseconds, long processor, long heapMiB) {

    private static final int MILLISECONDS_A_TICK = 10;
    private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->\\d+M\\(");

    /** Runs a command to its end; {@code collections} is where its Java writes down its garbage collections. */
    static Child run(List<String> command, Map<String, String> environment, Path collections) {
        try {
            Files.deleteIfExists(collections);
            Path out = Files.createTempFile("bench", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            long before = ofEndedProcesses();
            long start = System.nanoTime();
            int status = builder.start().waitFor();
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            String output = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            if (status != 0) {
                throw new IllegalStateException("exit status " + status + " of " + command + "\n" + output);
            }
            return new Child(output, milliseconds, ofEndedProcesses() - before, heap(collections));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What the process says it measured itself. */
    long result() {
        return output.lines()
                .filter(line -> line.startsWith(Textbook.RESULT))
                .mapToLong(line -> Long.parseLong(line.substring(Textbook.RESULT.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result in\n" + output));
    }

    /** Milliseconds that ended processes of ours have used, as Linux counts them. */
    private static long ofEndedProcesses() throws IOException {
        Path counted = Path.of("/proc/self/stat");
        if (!Files.exists(counted)) {
            return 0;
        }
        String[] fields = Files.readString(counted).replaceAll(".*\\) ", "").split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLISECONDS_A_TICK;
    }

    private static long heap(Path collections) throws IOException {
        if (!Files.exists(collections)) {
            return 0;
        }
        return Files.readAllLines(collections).stream()
                .map(COLLECTED::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElse(0);
    }
}
