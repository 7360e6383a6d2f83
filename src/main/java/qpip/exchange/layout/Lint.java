package qpip.exchange.layout;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a mapping that YAML alone cannot show. It looks for everything, so that all is said at once. */
final class Lint {

    private static final String CHARSETS =
            Arrays.stream(Encoding.values()).map(Encoding::title).collect(Collectors.joining(", "));
    private static final int RECORD_LENGTH_MAX = 65_536;

    private final Mapping mapping;
    private final Optional<Encoding> encoding;
    private final Findings findings = new Findings();
    private final FieldLint fields;

    private Lint(Mapping mapping) {
        this.mapping = mapping;
        this.encoding = Encoding.named(mapping.charset());
        this.fields = new FieldLint(mapping, findings);
    }

    static List<Findings.Finding> findings(Mapping mapping) {
        Lint lint = new Lint(mapping);
        lint.characters();
        lint.format();
        lint.sections();
        lint.totals();
        lint.unusedCodes();
        return lint.findings.all();
    }

    private boolean isEbcdic() {
        return encoding.filter(Encoding::isEbcdic).isPresent();
    }

    private void characters() {
        findings.must(
                encoding.isPresent(),
                "charset",
                "unknown charset '" + mapping.charset() + "'; the charsets are " + CHARSETS);
        findings.must(
                mapping.byteOrderMark() == Mapping.ByteOrderMark.FORBIDDEN
                        || encoding.filter(Encoding.UTF_8::equals).isPresent(),
                "byte-order-mark",
                "only UTF-8 has a byte order mark, not " + mapping.charset());
        mapping.codes().forEach((name, codes) -> {
            findings.must(!codes.isEmpty(), "codes." + name, "the list of codes '" + name + "' is empty");
            codes.keySet().forEach(code -> fields.holds(code, "codes." + name + "." + code, "the code"));
        });
    }

    private void format() {
        Format format = mapping.format();
        if (format instanceof Format.FixedWidth fixed) {
            findings.must(
                    fixed.recordLength() >= 1 && fixed.recordLength() <= RECORD_LENGTH_MAX,
                    "format.record-length",
                    "a record has 1 to " + RECORD_LENGTH_MAX + " bytes, not " + fixed.recordLength());
            findings.must(
                    !isEbcdic() || fixed.lineEnd() == Format.LineEnd.NONE,
                    "format.line-end",
                    "EBCDIC has no line end of its own; the line end must be none");
            return;
        }
        findings.must(!isEbcdic(), "charset", "EBCDIC is for fixed-width files only");
        if (format instanceof Format.Csv csv) {
            findings.must(
                    csv.delimiter().matches("[;,|\t:~^]"),
                    "format.delimiter",
                    "the delimiter must be one of ; , | : ~ ^ or a tab, not '" + csv.delimiter() + "'");
            findings.must(
                    csv.lineEnd() != Format.LineEnd.NONE, "format.line-end", "the line end of CSV must be lf or crlf");
        } else if (format instanceof Format.Xml xml) {
            xml(xml);
        }
        findings.must(
                mapping.details().size() <= 1,
                "details",
                "CSV and XML have one kind of detail, not " + mapping.details().size());
    }

    private void xml(Format.Xml xml) {
        List<String> names = List.of(xml.header(), xml.detail(), xml.trailer());
        Stream.concat(Stream.of(xml.root()), names.stream())
                .filter(name -> !FieldLint.isXmlName(name))
                .forEach(name -> findings.add("format", "'" + name + "' is not the name of an element"));
        findings.must(
                Set.copyOf(names).size() == 3, "format", "header, detail and trailer must be three different elements");
        findings.must(
                xml.maxDepth() >= 2 && xml.maxDepth() <= 100,
                "format.max-depth",
                "elements are nested 2 to 100 levels, not " + xml.maxDepth());
        findings.must(
                xml.maxText() >= 1 && xml.maxText() <= Boundaries.RECORD_MAX,
                "format.max-text",
                "a text has 1 to " + Boundaries.RECORD_MAX + " characters, not " + xml.maxText());
    }

    private void sections() {
        section(mapping.header(), "header");
        findings.must(!mapping.details().isEmpty(), "details", "a mapping has at least one kind of detail");
        for (int i = 0; i < mapping.details().size(); i++) {
            section(mapping.details().get(i), "details[" + i + "]");
        }
        section(mapping.trailer(), "trailer");
        if (!mapping.isXml()) {
            identifiers();
        }
    }

    private void section(Section section, String path) {
        findings.must(!section.fields().isEmpty(), path, "a record has at least one field");
        if (mapping.isXml()) {
            findings.must(
                    section.identifier().isEmpty(), path + ".identifier", "XML tells records apart by their elements");
        }
        fields.fields(section.fields(), path + ".fields");
        if (mapping.isFixedWidth()) {
            positions(section.fields(), path + ".fields");
        }
    }

