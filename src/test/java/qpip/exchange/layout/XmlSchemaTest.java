package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import qpip.exchange.declaration.Declarations;

/**
 * The schemas that we publish are what the mappings say, and the JDK's own validator accepts what we write and refuses
 * nothing that our verification accepts. {@code -Dsamples.write=true} writes the published schemas anew.
 */
class XmlSchemaTest {

    private final Path folder;

    XmlSchemaTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Path> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("partner.yaml"))
                    .filter(file -> layout(file).mapping().format() instanceof Format.Xml)
                    .sorted()
                    .toList();
        }
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void thePublishedSchemaIsWhatTheMappingSays(Path mapping) throws IOException {
        Path published = Path.of(mapping.toString().replace(".yaml", ".xsd"));
        String schema = XmlSchema.of(layout(mapping));
        if (Boolean.getBoolean("samples.write")) {
            Files.writeString(published, schema);
        }

        assertThat(published).hasContent(schema);
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void anotherValidatorAcceptsWhatWeWrite(Path mapping) {
        Layout layout = layout(mapping);
        for (int details : new int[] {0, 1, 40}) {
            assertThat(problem(layout, Sample.file(layout, details, 5 + details)))
                    .as(details + " details")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anotherValidatorAcceptsEverySample(Path sample) throws IOException {
        String exchange = String.valueOf(sample.getFileName()).split("_")[0];
        Path mapping = mappings().stream()
                .filter(file -> file.endsWith(exchange + ".yaml"))
                .findFirst()
                .orElseThrow();

        assertThat(problem(layout(mapping), Files.readAllBytes(sample))).isEmpty();
    }

    /** A way to spoil a document, and what it does in words. */
    private record Spoiling(String what, UnaryOperator<String> how) {}

    @ParameterizedTest
    @MethodSource("mappings")
    void bothJudgeASetOfBadDocumentsTheSame(Path mapping) throws IOException {
        Layout layout = layout(mapping);
        String good = text(layout);
        assertThat(verdicts(layout, good)).isEqualTo(List.of(true, true));
        for (Spoiling spoiling : spoilings(layout)) {
            String bad = spoiling.how().apply(good);
            assertThat(bad).as(spoiling.what()).isNotEqualTo(good);
            assertThat(verdicts(layout, bad)).as(spoiling.what()).isEqualTo(List.of(false, false));
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void whatIsLeftFreeIsFreeForBoth(Path mapping) throws IOException {
        Layout layout = layout(mapping);
        Format.Xml xml = (Format.Xml) layout.mapping().format();
        String good = text(layout);
        Field first = layout.details().get(0).fields().get(0);
        String element = "<" + first.path() + ">[^<]*</" + first.path() + ">";
        String value = good.replaceFirst("(?s).*?<" + xml.detail() + ">.*?(" + element + ").*", "$1");
        String inDetail = "(?s)(<" + xml.detail() + ">.*?)" + element + "(.*?)(</" + xml.detail() + ">)";

        assertThat(verdicts(layout, good.replaceFirst(inDetail, "$1$2" + value + "$3")))
                .as("an element in another place")
                .isEqualTo(List.of(true, true));
        assertThat(verdicts(
                        layout,
                        good.replaceFirst(">([^<> \\n]+)</" + first.path() + ">", "> $1 </" + first.path() + ">")))
                .as("blanks around a value")
                .isEqualTo(List.of(true, true));
    }

    @Test
    void anExchangeThatIsNotXmlHasNoSchema() {
        assertThatThrownBy(() -> XmlSchema.of(Sample.layout("cnesst/CN-IN-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exchange CN-IN-01 isn't XML, so it has no schema; its files are FixedWidth");
    }

    /** One for every kind of fault that a schema can see, in the header, a detail and a group. */
    private static List<Spoiling> spoilings(Layout layout) {
        Format.Xml xml = (Format.Xml) layout.mapping().format();
        List<Spoiling> spoilings = new ArrayList<>();
        spoilings.add(new Spoiling(
                "an unknown element", replaced("</" + xml.detail() + ">", "<Odd>1</Odd></" + xml.detail() + ">")));
        spoilings.add(new Spoiling(
                "an unknown attribute", replaced("<" + xml.detail() + ">", "<" + xml.detail() + " odd=\"1\">")));
        spoilings.add(
                new Spoiling("text between elements", replaced("<" + xml.detail() + ">", "<" + xml.detail() + ">odd")));
        spoilings.add(new Spoiling("another namespace", replaced(xml.namespace(), xml.namespace() + "0")));
        spoilings.add(new Spoiling(
                "another root",
                text -> text.replace(xml.root() + " ", "Odd ").replace("</" + xml.root() + ">", "</Odd>")));
        spoilings.add(new Spoiling(
                "no trailer", text -> text.replaceFirst("(?s)<" + xml.trailer() + ">.*</" + xml.trailer() + ">", "")));
        spoilings.add(new Spoiling(
                "no header", text -> text.replaceFirst("(?s)<" + xml.header() + ">.*</" + xml.header() + ">", "")));
        for (Field field : layout.details().get(0).fields()) {
            if (field.path().contains("/") || field.path().contains("@") || field.type() == Field.Type.GROUP) {
                continue;
            }
            String element = "<" + field.path() + ">[^<]*</" + field.path() + ">";
            if (field.required()) {
                spoilings.add(new Spoiling("no " + field.path(), inDetail(xml, element, "")));
                spoilings.add(new Spoiling("an empty " + field.path(), inDetail(xml, element, valued(field, ""))));
            }
            if (field.required() && field.value().isEmpty()) {
                spoilings.add(new Spoiling("twice " + field.path(), inDetail(xml, "(" + element + ")", "$2$2")));
                String tooLong = switch (field.type()) {
                    case TEXT -> "x".repeat(field.length() + 1);
                    case DIGITS, NUMBER -> "9".repeat(field.length() + 1);
                    case DATE, WEEK -> "2026-02-30";
                    case MOMENT -> "20261301000000";
                    case TIME -> "24:00";
                    case AMOUNT -> "1.234";
                    default -> "?";
                };
                spoilings.add(new Spoiling("a bad " + field.path(), inDetail(xml, element, valued(field, tooLong))));
            }
        }
        for (Field field : layout.details().get(0).fields()) {
            if (field.type() == Field.Type.GROUP && field.occurs().orElseThrow().min() > 0) {
                String around = field.path().split("/")[0];
                spoilings.add(new Spoiling(
                        "no " + around, text -> text.replaceAll("(?s)<" + around + ">.*?</" + around + ">", "")));
            }
        }
        return spoilings;
    }

    private static String valued(Field field, String value) {
        return "<" + field.path() + ">" + value + "</" + field.path() + ">";
    }

    private static UnaryOperator<String> replaced(String what, String by) {
        return text -> text.replace(what, by);
    }

    private static UnaryOperator<String> inDetail(Format.Xml xml, String what, String by) {
        return text -> text.replaceFirst("(?s)(<" + xml.detail() + ">.*?)" + what, "$1" + by);
    }

    /** A file of two details with as many values as the examples have. */
    private static String text(Layout layout) {
        List<Values> details = new ArrayList<>(layout.examples());
        details.add(layout.examples().get(0));
        return new String(Sample.file(layout, details), StandardCharsets.UTF_8);
    }

    /** Whether the other validator accepts it, and whether we do, totals and all that a schema can't see left out. */
    private List<Boolean> verdicts(Layout layout, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("extract.xml"), bytes);
        List<RejectedLine> rejected = new ArrayList<>();
        Verified verified = Extracts.verify(file, layout, 1, 1, rejected::add, read -> {});
        boolean structural = verified.fault()
                .filter(fault -> fault.reason() != FileReason.HASH_TOTAL && fault.reason() != FileReason.COUNT)
                .isPresent();
        return List.of(problem(layout, bytes).isEmpty(), !structural && rejected.isEmpty());
    }

    private static Layout layout(Path mapping) {
        return Layout.of(Declarations.read(mapping, Mapping.class));
    }

    private static String problem(Layout layout, byte[] document) {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            Schema schema = factory.newSchema(new StreamSource(new StringReader(XmlSchema.of(layout))));
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
            return "";
        } catch (SAXException e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
