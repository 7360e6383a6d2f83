package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.job.ExecutionStatus;

/** The console's words are those of the lexicon, in both languages, and no template has any of its own. */
class WordsTest {

    /** Words that presume a fault, mean something else in Québec, or have a term of the lexicon in their place. */
    private static final Pattern NOT_FRENCH = words(
            "signalements?|fraudes?|frauduleu\\w+|anomalies?|irrégularités?|suspicions?|suspects?|alertes?|escalad\\w+|jobs?"
                    + "|couplages?|croisements?|jumelages?|match|scores?|démasqu\\w+|redémarr\\w+|bloqué\\w*|requêtes?"
                    + "|auditeurs?|auditrices?|logs?|login|snooze|clients?|cibles?|dashboard|run");

    private static final Pattern NOT_ENGLISH = words(
            "frauds?|fraudulent\\w*|anomal\\w+|irregularit\\w+|suspicio\\w+|suspects?|alerts?|escalat\\w+|jobs?|scores?"
                    + "|unmask\\w*|snooze|clients?|targets?|login");

    /** Québec puts no space before these, and a straight apostrophe would be eaten where a message takes arguments. */
    private static final Pattern NOT_TYPOGRAPHY = Pattern.compile("[ \u00a0\u202f][;?!](\\s|$)|'");

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "\\b(" + alternatives + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "operation", "review"})
    void theBundlesUseTheWordsOfTheLexiconAndTheTypographyOfQuebec(String bundle) {
        assertThat(found(bundle, Locale.CANADA_FRENCH, NOT_FRENCH)).isEmpty();
        assertThat(found(bundle, Locale.ENGLISH, NOT_ENGLISH)).isEmpty();
        assertThat(found(bundle, Locale.CANADA_FRENCH, NOT_TYPOGRAPHY)).isEmpty();
        assertThat(found(bundle, Locale.ENGLISH, Pattern.compile("'"))).isEmpty();
    }

    @Test
    void aStateHasOneWordOnPagesAndAtTheCommandLine() {
        for (Locale language : List.of(Locale.CANADA_FRENCH, Locale.ENGLISH)) {
            for (ExecutionStatus status : ExecutionStatus.values()) {
                assertThat(text("operation", language, "standing." + status).toLowerCase(language))
                        .isEqualTo(text("cli", language, "status." + status));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Un signalement, true",
        "FRAUDE, true",
        "le job de nuit, true",
        "un écart à vérifier, false",
        "jobard, false",
        "la cible, true"
    })
    void aWordThatIsNotOursIsFound(String text, boolean found) {
        assertThat(NOT_FRENCH.matcher(text).find()).isEqualTo(found);
    }

    @Test
    void noTemplateHasWordsOfItsOwn() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String text = Files.readString(file)
                        .replaceAll("(?s)<!--.*?-->", "")
                        .replaceAll("(?s)<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>", " ");
                if (Pattern.compile("\\p{L}{2}").matcher(text).find()) {
                    found.add(file + ": " + text.strip().replaceAll("\\s+", " "));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsDeclaredForPeopleHasTypographicApostrophes() throws IOException {
        Pattern straight = Pattern.compile("\\b(fr|en):\\s*\"[^\"]*\\p{L}'\\p{L}");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> straight.matcher(line).find())
                        .forEach(line -> found.add(file + ": " + line.strip()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theLexiconShowsOnlyWordsThatAreOurs() {
        for (String term : HelpPage.TERMS) {
            assertThat(text("console", Locale.CANADA_FRENCH, "lexicon." + term)).isNotBlank();
        }
        for (String key : HelpPage.KEYS) {
            assertThat(text("console", Locale.CANADA_FRENCH, "key." + key + ".does"))
                    .isNotBlank();
        }
    }

    @Test
    void theHelpNamesTheKeysThatLeadToPagesAndNoPageOfTheMenuHasNone() {
        List<String> named = HelpPage.KEYS.stream()
                .map(key -> text("console", Locale.CANADA_FRENCH, "key." + key))
                .toList();
        assertThat(Stream.of(Route.values()).filter(Route::inMenu).map(Route::key))
                .doesNotContain("")
                .doesNotHaveDuplicates()
                .isSubsetOf(named);
    }

    private static String text(String bundle, Locale language, String key) {
        return ResourceBundle.getBundle("messages." + bundle, language).getString(key);
    }

    private static List<String> found(String bundle, Locale language, Pattern words) {
        TreeMap<String, String> found = new TreeMap<>();
        ResourceBundle messages = ResourceBundle.getBundle("messages." + bundle, language);
        messages.keySet().forEach(key -> {
            if (words.matcher(messages.getString(key)).find()) {
                found.put(key, messages.getString(key));
            }
        });
        return found.entrySet().stream().map(String::valueOf).toList();
    }
}
