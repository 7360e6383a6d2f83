package qpip.exchange.layout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are spoilt in every way: each is refused, or its line is, by the right reason. */
class ExtractsTest {

    private static final Layout FIXED = Layout.of(Sample.declared(Faulty.FIXED));
    private static final Layout CSV = Layout.of(Sample.declared(Faulty.CSV));
    private static final Layout XML = Layout.of(Sample.declared(Faulty.XML));
    private static final Layout EBCDIC = Layout.of(Sample.declared(Faulty.EBCDIC));

    private final Path folder;

    ExtractsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Verified verify(Layout layout, byte[] bytes) {
        return Sample.verify(Sample.write(folder, bytes), layout);
    }

    private Optional<FileReason> reason(Layout layout, byte[] bytes) {
        return verify(layout, bytes).fault().map(FileFault::reason);
    }

    private List<RejectedLine> rejected(Layout layout, byte[] bytes) {
        return Sample.rejected(Sample.write(folder, bytes), layout);
    }

    @Test
    void theSoundFilesAreAccepted() {
        assertThat(verify(FIXED, Faulty.FIXED_FILE.getBytes(ISO_8859_1)).fault())
                .isEqualTo(Optional.empty());
        assertThat(verify(CSV, Faulty.CSV_FILE.getBytes(UTF_8)).fault()).isEqualTo(Optional.empty());
        assertThat(verify(XML, Faulty.XML_FILE.getBytes(UTF_8)).fault()).isEqualTo(Optional.empty());
    }

