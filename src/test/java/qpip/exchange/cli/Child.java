package qpip.exchange.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program in a virtual machine of its own, which can be killed as the operating system kills; started from a class
 * archive, so that a start takes a second or two.
 */
final class Child {

    private static final Path HOME = Path.of("").toAbsolutePath();
    /** The longest that a command may take. */
    static final int MINUTES = 3;

    private final List<String> start;

    private Child(List<String> start) {
        this.start = start;
    }

    /** Packs the classes into a jar in the folder. */
    static Child packed(Path folder) {
        Path jar = folder.resolve("exchange.jar");
        pack(jar);
        String classes = Stream.concat(
                        Stream.of(jar.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(part -> part.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
        return new Child(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xmx256m",
                "-Dexchange.home=" + HOME,
                "-Dspring.main.sources=" + Halting.class.getName(),
                "-cp",
                classes));
    }

    /** The same, but at its end it archives the classes that it loaded. */
    Child training(Path archive) {
        return with("-XX:ArchiveClassesAtExit=" + archive);
    }

    /** The same, but it starts from the archive. */
    Child trained(Path archive) {
        return with("-XX:SharedArchiveFile=" + archive);
    }

    private Child with(String flag) {
        List<String> more = new ArrayList<>(start);
        more.add(1, flag);
        return new Child(List.copyOf(more));
    }

    /** Runs one command line to its end and gives its exit status. */
    int run(Path log, Map<String, String> properties, String... arguments) {
        try {
            Process process = begin(log, properties, arguments);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the command did not end in " + MINUTES + " minutes; its output is in " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins one command line; everything it says goes to the log. */
    Process begin(Path log, Map<String, String> properties, String... arguments) {
        List<String> command = new ArrayList<>(start);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(Exchange.class.getName());
        command.addAll(List.of(arguments));
        try {
            Files.writeString(
                    log,
                    "> " + String.join(" ", arguments) + " " + properties + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** NB: Java archives no classes that come from a folder. */
    private static void pack(Path jar) {
        Set<String> packed = new HashSet<>();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (Files.isDirectory(Path.of(part))) {
                    pack(Path.of(part), packed, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path folder, Set<String> packed, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/')
                        + (Files.isDirectory(file) ? "/" : "");
                if (!name.equals("/") && packed.add(name)) {
                    out.putNextEntry(new JarEntry(name));
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, out);
                    }
                    out.closeEntry();
                }
            }
        }
    }
}
