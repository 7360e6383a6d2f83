package qpip.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources as text, for tests of what is said about them. */
public final class TestSources {

    /** A test; its first group is the method's name. */
    public static final Pattern METHOD =
            Pattern.compile("@(?:Test|ParameterizedTest|Property)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

    private TestSources() {}

    /** The text of each test class, by the class's name. */
    public static SortedMap<String, String> tests() {
        return under(Path.of("src/test/java"), "Test.java");
    }

    /** The text of each class below a folder whose file's name ends so, by the class's name. */
    static SortedMap<String, String> under(Path folder, String suffix) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(one -> one.toString().endsWith(suffix)).toList()) {
                texts.put(String.valueOf(file.getFileName()).replace(".java", ""), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
