package qpip.exchange.document;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;

/**
 * How characters become bytes and records a file: encoding, line ends, padding, quoting, and what is nowhere allowed.
 */
record FileForm(Interface subject, Page page) {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int DETAIL_NUMBER_MAX = 18;
    private static final List<String> TELLING =
            List.of(" ", "0", "9", "A", "Z", "a", "-", "'", ".", "É", "é", "Ç", "ç", "Œ", "œ", "’");

    void write() {
        DocumentText text = subject.text();
        page.heading(text.of("bytes"));
        characters();
        Format format = subject.mapping().format();
        if (format instanceof Format.FixedWidth fixed) {
            fixed(fixed);
        } else if (format instanceof Format.Csv csv) {
            csv(csv);
        } else if (format instanceof Format.Xml xml) {
            xml(xml);
        }
        types();
    }

    private void characters() {
        DocumentText text = subject.text();
        Mapping mapping = subject.mapping();
        String charset = mapping.charset();
        page.paragraph(text.of(
                "bytes.charset",
                charset.startsWith("cp") ? charset + " (EBCDIC, IBM" + charset.substring(2) + ")" : charset));
        List<String> rules = new ArrayList<>();
        rules.add(text.of("bytes.mark." + mapping.byteOrderMark().name().toLowerCase(Locale.ROOT)));
        rules.add(text.of("bytes.control"));
        rules.add(text.of("bytes.names"));
        page.list(rules);
        page.paragraph(text.of("bytes.some"));
        List<List<String>> rows = new ArrayList<>();
        for (String character : TELLING) {
            rows.add(List.of(character.equals(" ") ? text.of("bytes.blank") : character, hex(character)));
        }
        page.table(List.of(text.of("column.character"), text.of("column.bytes")), rows);
    }

    private String hex(String character) {
        try {
            return HEX.formatHex(subject.layout().bytes(character));
        } catch (IllegalArgumentException e) {
            return subject.text().of("bytes.has-none");
        }
    }

    private void fixed(Format.FixedWidth fixed) {
        DocumentText text = subject.text();
        page.subheading(text.of("file"));
        String length = String.valueOf(fixed.recordLength());
        List<String> rules = new ArrayList<>();
        rules.add(text.of("fixed.length", length));
        rules.add(
                switch (fixed.lineEnd()) {
                    case NONE -> text.of("fixed.end.none", length);
                    case CRLF -> text.of("fixed.end", "CR LF (0D 0A)", String.valueOf(fixed.recordLength() + 2));
                    case LF -> text.of("fixed.end", "LF (0A)", String.valueOf(fixed.recordLength() + 1));
                });
        rules.add(text.of("fixed.order"));
        rules.add(text.of("fixed.pad", hex(" ")));
        rules.add(text.of("fixed.none"));
        page.list(rules);
    }

    private void csv(Format.Csv csv) {
        DocumentText text = subject.text();
        page.subheading(text.of("file"));
        String end = csv.lineEnd() == Format.LineEnd.CRLF ? "CR LF (0D 0A)" : "LF (0A)";
        String delimiter = csv.delimiter().equals("\t") ? text.of("csv.tab") : text.quoted(csv.delimiter());
        List<String> rules = new ArrayList<>();
        rules.add(text.of("csv.rows", end));
        rules.add(text.of("csv.delimiter", delimiter));
        rules.add(text.of("csv.quotes", delimiter));
        rules.add(text.of(csv.columnNames() ? "csv.order.names" : "csv.order"));
        rules.add(text.of("csv.none"));
        page.list(rules);
        if (csv.columnNames()) {
            page.paragraph(text.of("csv.names"));
            page.verbatim(List.of(String.join(csv.delimiter(), RecordTables.columnNames(subject.layout()))));
        }
    }

    private void xml(Format.Xml xml) {
        DocumentText text = subject.text();
        page.subheading(text.of("file"));
        List<String> rules = new ArrayList<>();
        rules.add(text.of("xml.declaration", subject.mapping().charset()));
        rules.add(text.of(
                "xml.root", xml.root(), xml.namespace().isEmpty() ? text.of("xml.no-namespace") : xml.namespace()));
        rules.add(text.of("xml.order", xml.header(), xml.detail(), xml.trailer()));
        rules.add(text.of("xml.elements"));
        if (!subject.inbound()) {
            rules.add(text.of("xml.elements.out"));
        }
        rules.add(text.of("xml.none"));
        rules.add(text.of("xml.forbidden"));
        rules.add(text.of("xml.limits", String.valueOf(xml.maxDepth()), String.valueOf(xml.maxText())));
        rules.add(text.of("xml.end", xml.root()));
        page.list(rules);
    }

    /** The types that the exchange uses, each said once. */
    private void types() {
        DocumentText text = subject.text();
        page.heading(text.of("types"));
        page.paragraph(text.of("types.digits-max", String.valueOf(DETAIL_NUMBER_MAX)));
        List<List<String>> rows = fields(subject.layout())
                .map(Field::type)
                .distinct()
                .sorted()
                .map(type -> List.of(word(type), text.of("type." + word(type) + (subject.fixed() ? ".fixed" : ""))))
                .toList();
        page.table(List.of(text.of("column.type"), text.of("column.form")), rows);
        if (fields(subject.layout()).anyMatch(field -> field.type() == Field.Type.OVERPUNCH)) {
            overpunch();
        }
    }

    private void overpunch() {
        DocumentText text = subject.text();
        page.paragraph(text.of("overpunch"));
        List<List<String>> rows = new ArrayList<>();
        for (int digit = 0; digit <= 9; digit++) {
            String plus = String.valueOf(Layout.overpunched(false).charAt(digit));
            String minus = String.valueOf(Layout.overpunched(true).charAt(digit));
            rows.add(List.of(String.valueOf(digit), plus + "  " + hex(plus), minus + "  " + hex(minus)));
        }
        page.table(List.of(text.of("column.digit"), text.of("column.plus"), text.of("column.minus")), rows);
        page.paragraph(text.of(
                "overpunch.example",
                "0000001234" + Layout.overpunched(false).charAt(5),
                "0000001234" + Layout.overpunched(true).charAt(5)));
    }

    static Stream<Field> fields(Layout layout) {
        Mapping mapping = layout.mapping();
        return Stream.of(List.of(mapping.header()), mapping.details(), List.of(mapping.trailer()))
                .flatMap(List::stream)
                .flatMap(section -> section.fields().stream())
                .flatMap(FileForm::withOwn);
    }

    private static Stream<Field> withOwn(Field field) {
        return Stream.concat(Stream.of(field), field.fields().stream().flatMap(FileForm::withOwn));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
