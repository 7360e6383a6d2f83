package qpip.exchange.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeclarationsTest {

    private static final Path FILE = Path.of("jobs/CN-IN-01.yaml");

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void everyTypeIsRead() {
        Sample sample = valueOf("""
                ---
                # What it is, under which agreement.
                exchange: CN-IN-01
                title: {fr: "Décès", en: Deaths}
                in-force-from: 2026-01-01
                lines-max: 500
                ratio-max: 0.10
                alert: false
                encoding: iso-8859-1
                columns: 61-68
                bytes: 5000000000
                fields:
                  - {name: sin, length: 9, personal: true}
                  - name: '007'
                    length: 8
                amounts: {b: 2, a: 1.50, 2026-01-01: -3}
                rules:
                  - PersonDied
                  - PaidAfterDeath
                  - kind: EarningsAbove
                    limit: 100.00
                    from: "2026-01-01"
                  - kind: AllOf
                    rules: [PersonDied, {kind: PaidAfterDeath, days-of-grace: 0}]
                """);

        assertThat(sample)
                .isEqualTo(new Sample(
                        "CN-IN-01",
                        new Words("Décès", "Deaths"),
                        LocalDate.of(2026, 1, 1),
                        500,
                        new BigDecimal("0.10"),
                        false,
                        Sample.Encoding.ISO_8859_1,
                        Optional.of(new Sample.Columns(61, 68)),
                        Optional.of(5_000_000_000L),
                        List.of(new Sample.Field("sin", 9, true), new Sample.Field("007", 8, false)),
                        Map.of("b", new BigDecimal("2"), "a", new BigDecimal("1.50"), "2026-01-01", new BigDecimal(-3)),
                        List.of(
                                new Sample.PersonDied(),
                                new Sample.PaidAfterDeath(7),
                                new Sample.EarningsAbove(new BigDecimal("100.00"), LocalDate.of(2026, 1, 1)),
                                new Sample.AllOf(List.of(new Sample.PersonDied(), new Sample.PaidAfterDeath(0))))));
        assertThat(sample.amounts()).containsOnlyKeys("b", "a", "2026-01-01");
        assertThat(List.copyOf(sample.amounts().keySet())).containsExactly("b", "a", "2026-01-01");
    }

    @Test
    void absentKeysTakeTheirDefaults() {
        Sample sample = valueOf(Sample.SHORTEST);

        assertThat(sample.linesMax()).isEqualTo(100);
        assertThat(sample.ratioMax()).isEqualTo(new BigDecimal("0.50"));
        assertThat(sample.alert()).isTrue();
        assertThat(sample.encoding()).isEqualTo(Sample.Encoding.UTF8);
        assertThat(sample.columns()).isEmpty();
        assertThat(sample.fields()).isEmpty();
        assertThat(sample.amounts()).isEmpty();
    }

    @Test
    void listsAndMapsCannotBeChanged() {
        Sample sample = valueOf(Sample.SHORTEST + "amounts: {a: 1}\n");

        assertThatThrownBy(() -> sample.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sample.amounts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Each row: what stands at line 4, and the whole sentence about it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lines-maxx: 3       | unknown key 'lines-maxx'; did you mean 'lines-max'? The keys are exchange, title, in-force-from, lines-max, ratio-max, alert, encoding, columns, bytes, fields, amounts, rules
            surprise: 3         | unknown key 'surprise'; the keys are exchange, title, in-force-from, lines-max, ratio-max, alert, encoding, columns, bytes, fields, amounts, rules
            exchange: again     | the key 'exchange' stands twice; it stands already at line 1
            ? [a]               | a key must be a word, found a list
            ~: 3                | unknown key '~'; the keys are exchange, title, in-force-from, lines-max, ratio-max, alert, encoding, columns, bytes, fields, amounts, rules
            '': 3               | a key must be a word, found the quoted text ''
            lines-max: '8'      | lines-max must be a whole number in plain digits, found the quoted text '8'; write it without quotes
            lines-max: 8.5      | lines-max must be a whole number in plain digits, found the number 8.5
            lines-max: 0x1F     | lines-max must be a whole number in plain digits, found the number 0x1F
            lines-max: 007      | lines-max must be a whole number in plain digits, found the number 007
            lines-max: 2147483648 | lines-max must be a whole number in plain digits, found the number 2147483648; the limits are -2147483648 and 2147483647
            lines-max: [8]      | lines-max must be a whole number in plain digits, found a list
            lines-max:          | lines-max must be a whole number in plain digits, found nothing
            lines-max: -2147483649 | lines-max must be a whole number in plain digits, found the number -2147483649; the limits are -2147483648 and 2147483647
            bytes: 9223372036854775808 | bytes must be a whole number in plain digits, found the number 9223372036854775808; the limits are -9223372036854775808 and 9223372036854775807
            ratio-max: "0.10"   | ratio-max must be a number such as 12 or 12.50, found the quoted text '0.10'; write it without quotes
            ratio-max: .inf     | ratio-max must be a number such as 12 or 12.50, found the number .inf
            ratio-max: 1e9      | ratio-max must be a number such as 12 or 12.50, found the number 1e9
            ratio-max: 1,5      | ratio-max must be a number such as 12 or 12.50, found the text '1,5'
            alert: yes          | alert must be true or false, found the text 'yes'
            alert: 'true'       | alert must be true or false, found the quoted text 'true'; write it without quotes
            encoding: latin1    | unknown encoding 'latin1'; the encodings are utf-8, iso-8859-1, IBM-1047
            encoding: UTF-8     | unknown encoding 'UTF-8'; the encodings are utf-8, iso-8859-1, IBM-1047
            encoding: {}        | encoding must be one of utf-8, iso-8859-1, IBM-1047, found a mapping
            columns: 61         | columns are written first-last, such as 61-68
            columns: true       | columns must be a text that gives the columns, found true
            fields: sin         | fields must be a list, found the text 'sin'
            fields: [{name: sin, length: 0}] | a field has at least one character; 'sin' has 0
            fields: [{name: 12, length: 9}]  | fields[0].name must be a text, found the number 12; put it in quotes: '12'
            fields: [{name: no, length: 9}, {name: true, length: 9}] | fields[1].name must be a text, found true; put it in quotes: 'true'
            fields: [{name: 2026-01-01, length: 9}] | fields[0].name must be a text, found the date 2026-01-01; put it in quotes: '2026-01-01'
            fields: [{name: null, length: 9}] | fields[0].name must be a text, found null; put it in quotes: 'null'
            fields: [{name: , length: 9}]     | fields[0].name must be a text, found nothing; put it in quotes: ''
            fields: [{name: sin}]             | the key 'length' is missing in fields[0]; it must be a whole number in plain digits
            fields: [{name: a, length: 1, lenght: 2}] | unknown key 'lenght' in fields[0]; did you mean 'length'? The keys are name, length, personal
            fields: [sin]       | fields[0] must be a mapping with the keys name, length, personal, found the text 'sin'
            amounts: {a: b}     | amounts.a must be a number such as 12 or 12.50, found the text 'b'
            amounts: []         | amounts must be a mapping, found a list
            rules: [PersonDead] | unknown rule 'PersonDead'; the rules are AllOf, EarningsAbove, PaidAfterDeath, PersonDied
            rules: [{kind: PersonDead}] | unknown rule 'PersonDead'; the rules are AllOf, EarningsAbove, PaidAfterDeath, PersonDied
            rules: [{limit: 3}] | the key 'kind' is missing in rules[0]; it must be one of AllOf, EarningsAbove, PaidAfterDeath, PersonDied
            rules: [{kind: 12}] | rules[0].kind must be one of AllOf, EarningsAbove, PaidAfterDeath, PersonDied, found the number 12
            rules: [12]         | rules[0] must be one of AllOf, EarningsAbove, PaidAfterDeath, PersonDied, found the number 12
            rules: [EarningsAbove] | the rule 'EarningsAbove' needs the keys limit, from; write it as a mapping with kind: EarningsAbove
            rules: [{kind: PersonDied, on: 1}] | unknown key 'on' in rules[0]; the keys are kind
            rules: [{kind: EarningsAbove, limit: 1, from: 2026-02-30}] | rules[0].from must be a date written yyyy-mm-dd, found the date 2026-02-30; there is no such day
            rules: [{kind: EarningsAbove, limit: 1, from: 1/2/2026}] | rules[0].from must be a date written yyyy-mm-dd, found the text '1/2/2026'
            lines-max: &anchor 8  | the anchor &anchor is not allowed; write the value wherever it is needed
            lines-max: !!int 8    | the tag 'tag:yaml.org,2002:int' is not allowed; write the value without it
            fields: !java/Object [] | the tag '!java/Object' is not allowed; write the value without it
            lines-max: *anchor    | the alias *anchor is not allowed; write the value itself
            """)
    void aFaultIsOneSentenceWithItsLine(String line, String sentence) {
        assertThat(problemsOf(Sample.SHORTEST + line + "\n")).containsExactly("jobs/CN-IN-01.yaml:4: " + sentence);
    }

    @Test
    void allProblemsOfAFileAreReportedAtOnceByLine() {
        assertThat(problemsOf("""
                        exchange: 12
                        title: {fr: Décès, en: ' '}
                        lines-max: many
                        fields:
                          - name: a
                            length: x
                          - name: b
                        rules:
                          - PersonDead
                          - kind: AllOf
                            rules:
                              - PersonDeaf
                        """))
                .containsExactly(
                        "jobs/CN-IN-01.yaml:1: exchange must be a text, found the number 12; put it in quotes: '12'",
                        "jobs/CN-IN-01.yaml:1: the key 'in-force-from' is missing; it must be a date written yyyy-mm-dd",
                        "jobs/CN-IN-01.yaml:2: a text must stand in both languages; 'en' is blank",
                        "jobs/CN-IN-01.yaml:3: lines-max must be a whole number in plain digits, found the text 'many'",
                        "jobs/CN-IN-01.yaml:6: fields[0].length must be a whole number in plain digits, found the text 'x'",
                        "jobs/CN-IN-01.yaml:7: the key 'length' is missing in fields[1]; it must be a whole number in plain digits",
                        "jobs/CN-IN-01.yaml:9: unknown rule 'PersonDead'; the rules are AllOf, EarningsAbove, PaidAfterDeath, PersonDied",
                        "jobs/CN-IN-01.yaml:12: unknown rule 'PersonDeaf'; the rules are AllOf, EarningsAbove, PaidAfterDeath, PersonDied");
    }

    @Test
    void aRecordsOwnCheckIsReportedWhereTheRecordStarts() {
        assertThat(problemsOf(
                        Sample.SHORTEST + "fields:\n  - name: a\n    length: 1\n  -\n    name: b\n    length: 0\n"))
                .containsExactly("jobs/CN-IN-01.yaml:8: a field has at least one character; 'b' has 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "---\n...\n"})
    void anEmptyFileIsRefused(String yaml) {
        assertThat(problemsOf(yaml, Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:1: the file is empty; it must be a mapping with the keys fr, en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12     | the file must be a mapping with the keys fr, en, found the number 12
            [a, b] | the file must be a mapping with the keys fr, en, found a list
            null   | the file must be a mapping with the keys fr, en, found null
            {}     | the key 'en' is missing; it must be a text#the key 'fr' is missing; it must be a text
            """)
    void theFileItselfMustBeAMapping(String yaml, String sentences) {
        assertThat(String.join("#", problemsOf(yaml, Words.class)))
                .isEqualTo("jobs/CN-IN-01.yaml:1: " + sentences.replace("#", "#jobs/CN-IN-01.yaml:1: "));
    }

    @Test
    void aTruncatedFileIsNotYaml() {
        assertThat(problemsOf("fr: a\nen: [a, b", Words.class))
                .containsExactly(
                        "jobs/CN-IN-01.yaml:2: this is not YAML: while parsing a flow sequence, expected ',' or ']', but got <stream end>");
        assertThat(problemsOf("fr: a\nen: \"b", Words.class))
                .containsExactly(
                        "jobs/CN-IN-01.yaml:2: this is not YAML: while scanning a quoted scalar, found unexpected end of stream");
        assertThat(problemsOf("fr: a\nen", Words.class))
                .containsExactly(
                        "jobs/CN-IN-01.yaml:2: this is not YAML: while scanning a simple key, could not find expected ':'");
    }

    @Test
    void aTabIsRefusedAsIndentation() {
        assertThat(problemsOf("fr: Décès 🕊\nen:\n\tx: b\n", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:3: a tab stands in the indentation; indent with spaces");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(problemsOf("fr: a\nen: b\n---\nfr: c\nen: d\n", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:3: a second document starts here; a file holds one declaration");
    }

    @Test
    void aDirectiveIsRefused() {
        assertThat(problemsOf("%YAML 1.1\n---\nfr: a\nen: b\n", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:1: the directive %YAML is not allowed; declarations are YAML 1.2");
    }

    @Test
    void aControlCharacterIsRefusedWithItsLine() {
        assertThat(problemsOf("fr: a\nen: b\u0000\n", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:2: the character U+0000 is not allowed in YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void deepNestingIsRefusedBeforeItCostsStack(String opening) {
        assertThat(problemsOf(opening.repeat(50_000), Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:1: the values are nested deeper than 32 levels");
    }

    @Test
    void aFileOfTooManyValuesIsRefused() {
        assertThat(problemsOf("fr: [\n" + "1,\n".repeat(YamlTree.VALUES_MAX) + "]\n", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:49999: the file has more than 50000 keys and values");
    }

    @Test
    void aKeyHasAtMostOneHundredTwentyEightCharacters() {
        String start = Sample.SHORTEST + "amounts: {";

        assertThat(problemsOf(start + "k".repeat(128) + ": 1}")).isEmpty();
        assertThat(problemsOf(start + "k".repeat(129) + ": 1}"))
                .containsExactly("jobs/CN-IN-01.yaml:4: a key has at most 128 characters, found 129");
    }

    @Test
    void aProblemStaysOnOneLineWhateverTheFileHolds() {
        assertThat(problemsOf(Sample.SHORTEST + "encoding: \"a\\n\\u2028b\"\namounts: {\"a\\nb\": c}\n"))
                .containsExactly(
                        "jobs/CN-IN-01.yaml:4: unknown encoding 'a b'; the encodings are utf-8, iso-8859-1, IBM-1047",
                        "jobs/CN-IN-01.yaml:5: amounts.a b must be a number such as 12 or 12.50, found the text 'c'");
    }

    @Test
    void thirtyTwoLevelsAreRead() {
        String levels = "{a: ".repeat(YamlTree.DEPTH_MAX - 1);

        assertThat(problemsOf(levels + "1" + "}".repeat(YamlTree.DEPTH_MAX - 1), Words.class))
                .hasSize(3)
                .noneMatch(problem -> problem.contains("nested"));
        assertThat(problemsOf("{a: " + levels + "1" + "}".repeat(YamlTree.DEPTH_MAX), Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:1: the values are nested deeper than 32 levels");
    }

    @Test
    void aFileMayHaveOneMebibyteAndNotOneByteMore() throws IOException {
        String words = "fr: é\nen: b\n#";
        String full = words + "x".repeat(Declarations.SIZE_MAX - words.getBytes(StandardCharsets.UTF_8).length);
        Path file = folder.resolve("words.yaml");

        assertThat(problemsOf(full, Words.class)).isEmpty();
        assertThat(problemsOf(full + "x", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:1: the file is longer than 1048576 bytes (1 MiB), the most a"
                        + " declaration may have");
        Files.writeString(file, full);
        assertThat(Declarations.reading(file, Words.class).value()).contains(new Words("é", "b"));
        Files.writeString(file, full + "x");
        assertThat(Declarations.reading(file, Words.class).problems())
                .extracting(Problem::message)
                .containsExactly("the file is longer than 1048576 bytes (1 MiB), the most a declaration may have");
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithTheLine() throws IOException {
        Path file = folder.resolve("words.yaml");
        Files.write(file, "en: Deaths\nfr: Décès\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Declarations.reading(file, Words.class).problems())
                .extracting(Problem::toString)
                .containsExactly(file + ":2: the file is not UTF-8: found the byte 0xE9; save it as UTF-8");

        Files.write(file, new byte[] {'f', 'r', ':', ' ', (byte) 0xC3});
        assertThat(Declarations.reading(file, Words.class).problems())
                .extracting(Problem::toString)
                .containsExactly(file + ":1: the file is not UTF-8: found the byte 0xC3; save it as UTF-8");
    }

    @Test
    void theLineIsRightFarDownTheFileToo() {
        String before = "# 🕊 Un long commentaire qui remplit le tampon.\n".repeat(5_000);

        assertThat(problemsOf(before + "fr: a\nen: b\u0007\n", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:5002: the character U+0007 is not allowed in YAML");
        assertThat(problemsOf(before + "fr: a\nen:\n\tb: c\n", Words.class))
                .containsExactly("jobs/CN-IN-01.yaml:5003: a tab stands in the indentation; indent with spaces");
    }

    @Test
    void noMutilatedTextMakesTheReadingThrow() {
        String yaml = Sample.SHORTEST + "columns: 61-68\nfields:\n  - {name: 'a', length: 1}\nrules:\n  - kind: AllOf\n"
                + "    rules: [PersonDied]\namounts: {a: 1.5}\nlines-max: 8\n";
        String[] pieces = {
            "",
            "[",
            "]",
            "{",
            "}",
            ":",
            ": ",
            "\n",
            "\n- ",
            "'",
            "\"",
            "&",
            "*a",
            "!",
            "|",
            ">",
            "%",
            "@",
            "\t",
            "---",
            "...",
            "#",
            ",",
            "?",
            "~",
            "\uD800",
            "\u0000",
            "\u0085",
            "<<: ",
            "1e999999999",
            "-"
        };
        Random random = new Random(20260101);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(yaml);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at, Math.min(text.length(), at + random.nextInt(6)), pieces[random.nextInt(pieces.length)]);
            }
            assertThat(problemsOf(text.toString()))
                    .allMatch(problem -> problem.matches("jobs/CN-IN-01.yaml:[0-9]+: .+"));
        }
    }

    record Defaults(
            @Default("12") String text,
            @Default("[a, 'b']") List<String> list,
            @Default("PersonDied") Sample.Rule rule,
            @Default("{name: a, length: 3}") Sample.Field field,
            @Default("2026-01-01") LocalDate day,
            @Default("1-2") Optional<Sample.Columns> columns) {}

    @Test
    void aDefaultIsWrittenAsInYaml() {
        assertThat(Declarations.reading(FILE, "{}", Defaults.class).value())
                .contains(new Defaults(
                        "12",
                        List.of("a", "b"),
                        new Sample.PersonDied(),
                        new Sample.Field("a", 3, false),
                        LocalDate.of(2026, 1, 1),
                        Optional.of(new Sample.Columns(1, 2))));
    }

    record BadDefault(@Default("many") int number) {}

    @Test
    void aDefaultThatCannotBeReadIsABug() {
        assertThatThrownBy(() -> Declarations.reading(FILE, "{}", BadDefault.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "bad default: [default:0: number must be a whole number in plain digits, found the text 'many']");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(problemsOf("\uFEFFfr: a\nen: b\n", Words.class)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsAProblemAtLineZero() {
        Path absent = folder.resolve("absent.yaml");

        assertThat(Declarations.reading(absent, Words.class).problems())
                .extracting(Problem::toString)
                .containsExactly(absent + ":0: the file does not exist");
        assertThat(Declarations.reading(folder, Words.class).problems())
                .extracting(Problem::toString)
                .containsExactly(folder + ":0: this is a folder; a declaration is a file");
    }

    @Test
    void readGivesTheValueOrThrowsWithAllProblems() throws IOException {
        Path file = folder.resolve("words.yaml");
        Files.writeString(file, "fr: a\nen: b\n");
        assertThat(Declarations.read(file, Words.class)).isEqualTo(new Words("a", "b"));

        Files.writeString(file, "fr: 1\nen: 2\n");
        assertThatThrownBy(() -> Declarations.read(file, Words.class))
                .isInstanceOf(BadDeclaration.class)
                .hasMessage(file + ":1: fr must be a text, found the number 1; put it in quotes: '1'\n" + file
                        + ":2: en must be a text, found the number 2; put it in quotes: '2'");
    }

    @Test
    void aBadDeclarationSortsByFileAndLineAndSaysNothingTwice() {
        Problem first = new Problem(Path.of("a.yaml"), 9, "x");
        Problem second = new Problem(Path.of("b.yaml"), 2, "y");
        Problem third = new Problem(Path.of("b.yaml"), 10, "a");

        BadDeclaration bad = new BadDeclaration(List.of(third, second, first, second));

        assertThat(bad.problems()).containsExactly(first, second, third);
        assertThat(bad).hasMessage("a.yaml:9: x\nb.yaml:2: y\nb.yaml:10: a");
    }

    @Test
    void aReadingKnowsTheLineOfEachPath() {
        Reading<Sample> reading = Declarations.reading(
                FILE,
                "# A comment.\n" + Sample.SHORTEST
                        + "fields:\n  - name: a\n    length: 1\n  - {name: b, length: 2}\nrules:\n- kind:\n    PersonDied\n",
                Sample.class);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.line("")).isEqualTo(2);
        assertThat(reading.line("title.en")).isEqualTo(3);
        assertThat(reading.line("fields")).isEqualTo(5);
        assertThat(reading.line("fields[0]")).isEqualTo(6);
        assertThat(reading.line("fields[0].length")).isEqualTo(7);
        assertThat(reading.line("fields[1].personal")).isEqualTo(8);
        assertThat(reading.line("fields[7].name")).isEqualTo(5);
        assertThat(reading.line("rules[0].kind")).isEqualTo(10);
        assertThat(reading.problem("fields[1]", "is not on the layout"))
                .hasToString("jobs/CN-IN-01.yaml:8: is not on the layout");
        assertThat(new Reading<>(FILE, Optional.empty(), List.of(), Map.of()).line("a.b[0]"))
                .isEqualTo(1);
    }

    @Test
    void wordsAreEnglishForAnEnglishReaderAndElseFrench() {
        Words words = new Words("Décès", "Deaths");

        assertThat(words.in(Locale.CANADA)).isEqualTo("Deaths");
        assertThat(words.in(Locale.CANADA_FRENCH)).isEqualTo("Décès");
        assertThat(words.in(Locale.GERMANY)).isEqualTo("Décès");
    }

    @ParameterizedTest
    @CsvSource({"lenght,length", "lengths,length", "nmae,name", "fr,''", "nam,name", "surname,''"})
    void theNearestWordIsAtMostTwoLettersAwayAndSharesOne(String found, String nearest) {
        assertThat(NearestWord.to(found, List.of("name", "length", "en")).orElse(""))
                .isEqualTo(nearest);
    }

    private static Sample valueOf(String yaml) {
        Reading<Sample> reading = Declarations.reading(FILE, yaml, Sample.class);
        assertThat(reading.problems()).isEmpty();
        return reading.value().orElseThrow();
    }

    private static List<String> problemsOf(String yaml) {
        return problemsOf(yaml, Sample.class);
    }

    private static List<String> problemsOf(String yaml, Class<? extends Record> type) {
        Reading<? extends Record> reading = Declarations.reading(FILE, yaml, type);
        assertThat(reading.value().isPresent()).isEqualTo(reading.problems().isEmpty());
        return reading.problems().stream().map(Problem::toString).toList();
    }
}
