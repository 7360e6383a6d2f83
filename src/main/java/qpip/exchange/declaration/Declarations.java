package qpip.exchange.declaration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Declarations in YAML, read strictly into records: every problem of a file is reported, with its line. */
public final class Declarations {

    /** The most bytes a declaration may have: the longest real one is a hundredth of it. */
    static final int SIZE_MAX = 1024 * 1024;

    private Declarations() {}

    /** The record that the file declares; {@link BadDeclaration} names all of the file's problems. */
    public static <T extends Record> T read(Path file, Class<T> type) {
        Reading<T> reading = reading(file, type);
        return reading.value().orElseThrow(() -> new BadDeclaration(reading.problems()));
    }

    /** What the file declares, or what is wrong with it. A file that cannot be read is a problem at line 0. */
    public static <T extends Record> Reading<T> reading(Path file, Class<T> type) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(SIZE_MAX + 1);
        } catch (IOException e) {
            return refused(file, 0, whyUnreadable(file, e));
        }
        if (bytes.length > SIZE_MAX) {
            return tooLong(file);
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(rest, text, true);
        text.flip();
        if (result.isError()) {
            return refused(
                    file,
                    lineAtEndOf(text),
                    String.format(
                            Locale.ROOT,
                            "the file is not UTF-8: found the byte 0x%02X; save it as UTF-8",
                            bytes[rest.position()]));
        }
        return reading(file, text.toString(), type);
    }

    /** What the text declares, or what is wrong with it; the file is only named. */
    public static <T extends Record> Reading<T> reading(Path file, String yaml, Class<T> type) {
        if (yaml.getBytes(StandardCharsets.UTF_8).length > SIZE_MAX) {
            return tooLong(file);
        }
        Problems problems = new Problems(file);
        Fields fields = new Fields(type);
        Optional<Node> tree = YamlTree.of(yaml, problems);
        if (tree.isEmpty() && problems.isEmpty()) {
            problems.add(1, "the file is empty; it must be " + fields.expected());
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        tree.ifPresent(root -> root.collectLines("", lines));
        Optional<T> value =
                tree.flatMap(root -> fields.read(root, "", problems)).map(type::cast);
        return new Reading<>(file, problems.isEmpty() ? value : Optional.empty(), problems.all(), lines);
    }

    private static <T> Reading<T> tooLong(Path file) {
        return refused(
                file, 1, "the file is longer than " + SIZE_MAX + " bytes (1 MiB), the most a declaration may have");
    }

    private static <T> Reading<T> refused(Path file, int line, String message) {
        return new Reading<>(file, Optional.empty(), List.of(new Problem(file, line, message)), Map.of());
    }

    private static String whyUnreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "the file does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "the file may not be read; give this program's user the permission";
        }
        if (Files.isDirectory(file)) {
            return "this is a folder; a declaration is a file";
        }
        return "the file cannot be read (" + e.getClass().getSimpleName() + ")";
    }

    private static int lineAtEndOf(CharBuffer text) {
        return 1 + (int) text.chars().filter(character -> character == '\n').count();
    }
}