    @Test
    void theWholeFileIsHashedAlsoWhenItIsRefused() {
        Verified refused = verify(FIXED, "abc".getBytes(UTF_8));
        assertThat(refused.fault()).isPresent();
        assertThat(refused.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(refused.bytes()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            000100, 010100, NO_HEADER
            000100, 000100x, RECORD_LENGTH
            000100, 000101, LAYOUT_VERSION
            000100, 000100 x, RECORD_LENGTH
            99000000002, 98000000002, NO_TRAILER
            99000000002, 99000000003, COUNT
            +00000055995, +00000055996, AMOUNT_TOTAL
            000000800123457, 000000800123458, HASH_TOTAL
            99000000002, 9900000000x, MALFORMED
            """)
    void aFixedWidthFileIsRefusedFor(String sound, String spoilt, FileReason expected) {
        byte[] file = Faulty.FIXED_FILE.replace(sound, spoilt).getBytes(ISO_8859_1);
        assertThat(reason(FIXED, file)).contains(expected);
    }

    @Test
    void anEmptyFileIsRefused() {
        for (Layout layout : List.of(FIXED, CSV, XML, EBCDIC)) {
            assertThat(reason(layout, new byte[0])).contains(FileReason.EMPTY);
        }
    }

    @Test
    void anythingAfterTheTrailerRefusesTheFile() {
        String trailer = Faulty.FIXED_FILE.lines().toList().get(3) + "\r\n";
        assertThat(reason(FIXED, (Faulty.FIXED_FILE + trailer).getBytes(ISO_8859_1)))
                .contains(FileReason.AFTER_TRAILER);
        assertThat(reason(FIXED, (Faulty.FIXED_FILE + "\u001A").getBytes(ISO_8859_1)))
                .contains(FileReason.TRUNCATED);
        assertThat(reason(CSV, (Faulty.CSV_FILE + "99;2;39\n").getBytes(UTF_8))).contains(FileReason.AFTER_TRAILER);
        assertThat(reason(XML, (Faulty.XML_FILE + "<x/>\n").getBytes(UTF_8))).contains(FileReason.AFTER_TRAILER);
        assertThat(reason(
                        XML, Faulty.XML_FILE.replace("</Tail>", "</Tail><Act/>").getBytes(UTF_8)))
                .contains(FileReason.AFTER_TRAILER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      20261123+0056000T  |WEEK_NOT_SUNDAY|week|expected a Sunday, found another day
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      20260229+0056000T  |DATE|week|expected a date yyyyMMdd, found digits that are no such day or time
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      2026112x+0056000T  |TYPE|week|expected a date yyyyMMdd, found 8 characters that are not all digits
            20800123457ANNE      20261122+0056000T  |2080012345 ANNE      20261122+0056000T  |TYPE|sin|expected 9 digits, found 8 characters
            20800123457ANNE      20261122+0056000T  |20         ANNE      20261122+0056000T  |MISSING|sin|expected a value, found blanks
            20800123457ANNE      20261122+0056000T  |20800123457          20261122+0056000T  |MISSING|name|expected a value, found blanks
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      2026112200056000T  |TYPE|amount|expected a sign and digits, found 8 characters
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      20261122+0056000X  |UNKNOWN_CODE|paid-to|expected one of T, E, found another value of 1 character
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      20261122+0056000T x|CONSTANT|rest|expected blanks, found 1 character
            20800123457ANNE      20261122+0056000T  |30800123457ANNE      20261122+0056000T  |UNKNOWN_RECORD|record-type|expected a declared record identifier, found another
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      20261122+0056000T |LENGTH||expected 40 bytes, found 39
            20800123457ANNE      20261122+0056000T  |20800123457ANNE      20261122+0056000T   |LENGTH||expected 40 bytes, found 41
            20800123457ANNE      20261122+0056000T  |20800123457ANN\u0007      20261122+0056000T  |CONTROL_CHARACTER|name|found the control byte 0x07
            20800123457ANNE      20261122+0056000T  |20800123457ANN\u0092      20261122+0056000T  |CONTROL_CHARACTER|name|found the control byte 0x92
            """)
    void aFixedWidthLineIsRejectedFor(String sound, String spoilt, LineReason reason, String field, String shape) {
        byte[] file = Faulty.FIXED_FILE.replace(sound, spoilt).getBytes(ISO_8859_1);
        assertThat(rejected(FIXED, file))
                .map(ExtractsTest::said)
                .containsExactly(List.of(1L, 42L, spoilt.length(), reason, field == null ? "" : field, shape));
    }

    @Test
    void theLinesAfterABadOneAreStillRead() {
        String file = Faulty.FIXED_FILE.replace("ANNE      20261122+0056000T  ", "ANNE      20261122+0056000T");
        Path path = Sample.write(folder, file.getBytes(ISO_8859_1));
        Verified verified = Sample.verify(path, FIXED);
        assertThat(verified.fault()).isEqualTo(Optional.empty());
        assertThat(verified.rejected()).isEqualTo(1);
        List<Values> read = Sample.read(path, FIXED, verified.cuts(), 10);
        assertThat(read).hasSize(2);
        assertThat(read.get(1).text("name")).isEqualTo("ZOÉ");
        assertThat(read.get(1).get("sin")).isEqualTo(Optional.empty());
        assertThat(read.get(1).get("week")).isEqualTo(Optional.empty());
        assertThat(read.get(1).cents("amount")).isEqualTo(-5);
    }

    @Test
    void aFailedCheckDigitIsAWarningOnly() {
        String file = Faulty.FIXED_FILE.replace("800123457", "800123458");
        Verified verified = verify(FIXED, file.getBytes(ISO_8859_1));
        assertThat(verified.fault()).isEqualTo(Optional.empty());
        assertThat(verified.rejected()).isZero();
        assertThat(verified.warnings()).isEqualTo(1);
    }

    @Test
    void lineEndsOfTwoKindsRefuseTheFile() {
        assertThat(reason(
                        FIXED,
                        Faulty.FIXED_FILE.replaceFirst("T  \r\n", "T  \n").getBytes(ISO_8859_1)))
                .contains(FileReason.MALFORMED);
        assertThat(reason(
                        CSV,
                        Faulty.CSV_FILE.replaceFirst("-0,05\n", "-0,05\r\n").getBytes(UTF_8)))
                .contains(FileReason.MALFORMED);
        assertThat(reason(CSV, Faulty.CSV_FILE.replaceFirst("Zoé", "Z\roé").getBytes(UTF_8)))
                .contains(FileReason.MALFORMED);
    }

    @Test
    void aByteOrderMarkIsRefusedUnlessDeclared() {
        byte[] marked = ("\uFEFF" + Faulty.CSV_FILE).getBytes(UTF_8);
        byte[] plain = Faulty.CSV_FILE.getBytes(UTF_8);
        assertThat(reason(CSV, marked)).contains(FileReason.ENCODING);
        Layout allowed = Layout.of(Sample.declared("byte-order-mark: allowed\n" + Faulty.CSV));
        assertThat(reason(allowed, marked)).isEqualTo(Optional.empty());
        assertThat(reason(allowed, plain)).isEqualTo(Optional.empty());
        Layout required = Layout.of(Sample.declared("byte-order-mark: required\n" + Faulty.CSV));
        assertThat(reason(required, marked)).isEqualTo(Optional.empty());
        assertThat(reason(required, plain)).contains(FileReason.ENCODING);
        assertThat(new String(Sample.file(required, List.of()), UTF_8)).startsWith("\uFEFF00;0100\n");
    }

    @Test
    void aMalformedByteRefusesTheFileInsteadOfBecomingAQuestionMark() {
        assertThat(reason(CSV, Faulty.CSV_FILE.getBytes(ISO_8859_1))).contains(FileReason.ENCODING);
        assertThat(reason(XML, Faulty.XML_FILE.getBytes(ISO_8859_1))).contains(FileReason.ENCODING);
        Layout windows = Layout.of(Sample.declared(Faulty.FIXED.replace("ISO-8859-1", "windows-1252")));
        assertThat(reason(windows, Faulty.FIXED_FILE.replace('É', '\u0081').getBytes(ISO_8859_1)))
                .contains(FileReason.ENCODING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            R001;Zoé | R001;"Zoé | MALFORMED
            R001;Zoé | R001;"Zoé"x | MALFORMED
            R001;Zoé | R001;Z"oé | MALFORMED
            givenName | givenname | COLUMN_NAMES
            dob;amount | dob;dob | COLUMN_NAMES
            dob;amount | dob | COLUMN_NAMES
            99;2;39 | 99;3;39 | COUNT
            99;2;39 | 99;2;40 | HASH_TOTAL
            00;0100 | 00;0100;x | MALFORMED
            99;2;39 | 98;2;39 | NO_TRAILER
            """)
    void aCsvFileIsRefusedFor(String sound, String spoilt, FileReason expected) {
        assertThat(reason(CSV, Faulty.CSV_FILE.replace(sound, spoilt).getBytes(UTF_8)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            R001;Zoé;2026-11-22;-0,05 | R001;Zoé;2026-11-22 | COLUMN_COUNT | `` | expected 4 columns, found 3
            R001;Zoé;2026-11-22;-0,05 | R001;Zoé;2026-11-22;-0,05; | COLUMN_COUNT | `` | expected 4 columns, found 5
            R001;Zoé;2026-11-22;-0,05 | ;Zoé;2026-11-22;-0,05 | MISSING | request-ref | expected a value, found blanks
            R001;Zoé;2026-11-22;-0,05 | R001;Zoé Zoé Zoé;2026-11-22;-0,05 | LENGTH | given-name | expected at most 10 characters, found 11
            R001;Zoé;2026-11-22;-0,05 | R001;Zoé;2026-1-22;-0,05 | TYPE | dob | expected a date yyyy-MM-dd, found 9 characters that are not all digits
            R001;Zoé;2026-11-22;-0,05 | R001;Zoé;2026-11-31;-0,05 | DATE | dob | expected a date yyyy-MM-dd, found digits that are no such day or time
            R001;Zoé;2026-11-22;-0,05 | R001;Zoé;2026-11-22;1 000,05 | TYPE | amount | expected an amount with two decimals after ',', found 8 characters that are not all digits
            R001;Zoé;2026-11-22;-0,05 | R001;Z\u0000é;2026-11-22;-0,05 | CONTROL_CHARACTER | given-name | found the control byte 0x00
            R001;Zoé;2026-11-22;-0,05 | R001;Z\u202Eé;2026-11-22;-0,05 | CONTROL_CHARACTER | given-name | found the control byte 0xE2
            """)
    void aCsvRowIsRejectedFor(String sound, String spoilt, LineReason reason, String field, String shape) {
        byte[] file = Faulty.CSV_FILE.replace(sound, spoilt).getBytes(UTF_8);
        int length = spoilt.getBytes(UTF_8).length;
        assertThat(rejected(CSV, file))
                .map(ExtractsTest::said)
                .contains(List.of(1L, 40L, length, reason, field, shape));
    }

    private static List<Object> said(RejectedLine line) {
        return List.of(line.number(), line.offset(), line.length(), line.reason(), line.field(), line.shape());
    }

    @Test
    void aLineEndInsideQuotesStaysInItsRow() {
        byte[] file = Faulty.CSV_FILE
                .replace("Zoé", "\"Z\né\"")
                .replace("99;2;39", "99;2;41")
                .getBytes(UTF_8);
        Verified verified = verify(CSV, file);
        assertThat(verified.fault()).isEqualTo(Optional.empty());
        assertThat(verified.records()).isEqualTo(2);
        assertThat(rejected(CSV, file)).extracting(RejectedLine::reason).containsExactly(LineReason.CONTROL_CHARACTER);
    }

    @Test
    void aBlankRowIsARowOfTheWrongWidth() {
        assertThat(rejected(CSV, Faulty.CSV_FILE.replace("R002", "\nR002").getBytes(UTF_8)))
                .extracting(RejectedLine::reason)
                .containsExactly(LineReason.COLUMN_COUNT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <Acts xmlns= | <!DOCTYPE Acts><Acts xmlns= | MALFORMED
            <Acts xmlns= | <!DOCTYPE Acts [<!ENTITY x SYSTEM "file:///etc/passwd">]><Acts xmlns= | MALFORMED
            <Acts xmlns= | <!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Acts xmlns= | MALFORMED
            <Acts xmlns= | <?php x?><Acts xmlns= | MALFORMED
            Roy | &x; | MALFORMED
            Roy | <?php x?> | MALFORMED
            Roy | &#7; | MALFORMED
            urn:acts:1 | urn:acts:2 | MALFORMED
            <Acts xmlns= | <Acts xml:lang="fr" xmlns= | MALFORMED
            encoding="UTF-8" | encoding="ISO-8859-1" | ENCODING
            version="1.0" | version="1.1" | MALFORMED
            </Surname> | </Name> | MALFORMED
            </Act> | </Act>text | MALFORMED
            <Head version="0100"></Head> | `` | NO_HEADER
            version="0100" | version="0200" | LAYOUT_VERSION
            <Hash>13</Hash> | <Hash>14</Hash> | HASH_TOTAL
            <Count>1</Count> | <Count>2</Count> | COUNT
            <Count>1</Count> | <Count>1</Count><More/> | MALFORMED
            Roy | <a><b><c><d/></c></b></a> | TOO_LARGE
            </Acts> | </Act> | AFTER_TRAILER
            """)
    void anXmlFileIsRefusedFor(String sound, String spoilt, FileReason expected) {
        assertThat(reason(XML, Faulty.XML_FILE.replace(sound, spoilt).getBytes(UTF_8)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <No>A1</No> | <No>A1</No><Age>7</Age> | UNKNOWN_ELEMENT | `` | found an element that the layout does not know
            <No>A1</No> | <No x="1">A1</No> | UNKNOWN_ELEMENT | `` | found an attribute that the layout does not know
            <No>A1</No> | <No>A1</No>text | UNKNOWN_ELEMENT | `` | found text where only elements may stand
            <No>A1</No> | <No>A1</No><No>A2</No> | UNKNOWN_ELEMENT | act-no | found the element twice
            <No>A1</No> | <No xmlns="urn:other">A1</No> | UNKNOWN_ELEMENT | `` | found an element that the layout does not know
            <No>A1</No> | <No/> | MISSING | act-no | expected a value, found blanks
            <No>A1</No> | <No>A12345</No> | LENGTH | act-no | expected at most 5 characters, found 6
            <No>A1</No> | <No>A&#10;1</No> | CONTROL_CHARACTER | act-no | found the control byte 0x0A
            <Given>Anne</Given> | <Given>A</Given><Given>B</Given> | OVERFLOW | given | expected at most 2 occurrences, found 3
            <Given>Anne</Given> | <Given> </Given> | MISSING | name | expected a value, found blanks
            """)
    void anXmlElementIsRejectedFor(String sound, String spoilt, LineReason reason, String field, String shape) {
        byte[] file = Faulty.XML_FILE.replace(sound, spoilt).getBytes(UTF_8);
        assertThat(rejected(XML, file)).hasSize(1).first().satisfies(line -> {
            assertThat(line.reason()).isEqualTo(reason);
            assertThat(line.field()).isEqualTo(field);
            assertThat(line.shape()).isEqualTo(shape);
            assertThat(new String(file, (int) line.offset(), line.length(), UTF_8))
                    .startsWith("<Act>")
                    .endsWith("</Act>");
        });
    }

    @Test
    void commentsCdataPrefixesAndCharacterReferencesAreReadAsXmlSaysTheyAre() {
        String file = Faulty.XML_FILE
                .replaceAll("<(/?)([A-Z])", "<$1a:$2")
                .replace("<a:Acts xmlns=", "<!-- </a:Acts> -->\n<a:Acts xmlns:a=")
                .replace("Roy", "<![CDATA[R</Act>]]>&#111;<!-- </a:Act> -->y&amp;")
                .replace(">13<", ">20<");
        Path path = Sample.write(folder, file.getBytes(UTF_8));
        Verified verified = Sample.verify(path, XML);
        assertThat(verified.fault()).isEqualTo(Optional.empty());
        assertThat(verified.rejected()).isZero();
        assertThat(Sample.read(path, XML, verified.cuts(), 5).get(0).text("surname"))
                .isEqualTo("R</Act>oy&");
    }

    @Test
    void attacksOnTheXmlParserEndInARefusal() {
        String deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);
        StringBuilder attributes = new StringBuilder("<No");
        for (int i = 0; i < 20_000; i++) {
            attributes.append(" a").append(i).append("=\"1\"");
        }
        for (String attack :
                List.of(deep, attributes + "/>", "x".repeat(1 << 20), "<No a=\"" + "x".repeat(10_000) + "\"/>")) {
            byte[] file = Faulty.XML_FILE
                    .replace("<No>A1</No>", "<No>A1</No>" + attack)
                    .getBytes(UTF_8);
            assertThat(reason(XML, file)).isPresent();
        }
        byte[] endless = Faulty.XML_FILE.replace("Roy", "x".repeat(3 << 20)).getBytes(UTF_8);
        assertThat(reason(XML, endless)).contains(FileReason.TOO_LARGE);
    }

    @Test
    void anEndlessLineIsRefusedWithoutBeingKept() {
        byte[] file = new byte[5 << 20];
        Arrays.fill(file, (byte) '7');
        assertThat(reason(FIXED, file)).contains(FileReason.TOO_LARGE);
        assertThat(reason(CSV, file)).contains(FileReason.TOO_LARGE);
        assertThat(reason(EBCDIC, file)).contains(FileReason.NO_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cp500", "cp1047"})
    void zonedDecimalsAreDecidedByTheByte(String charset) {
        Layout layout = Layout.of(Sample.declared(Faulty.EBCDIC.replace("cp500", charset)));
        int[][] cases = {{0xC0, 0}, {0xD0, 0}, {0xC5, 5}, {0xD5, -5}, {0xF5, 5}, {0xA5, 5}, {0xE5, 5}, {0xB5, -5}};
        for (int[] zoned : cases) {
            assertThat(zoned(layout, zoned[0]).cents(2))
                    .as("byte %02X", zoned[0])
                    .isEqualTo(zoned[1]);
            assertThat(zoned(layout, zoned[0]).trouble()).isEqualTo(Optional.empty());
        }
        for (int none : new int[] {0x45, 0x95, 0xCA, 0x4B}) {
            assertThat(zoned(layout, none).trouble().map(Trouble::reason)).contains(LineReason.TYPE);
        }
    }

    private static Slices zoned(Layout layout, int last) {
        byte[] detail =
                layout.encoding().bytes("20ANNE      0000x             ").orElseThrow();
        detail[16] = (byte) last;
        Chunk chunk = Chunk.of(detail, 0, 1, 1, Boundaries.of(layout));
        try {
            Records records = Records.of(layout, layout.details(), chunk, new byte[0]);
            records.next();
            return records.record();
        } catch (Refused e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAccentCountsItsBytesInAFixedWidthField() {
        Layout utf8 = Layout.of(Sample.declared(Faulty.FIXED.replace("ISO-8859-1", "UTF-8")));
        String nine = Faulty.FIXED_FILE.replace("ZOÉ       ", "ZOÉ      ");
        assertThat(rejected(utf8, nine.getBytes(UTF_8))).isEmpty();
        assertThat(reason(utf8, nine.getBytes(UTF_8))).isEqualTo(Optional.empty());
        assertThat(rejected(utf8, Faulty.FIXED_FILE.getBytes(UTF_8)))
                .extracting(RejectedLine::reason)
                .containsExactly(LineReason.LENGTH);
        String halved = Faulty.FIXED_FILE.replace("ZOÉ       99991231", "ZOEZOEZOEÉ9991231");
        assertThat(rejected(utf8, halved.getBytes(UTF_8)))
                .extracting(RejectedLine::reason, RejectedLine::field)
                .containsExactly(tuple(LineReason.TYPE, "name"));
    }

    @Test
    void progressIsTheNumberOfBytesReadSoFar() {
        byte[] bytes = Sample.file(FIXED, 100_000, 37);
        List<Long> progress = new ArrayList<>();
        Extracts.verify(Sample.write(folder, bytes), FIXED, 1, 2, line -> {}, progress::add);
        assertThat(progress).isSorted().last().isEqualTo((long) bytes.length);
    }

    @Test
    void cutsTouchEachOtherAndAreNearlyEqual() {
        for (Layout layout : List.of(FIXED, CSV, XML, EBCDIC)) {
            byte[] bytes = Sample.file(layout, 10_000, 41);
            Verified verified = Extracts.verify(Sample.write(folder, bytes), layout, 7, 1, line -> {}, read -> {});
            assertThat(verified.cuts()).hasSize(7);
            for (int i = 1; i < 7; i++) {
                Cut before = verified.cuts().get(i - 1);
                Cut cut = verified.cuts().get(i);
                assertThat(cut.offset()).isEqualTo(before.offset() + before.length());
                assertThat(cut.firstRecord()).isEqualTo(before.firstRecord() + before.records());
                assertThat(cut.length()).isBetween(bytes.length / 8L, bytes.length / 6L);
            }
        }
    }

    @Test
    void filesOfEveryFormatAndEncodingComeBackAsTheyWere() {
        List<String> mappings = new ArrayList<>(List.of(Faulty.FIXED, Faulty.CSV, Faulty.XML, Faulty.EBCDIC));
        mappings.add(Faulty.EBCDIC.replace("cp500", "cp1047"));
        mappings.add(Faulty.EBCDIC.replace("cp500", "ISO-8859-1").replace("line-end: none", "line-end: lf"));
        // NB: not UTF-8, in which columns of bytes shift: `check` refuses it for fixed width.
        mappings.add(Faulty.FIXED.replace("ISO-8859-1", "windows-1252"));
        for (String charset : List.of("windows-1252", "ISO-8859-1")) {
            mappings.add(Faulty.CSV.replace("UTF-8", charset).replace("line-end: lf", "line-end: crlf"));
            mappings.add(Faulty.XML.replace("UTF-8", charset));
        }
        for (String yaml : mappings) {
            assertThat(LayoutTest.problems(yaml)).isEmpty();
            Layout layout = Layout.of(Sample.declared(yaml));
            List<Values> values = Sample.values(layout, 500, 3);
            byte[] bytes = Sample.file(layout, values);
            Path file = Sample.write(folder, bytes);
            Verified verified = Extracts.verify(file, layout, 3, 2, line -> {}, read -> {});
            assertThat(verified.fault()).isEqualTo(Optional.empty());
            assertThat(verified.rejected()).isZero();
            assertThat(Sample.read(file, layout, verified.cuts(), 100)).isEqualTo(values);
        }
    }

    @Test
    void aSmallFileOfEachFormatCutAnywhereIsRefused() {
        for (Layout layout : List.of(FIXED, CSV, XML, EBCDIC)) {
            byte[] bytes = Sample.file(layout, 3, 9);
            for (int length = 0; length < bytes.length; length++) {
                assertThat(verify(layout, Arrays.copyOf(bytes, length)).fault())
                        .as("%s cut at byte %d", layout.exchange(), length)
                        .isPresent();
            }
        }
    }

    @Tag("slow")
    @Test
    void aFlippedByteNeverEndsInAnException() {
        Random random = new Random(11);
        for (Layout layout : List.of(FIXED, CSV, XML, EBCDIC)) {
            byte[] sound = Sample.file(layout, 4, 13);
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = sound.clone();
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                Path file = Sample.write(folder, bytes);
                Verified verified = Sample.verify(file, layout);
                if (verified.fault().isEmpty()) {
                    assertThat(Sample.read(file, layout, verified.cuts(), 3)).hasSize((int) verified.records());
                }
            }
        }
    }

    @Test
    void theResultDoesNotDependOnThreads() {
        for (Layout layout : List.of(FIXED, CSV, XML, EBCDIC)) {
            byte[] bytes = Sample.file(layout, 30_000, 17);
            Random random = new Random(19);
            for (int i = 0; i < 40; i++) {
                int at = bytes.length / 4 + random.nextInt(bytes.length / 2);
                if (bytes[at] >= '0' && bytes[at] <= '9') {
                    bytes[at] = 'x';
                }
            }
            Path file = Sample.write(folder, bytes);
            List<RejectedLine> alone = new ArrayList<>();
            Verified one = Extracts.verify(file, layout, 4, 1, alone::add, read -> {});
            List<RejectedLine> together = new ArrayList<>();
            Verified four = Extracts.verify(file, layout, 4, 4, together::add, read -> {});
            assertThat(four).usingRecursiveComparison().isEqualTo(one);
            assertThat(together).isEqualTo(alone);
        }
    }

    @Test
    void aCompanionGetsAllBytesAndLooksAtSoundRecordsOnly() {
        for (Layout layout : List.of(FIXED, CSV, XML, EBCDIC)) {
            byte[] bytes = Sample.file(layout, 20_000, 23);
            Random random = new Random(29);
            for (int i = 0; i < 40; i++) {
                int at = bytes.length / 4 + random.nextInt(bytes.length / 2);
                if (bytes[at] >= '0' && bytes[at] <= '9') {
                    bytes[at] = 'x';
                }
            }
            Path file = Sample.write(folder, bytes);
            for (int threads : new int[] {1, 4}) {
                Looking looking = new Looking();
                List<RejectedLine> rejected = new ArrayList<>();
                Verified verified = Extracts.verify(file, layout, 4, threads, rejected::add, read -> {}, looking);
                assertThat(looking.copy.toByteArray()).isEqualTo(bytes);
                Set<Long> bad = rejected.stream().map(RejectedLine::number).collect(Collectors.toSet());
                for (long number = 0; number <= verified.records() + 1; number++) {
                    boolean expected =
                            number >= 1 && number <= verified.records() && number % 3 == 0 && !bad.contains(number);
                    assertThat(verified.marked().contains(number)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aRefusedFileIsCopiedWholeToo() {
        byte[] bytes = Sample.file(CSV, 5_000, 31);
        bytes[bytes.length / 2] = (byte) 0xFF;
        Looking looking = new Looking();
        Verified verified = Extracts.verify(Sample.write(folder, bytes), CSV, 4, 2, line -> {}, read -> {}, looking);
        assertThat(verified.fault()).isPresent();
        assertThat(looking.copy.toByteArray()).isEqualTo(bytes);
    }

    /** Copies what it gets, and marks each third record. */
    private static final class Looking implements Companion {

        private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

        @Override
        public void bytes(byte[] bytes, int offset, int length) {
            copy.write(bytes, offset, length);
        }

        @Override
        public boolean marks(RecordView detail) {
            return detail.number() % 3 == 0;
        }
    }

    @Test
    void theFirstFaultOfTheFileIsReportedWhateverTheThreads() {
        byte[] sound = Sample.file(CSV, 150_000, 43);
        byte[] bytes = sound.clone();
        bytes[bytes.length / 2] = (byte) 0xFF;
        bytes[bytes.length / 2 + 40] = (byte) 0xFE;
        bytes[bytes.length - 100] = '"';
        Path file = Sample.write(folder, bytes);
        List<RejectedLine> alone = new ArrayList<>();
        Verified one = Extracts.verify(file, CSV, 4, 1, alone::add, read -> {});
        assertThat(one.fault().map(FileFault::reason)).contains(FileReason.ENCODING);
        assertThat(one.fault().map(FileFault::detail).orElse("")).startsWith("byte " + bytes.length / 2 + ":");
        for (int threads : new int[] {2, 3, 8}) {
            List<RejectedLine> together = new ArrayList<>();
            assertThat(Extracts.verify(file, CSV, 4, threads, together::add, read -> {}))
                    .usingRecursiveComparison()
                    .isEqualTo(one);
            assertThat(together).isEqualTo(alone);
        }
    }
}
