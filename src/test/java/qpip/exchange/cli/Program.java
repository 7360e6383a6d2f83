package qpip.exchange.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as its users have it: in this process, or in one of its own. */
final class Program {

    private Program() {}

    /** What a command answered. */
    record Answer(int status, String out, String err) {

        /** The lines on stderr. */
        List<String> complaints() {
            return err.lines().toList();
        }
    }

    /** Runs a command in this process; what anything else writes on the two streams is heard, too. */
    static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ByteArrayOutputStream elsewhereOut = new ByteArrayOutputStream();
        ByteArrayOutputStream elsewhereErr = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        System.setOut(new PrintStream(elsewhereOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(elsewhereErr, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = Exchange.run(new PrintWriter(out, true), new PrintWriter(err, true), List.of(arguments));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
        return new Answer(
                status,
                out + elsewhereOut.toString(StandardCharsets.UTF_8),
                err + elsewhereErr.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command in a process of its own and waits for it. */
    static Answer start(String... arguments) {
        return start(List.of(), arguments);
    }

    /** The same with more flags of Java. */
    static Answer start(List<String> flags, String... arguments) {
        List<String> command = command(arguments);
        command.addAll(1, flags);
        try {
            Path out = Files.createTempFile("exchange-", ".out");
            Path err = Files.createTempFile("exchange-", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(2, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("the program did not end within two minutes");
                }
                return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The command that starts the program with the classes under test and the flags of the launcher. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Dexchange.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                classPath(),
                Exchange.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Copies the project's declarations, so that a test can change them. */
    static Path declarations(Path folder) {
        for (String part : List.of("mappings", "jobs")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.toList()) {
                    Path copy = folder.resolve(file.toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }
}
