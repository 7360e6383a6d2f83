package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qpip.exchange.transfer.TransferFailed;

/** What is wrong is stored as keys and values, and said in the language of whoever reads it. */
class FoundTest {

    private static final Found COUNT =
            Found.of("total-differs", 6, 5).behind(Found.of("trailer-field", "detail-count"));

    @Test
    void itIsSaidInEitherLanguageAndSurvivesBeingStored() {
        assertThat(COUNT)
                .hasToString("trailer, field detail-count: the details give 6, the trailer says 5")
                .isEqualTo(Found.read(COUNT.stored()));
        assertThat(Found.read(COUNT.stored()).in(Locale.CANADA_FRENCH))
                .isEqualTo("fin de fichier, champ detail-count\u00a0: les détails donnent 6, la fin de fichier dit 5");
    }

    @Test
    void aValueMayBeAWordWithAValueOfItsOwn() {
        Found found = Found.of("type", Found.word("digits", 9), Found.word("not-digits", 8));

        assertThat(found).hasToString("expected 9 digits, found 8 characters that are not all digits");
        assertThat(found.in(Locale.CANADA_FRENCH))
                .isEqualTo("attendu 9 chiffres, trouvé 8 caractères qui ne sont pas tous des chiffres");
    }

    @Test
    void aSentenceThatSomebodyTypedOrAMachineGaveStaysAsItIs() {
        for (String typed : List.of("sent by mistake", "", "@nobody", "stopped", "{0} it's @ 5")) {
            assertThat(Found.read(typed).isWorded()).as(typed).isFalse();
            assertThat(Found.read(typed).in(Locale.CANADA_FRENCH)).isEqualTo(typed);
        }
    }

    @Test
    void whatAMachineSaysIsTheWholeSentenceInEnglishAndADetailInFrench() {
        Found found = Found.of("failed-unreachable", "cannot reach the server of saaq");

        assertThat(found).hasToString("cannot reach the server of saaq");
        assertThat(found.in(Locale.CANADA_FRENCH)).isEqualTo("le serveur du partenaire ne répond pas");
        assertThat(found.technical()).contains("cannot reach the server of saaq");
        assertThat(COUNT.technical()).isEmpty();
    }

    @Test
    void noValueEndsItsPartOrIsTakenForAnother() {
        Found odd = Found.of("no-such-code", "#A, B|C, '{0}'\tD\n@empty-file", "#unknown");

        assertThat(odd).hasToString("expected one of #A, B|C, '{0}' D @empty-file, found another value of #unknown");
    }

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSameValues() {
        ResourceBundle french = ResourceBundle.getBundle("messages.found", Locale.CANADA_FRENCH);
        ResourceBundle english = ResourceBundle.getBundle("messages.found", Locale.ENGLISH);

        assertThat(french.keySet()).isEqualTo(english.keySet());
        assertThat(french.keySet())
                .filteredOn(key -> !key.startsWith("failed-"))
                .allSatisfy(key ->
                        assertThat(values(french.getString(key))).as(key).isEqualTo(values(english.getString(key))));
        assertThat(french.keySet())
                .allSatisfy(key -> assertThat(french.getString(key)).doesNotContain("'"));
    }

    @Test
    void everyKeyThatTheCodeNamesHasItsWordsAndNoWordsAreLeftOver() throws IOException {
        Set<String> named = new TreeSet<>();
        // NB: what a header or trailer is called is its part's name.
        Set<String> quoted = new TreeSet<>(Set.of("header", "trailer"));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                Matcher of = Pattern.compile("Found\\.(of|word)\\(\\s*\"([a-z0-9-]*[a-z0-9])\"")
                        .matcher(code);
                while (of.find()) {
                    named.add((of.group(1).equals("of") ? "" : "word.") + of.group(2));
                }
                Matcher text = Pattern.compile("\"([a-z0-9-]+)\"").matcher(code.contains("Found") ? code : "");
                while (text.find()) {
                    quoted.add(text.group(1));
                }
            }
        }
        Set<String> worded =
                ResourceBundle.getBundle("messages.found", Locale.ENGLISH).keySet();
        assertThat(worded).containsAll(named);
        assertThat(quoted)
                .containsAll(worded.stream()
                        .filter(key -> !key.startsWith("failed-"))
                        .map(key -> key.replaceFirst("^word\\.", ""))
                        .toList());
    }

    @Test
    void everyWayInWhichATransferFailsHasItsWords() {
        ResourceBundle french = ResourceBundle.getBundle("messages.found", Locale.CANADA_FRENCH);
        for (TransferFailed.Reason reason : TransferFailed.Reason.values()) {
            assertThat(french.containsKey(
                            "failed-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                    .as(reason.name())
                    .isTrue();
        }
    }

    private static Set<String> values(String text) {
        Set<String> values = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            values.add(matcher.group());
        }
        return values;
    }
}
