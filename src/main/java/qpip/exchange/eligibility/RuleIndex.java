package qpip.exchange.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * Which values of the policy a rule reads, and which tests hold it: {@code rules/index.properties}, which is derived
 * from the code and compared with it by {@code RuleIndexTest}, so that it can't fall behind.
 */
public final class RuleIndex {

    /** The name under which stands what is read for every rule before a finding becomes a flag. */
    public static final String EVERY_RULE = "every";

    private static final Properties INDEX = load();

    private RuleIndex() {}

    /** Names as {@link PolicyValues#named} takes them, by a rule's code or {@link #EVERY_RULE}. */
    public static List<String> parameters(String code) {
        return words(INDEX.getProperty(code + ".parameters", ""));
    }

    /** The tests as {@code ClassTest.method}, or just the class where a test is made of cases. */
    public static List<String> tests(String code) {
        return words(INDEX.getProperty(code + ".tests", ""));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.split(" +"));
    }

    private static Properties load() {
        Properties index = new Properties();
        try (InputStream bytes = RuleIndex.class.getResourceAsStream("/rules/index.properties")) {
            if (bytes == null) {
                throw new IllegalStateException("the program has no resource /rules/index.properties");
            }
            index.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
