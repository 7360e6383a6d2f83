package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.layout.Difference;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.linkage.index.Caution;
import qpip.exchange.linkage.index.Explanation;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.review.FlagEvent;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.InquiryState;
import qpip.exchange.review.NotAsked;

/** Every label is there in both languages, with the same places for values, and every one is used. */
final class LabelsTest {

    private static final Properties FRENCH = bundle("fr");
    private static final Properties ENGLISH = bundle("en");

    @Test
    void bothLanguagesHaveTheSameLabels() {
        assertThat(FRENCH.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(ENGLISH.stringPropertyNames());
    }

    @Test
    void bothLanguagesHaveTheSamePlacesForValues() {
        for (String key : FRENCH.stringPropertyNames()) {
            assertThat(places(FRENCH.getProperty(key))).as(key).isEqualTo(places(ENGLISH.getProperty(key)));
        }
    }

    /** NB: a straight apostrophe would swallow the places behind it. */
    @Test
    void noLabelHasAStraightApostrophe() {
        assertThat(Stream.concat(FRENCH.values().stream(), ENGLISH.values().stream()))
                .noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void everyWordOfAnEnumHasItsLabel() {
        words("status", ExecutionStatus.values());
        words("severity", Severity.values());
        words("state", FlagState.values());
        words("outcome", FlagOutcome.values());
        words("event", FlagEvent.Kind.values());
        words("week", WeekStatus.values());
        words("match", MatchLevel.values());
        words("change", Difference.Kind.values());
        words("effect", Difference.Effect.values());
        words("asked", InquiryState.values());
        words("not-asked", NotAsked.values());
        words("caution", Caution.values());
        words("evidence", Evidence.values());
        words("term", Explanation.Kind.values());
    }

    @Test
    void everyLabelIsUsed() {
        String sources = sources();
        Set<String> unused = FRENCH.stringPropertyNames().stream()
                .filter(key -> !sources.contains("\"" + key + "\""))
                .filter(key -> !sources.contains(
                        "labels.of(\"" + key.substring(0, key.indexOf('.') < 0 ? 0 : key.indexOf('.')) + "\", "))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    @Test
    void everyLabelThatIsAskedForExists() {
        Set<String> asked = java.util.regex.Pattern.compile("labels(?:\\(\\))?\\.of\\(\\s*\"([a-z.-]+)\"\\s*[),]")
                .matcher(sources())
                .results()
                .map(found -> found.group(1))
                .filter(key -> !List.of(
                                "status",
                                "severity",
                                "state",
                                "outcome",
                                "event",
                                "week",
                                "match",
                                "evidence",
                                "asked",
                                "not-asked",
                                "change",
                                "effect",
                                "caution",
                                "term")
                        .contains(key))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(FRENCH.stringPropertyNames()).containsAll(asked);
        assertThat(asked).hasSizeGreaterThan(50);
    }

    @Test
    void aLabelTakesItsValues() {
        assertThat(new Labels(Locale.CANADA).of("register.loaded", 1234L))
                .isEqualTo("The register is now at version 1,234.");
    }

    private static void words(String prefix, Enum<?>[] words) {
        for (Enum<?> word : words) {
            assertThat(FRENCH.stringPropertyNames()).contains(prefix + "." + word.name());
        }
        assertThat(FRENCH.stringPropertyNames().stream().filter(key -> key.startsWith(prefix + ".")))
                .hasSameSizeAs(words);
    }

    private static Set<String> places(String text) {
        return java.util.regex.Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/qpip/exchange/cli"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties bundle(String language) {
        Properties bundle = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages/cli_" + language + ".properties"))) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bundle.stringPropertyNames().forEach(key -> new MessageFormat(bundle.getProperty(key)));
        return bundle;
    }
}
