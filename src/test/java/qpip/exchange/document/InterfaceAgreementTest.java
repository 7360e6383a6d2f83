package qpip.exchange.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.job.Catalogue;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.FieldWords;
import qpip.exchange.layout.FileReason;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.LineReason;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.layout.Verified;

/** The agreement is complete in both languages, and a file that is written by it alone is accepted. */
class InterfaceAgreementTest {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("."));
    private static final List<Locale> LANGUAGES = List.of(Locale.CANADA_FRENCH, Locale.CANADA);
    private static final List<String> FAMILIES =
            List.of("type.", "file.", "line.", "bytes.mark.", "content.date.", "calendar.");

    private final Path folder;

    InterfaceAgreementTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> exchanges() {
        return CATALOGUE.layouts().stream()
                .filter(layout -> !layout.mapping().partner().isEmpty())
                .flatMap(layout -> LANGUAGES.stream().map(language -> Arguments.of(layout, language)));
    }

    static Stream<Arguments> fixedWidth() {
        return exchanges()
                .filter(arguments -> ((Layout) arguments.get()[0]).mapping().format() instanceof Format.FixedWidth);
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void everythingThatTheMappingDeclaresIsSaid(Layout layout, Locale language) {
        String text = InterfaceAgreement.of(CATALOGUE, layout.exchange(), language, InterfaceAgreement.Form.MARKDOWN);

        FileForm.fields(layout).forEach(field -> {
            assertThat(text).contains(FieldWords.of(field).orElseThrow().in(language));
            field.absent().forEach(value -> assertThat(text).contains(value));
            field.openEnded().forEach(value -> assertThat(text).contains(value));
        });
        layout.mapping()
                .codes()
                .forEach((list, codes) -> codes.forEach(
                        (code, words) -> assertThat(text).contains("| " + code + " | " + words.in(language) + " |")));
        layout.mapping().totals().forEach(total -> assertThat(text).contains(total.equals()));
        assertThat(text).contains(layout.mapping().charset(), layout.mapping().layoutVersion());
        assertThat(text).doesNotContain("{0}", "{1}", "null");
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void aLineOfTheTextFitsATerminal(Layout layout, Locale language) {
        String text = InterfaceAgreement.of(CATALOGUE, layout.exchange(), language, InterfaceAgreement.Form.TEXT);

        assertThat(text.lines().filter(line -> !line.startsWith("    "))).allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest
    @MethodSource("fixedWidth")
    void aFileThatIsWrittenByTheDocumentAloneIsAccepted(Layout layout, Locale language) throws IOException {
        String text = InterfaceAgreement.of(CATALOGUE, layout.exchange(), language, InterfaceAgreement.Form.MARKDOWN);

        Path file = Files.write(folder.resolve("written.txt"), layout.bytes(new ByTheDocument(text, language).file(3)));

        List<RejectedLine> rejected = new ArrayList<>();
        Verified verified = Extracts.verify(file, layout, 1, 1, rejected::add, read -> {});
        assertThat(verified.fault()).isEmpty();
        assertThat(rejected).isEmpty();
        assertThat(verified.records()).isEqualTo(3);
    }

    @Test
    void theExampleOfTheDocumentIsAFileThatIsAccepted() throws IOException {
        for (String exchange : List.of("RA-IN-01", "DE-IN-01")) {
            Layout layout = CATALOGUE.exchange(exchange).orElseThrow().layout();
            String text = InterfaceAgreement.of(CATALOGUE, exchange, Locale.CANADA, InterfaceAgreement.Form.MARKDOWN);
            String example = text.substring(text.lastIndexOf("```", text.length() - 5) + 4, text.length() - 4);

            Path file = Files.writeString(folder.resolve("example"), example);

            Verified verified = Extracts.verify(file, layout, 1, 1, line -> {}, read -> {});
            assertThat(verified.fault()).as(exchange).isEmpty();
            assertThat(verified.rejected()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void noExampleContradictsAnother(Layout layout, Locale language) {
        List<String> identities = layout.examples().stream()
                .map(example -> FileForm.fields(layout)
                        .filter(field -> field.means()
                                .filter(means -> means.startsWith("fact.key") || means.equals("fact.version"))
                                .isPresent())
                        .map(field -> example.text(field.name()))
                        .collect(Collectors.joining("|")))
                .filter(identity -> !identity.isEmpty())
                .toList();

        if (FileForm.fields(layout)
                .anyMatch(field -> field.means().filter("fact.version"::equals).isPresent())) {
            assertThat(identities).as("one fact, one version, two contents").doesNotHaveDuplicates();
        }
    }

    @Test
    void anExchangeThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() ->
                        InterfaceAgreement.of(CATALOGUE, "REG-WEEKS", Locale.CANADA, InterfaceAgreement.Form.TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no exchange with a partner is called REG-WEEKS; those that are: CN-IN-01, ");
    }

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlacesForValues() {
        Properties french = bundle("fr");
        Properties english = bundle("en");
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : french.stringPropertyNames()) {
            assertThat(places(french.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(french.getProperty(key) + english.getProperty(key))
                    .as(key)
                    .doesNotContain("'");
        }
    }

    @Test
    void everyReasonAndEveryTypeHasItsWords() {
        Properties words = bundle("fr");
        for (FileReason reason : FileReason.values()) {
            assertThat(words).containsKey("file." + FileForm.word(reason));
        }
        for (LineReason reason : LineReason.values()) {
            assertThat(words).containsKey("line." + reason.word());
            assertThat(Reasons.of(reason, Locale.CANADA)).isNotBlank();
        }
        for (Field.Type type : Field.Type.values()) {
            assertThat(words).containsKeys("type." + FileForm.word(type), "type." + FileForm.word(type) + ".fixed");
        }
    }

    @Test
    void everyTextIsUsed() {
        String sources = sources();

        List<String> unused = bundle("fr").stringPropertyNames().stream()
                .filter(key -> FAMILIES.stream().noneMatch(key::startsWith))
                .filter(key -> !sources.contains("\"" + key + "\""))
                .sorted()
                .toList();
        assertThat(unused).isEmpty();
    }

    private static TreeSet<String> places(String text) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/qpip/exchange/document"))) {
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
                Files.newBufferedReader(Path.of("src/main/resources/messages/agreement_" + language + ".properties"))) {
            bundle.load(reader);
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