    /** Records are told apart by their first field, so no identifier may begin with another one. */
    private void identifiers() {
        identified(mapping.header(), "header", true);
        identified(mapping.trailer(), "trailer", true);
        for (int i = 0; i < mapping.details().size(); i++) {
            identified(
                    mapping.details().get(i),
                    "details[" + i + "]",
                    mapping.details().size() > 1);
        }
        List<String> identifiers = Stream.of(List.of(mapping.header()), mapping.details(), List.of(mapping.trailer()))
                .flatMap(List::stream)
                .flatMap(section -> section.identifier().stream())
                .toList();
        for (int i = 0; i < identifiers.size(); i++) {
            for (int k = 0; k < identifiers.size(); k++) {
                if (i != k
                        && identifiers.get(k).startsWith(identifiers.get(i))
                        && (i < k || !Objects.equals(identifiers.get(i), identifiers.get(k)))) {
                    findings.add(
                            "details",
                            "the identifier '" + identifiers.get(i) + "' also begins '" + identifiers.get(k)
                                    + "'; they must be different");
                }
            }
        }
    }

    private void identified(Section section, String path, boolean needed) {
        if (section.identifier().isEmpty()) {
            findings.must(!needed, path, "an identifier is missing: it tells this record from the others");
            return;
        }
        String identifier = section.identifier().get();
        findings.must(!identifier.isBlank(), path + ".identifier", "the identifier is blank");
        findings.must(
                !section.fields().isEmpty()
                        && section.fields()
                                .get(0)
                                .value()
                                .filter(identifier::equals)
                                .isPresent(),
                path + ".identifier",
                "the first field must have the value '" + identifier + "', by which the record is known");
    }

    private void unusedCodes() {
        mapping.codes().keySet().stream()
                .filter(list -> !fields.codesUsed().contains(list))
                .forEach(list -> findings.add("codes." + list, "no field uses the list of codes '" + list + "'"));
    }

    private void positions(List<Field> fields, String path) {
        int next = 1;
        int recordLength = ((Format.FixedWidth) mapping.format()).recordLength();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String at = path + "[" + i + "]";
            if (field.at() != next) {
                findings.add(
                        at + ".at",
                        "'" + field.name() + "' must begin at " + next + ", where the field before it ends, not at "
                                + field.at());
            }
            findings.must(
                    field.type() != Field.Type.FILLER || i == fields.size() - 1,
                    at + ".type",
                    "a filler stands at the end of a record only");
            next = Math.max(1, field.at()) + Math.max(0, field.length());
        }
        findings.must(
                next - 1 <= recordLength,
                path,
                "the fields end at " + (next - 1) + ", behind the record's end at " + recordLength);
    }

    private void totals() {
        Set<String> computed = new HashSet<>();
        List<Total> totals = mapping.totals();
        for (int i = 0; i < totals.size(); i++) {
            Total total = totals.get(i);
            String at = "totals[" + i + "]";
            findings.must(
                    computed.add(total.equals()), at + ".equals", "two totals fill the field '" + total.equals() + "'");
            Optional<Field> filled = named(mapping.trailer().fields(), total.equals());
            if (filled.isEmpty()) {
                findings.add(at + ".equals", "the trailer has no field '" + total.equals() + "'");
            } else {
                filled(total, filled.get(), at);
            }
            if (!Totals.of(total).isEmpty()) {
                added(total, at);
            }
        }
        findings.must(
                totals.stream().anyMatch(Total.Count.class::isInstance),
                "totals",
                "a total of kind Count is missing: without it a file could lose details unseen");
        for (int i = 0; i < mapping.trailer().fields().size(); i++) {
            Field field = mapping.trailer().fields().get(i);
            findings.must(
                    !field.required() || field.value().isPresent() || computed.contains(field.name()),
                    "trailer.fields[" + i + "]",
                    "no total fills the required field '" + field.name() + "'");
        }
    }

    private void filled(Total total, Field field, String at) {
        boolean amount = field.type() == Field.Type.AMOUNT || field.type() == Field.Type.OVERPUNCH;
        boolean number = field.type() == Field.Type.NUMBER || field.type() == Field.Type.DIGITS;
        findings.must(
                total instanceof Total.Sum ? amount || number : number,
                at + ".equals",
                "the field '" + field.name() + "' cannot hold the total, which is a number");
        findings.must(
                !(total instanceof Total.HashTotal || total instanceof Total.LineLengths) || field.length() >= 15,
                at + ".equals",
                "the field '" + field.name() + "' must have 15 digits for a total modulo 10^15, not " + field.length());
    }

    private void added(Total total, String at) {
        String name = Totals.of(total);
        List<Field> fields = mapping.details().stream()
                .flatMap(section -> named(section.fields(), name).stream())
                .toList();
        findings.must(!fields.isEmpty(), at + ".of", "no detail has a field '" + name + "'");
        Set<Field.Type> allowed = total instanceof Total.Sum
                ? Set.of(Field.Type.AMOUNT, Field.Type.OVERPUNCH, Field.Type.NUMBER)
                : Set.of(Field.Type.DIGITS, Field.Type.NUMBER);
        findings.must(
                fields.stream().allMatch(field -> allowed.contains(field.type())),
                at + ".of",
                "the field '" + name + "' is not a number that can be added up");
    }

    static Optional<Field> named(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
