package qpip.exchange.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.declaration.Words;

/** What is wrong with a mapping that YAML alone cannot show. It looks for everything, so that all is said at once. */
final class Lint {

    private static final String CHARSETS =
            Arrays.stream(Encoding.values()).map(Encoding::title).collect(Collectors.joining(", "));
    private static final int RECORD_LENGTH_MAX = 65_536;
    private static final int SUM_DIGITS_MORE = 3;

    private final Mapping mapping;
    private final Optional<Encoding> encoding;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> codesUsed = new HashSet<>();

    private Lint(Mapping mapping) {
        this.mapping = mapping;
        this.encoding = Encoding.named(mapping.charset());
    }

    /** @param path as {@link qpip.exchange.declaration.Reading#line} takes it */
    record Finding(String path, String message) {

        @Override
        public String toString() {
            return path + ": " + message;
        }
    }

    static List<Finding> findings(Mapping mapping) {
        Lint lint = new Lint(mapping);
        lint.characters();
        lint.format();
        lint.sections();
        lint.totals();
        lint.unusedCodes();
        return List.copyOf(lint.findings);
    }

    /**
     * What a mapping may say and yet should not: a file of it can be read, but it will go wrong with a partner one day.
     * {@code check} refuses it; a layout can be made of it.
     */
    static List<Finding> advice(Mapping mapping) {
        Lint lint = new Lint(mapping);
        lint.columnsOfBytes();
        lint.sumsThatOverflow();
        lint.groupsWithoutAnElementAround();
        lint.trailerLikeADetail();
        return List.copyOf(lint.findings);
    }

    private void add(String path, String message) {
        findings.add(new Finding(path, message));
    }

    private void must(boolean holds, String path, String message) {
        if (!holds) {
            add(path, message);
        }
    }

    private boolean isFixed() {
        return mapping.format() instanceof Format.FixedWidth;
    }

    private boolean isXml() {
        return mapping.format() instanceof Format.Xml;
    }

    private boolean isEbcdic() {
        return encoding.filter(Encoding::isEbcdic).isPresent();
    }

    private void characters() {
        must(
                encoding.isPresent(),
                "charset",
                "unknown charset '" + mapping.charset() + "'; the charsets are " + CHARSETS);
        must(
                mapping.byteOrderMark() == Mapping.ByteOrderMark.FORBIDDEN
                        || encoding.filter(Encoding.UTF_8::equals).isPresent(),
                "byte-order-mark",
                "only UTF-8 has a byte order mark, not " + mapping.charset());
        mapping.codes().forEach((name, codes) -> {
            must(!codes.isEmpty(), "codes." + name, "the list of codes '" + name + "' is empty");
            codes.keySet().forEach(code -> holds(code, "codes." + name + "." + code, "the code"));
        });
    }

    /** The file's encoding must have every character that the layout itself asks for. */
    private void holds(String text, String path, String what) {
        must(
                encoding.isEmpty() || encoding.get().bytes(text).isPresent(),
                path,
                what + " '" + text + "' cannot be written in " + mapping.charset());
    }

    private void format() {
        Format format = mapping.format();
        if (format instanceof Format.FixedWidth fixed) {
            must(
                    fixed.recordLength() >= 1 && fixed.recordLength() <= RECORD_LENGTH_MAX,
                    "format.record-length",
                    "a record has 1 to " + RECORD_LENGTH_MAX + " bytes, not " + fixed.recordLength());
            must(
                    !isEbcdic() || fixed.lineEnd() == Format.LineEnd.NONE,
                    "format.line-end",
                    "EBCDIC has no line end of its own; the line end must be none");
            return;
        }
        must(!isEbcdic(), "charset", "EBCDIC is for fixed-width files only");
        if (format instanceof Format.Csv csv) {
            must(
                    csv.delimiter().matches("[;,|\t:~^]"),
                    "format.delimiter",
                    "the delimiter must be one of ; , | : ~ ^ or a tab, not '" + csv.delimiter() + "'");
            must(csv.lineEnd() != Format.LineEnd.NONE, "format.line-end", "the line end of CSV must be lf or crlf");
        } else if (format instanceof Format.Xml xml) {
            xml(xml);
        }
        must(
                mapping.details().size() <= 1,
                "details",
                "CSV and XML have one kind of detail, not " + mapping.details().size());
    }

    private void xml(Format.Xml xml) {
        List<String> names = List.of(xml.header(), xml.detail(), xml.trailer());
        Stream.concat(Stream.of(xml.root()), names.stream())
                .filter(name -> !isXmlName(name))
                .forEach(name -> add("format", "'" + name + "' is not the name of an element"));
        must(Set.copyOf(names).size() == 3, "format", "header, detail and trailer must be three different elements");
        must(
                xml.maxDepth() >= 2 && xml.maxDepth() <= 100,
                "format.max-depth",
                "elements are nested 2 to 100 levels, not " + xml.maxDepth());
        must(
                xml.maxText() >= 1 && xml.maxText() <= Boundaries.RECORD_MAX,
                "format.max-text",
                "a text has 1 to " + Boundaries.RECORD_MAX + " characters, not " + xml.maxText());
    }

    private static boolean isXmlName(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_.-]*");
    }

    private void sections() {
        section(mapping.header(), "header");
        must(!mapping.details().isEmpty(), "details", "a mapping has at least one kind of detail");
        for (int i = 0; i < mapping.details().size(); i++) {
            section(mapping.details().get(i), "details[" + i + "]");
        }
        section(mapping.trailer(), "trailer");
        if (!isXml()) {
            identifiers();
        }
    }

    private void section(Section section, String path) {
        must(!section.fields().isEmpty(), path, "a record has at least one field");
        if (isXml()) {
            must(section.identifier().isEmpty(), path + ".identifier", "XML tells records apart by their elements");
        }
        fields(section.fields(), path + ".fields");
        if (isFixed()) {
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
                    add(
                            "details",
                            "the identifier '" + identifiers.get(i) + "' also begins '" + identifiers.get(k)
                                    + "'; they must be different");
                }
            }
        }
    }

    private void identified(Section section, String path, boolean needed) {
        if (section.identifier().isEmpty()) {
            must(!needed, path, "an identifier is missing: it tells this record from the others");
            return;
        }
        String identifier = section.identifier().get();
        must(!identifier.isBlank(), path + ".identifier", "the identifier is blank");
        must(
                !section.fields().isEmpty()
                        && section.fields()
                                .get(0)
                                .value()
                                .filter(identifier::equals)
                                .isPresent(),
                path + ".identifier",
                "the first field must have the value '" + identifier + "', by which the record is known");
    }

    private void fields(List<Field> fields, String path) {
        Set<String> names = new HashSet<>();
        Set<String> meanings = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String at = path + "[" + i + "]";
            must(
                    field.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                    at + ".name",
                    "'" + field.name() + "' is not a name in kebab-case");
            must(names.add(field.name()), at + ".name", "the field '" + field.name() + "' stands twice");
            field.means()
                    .ifPresent(means ->
                            must(meanings.add(means), at + ".means", "two fields mean '" + means + "' in one record"));
            if (isXml() && !field.path().isEmpty()) {
                must(paths.add(field.path()), at + ".path", "the path '" + field.path() + "' stands twice");
            }
            field(field, at);
        }
    }

    private void field(Field field, String at) {
        place(field, at);
        codes(field, at);
        dates(field, at);
        numbers(field, at);
        placeholders(field, at);
        group(field, at);
        if (field.type() == Field.Type.FILLER) {
            must(isFixed(), at + ".type", "only fixed-width records have fillers");
            must(
                    !field.required()
                            && field.value().isEmpty()
                            && field.means().isEmpty(),
                    at,
                    "a filler is blank; it has no value and no meaning");
        }
        must(
                field.check() == Field.Check.NONE || field.type() == Field.Type.DIGITS && (field.length() == 9),
                at + ".check",
                "the check digit of the social insurance number is for digits of length 9");
    }

    private void place(Field field, String at) {
        must(
                field.length() >= 1 || field.type() == Field.Type.GROUP,
                at + ".length",
                "the length of '" + field.name() + "' is missing");
        must(isFixed() || field.at() == 0, at + ".at", "only fixed-width fields have a position");
        if (isXml()) {
            boolean named = field.path().equals(".")
                    || Arrays.stream(field.path().replaceFirst("(^|/)@", "$1").split("/", -1))
                            .allMatch(Lint::isXmlName);
            must(named, at + ".path", "'" + field.path() + "' is not a path such as Name, Names/Name or Name/@kind");
        } else {
            must(field.path().isEmpty(), at + ".path", "only XML fields have a path");
        }
    }

    private void codes(Field field, String at) {
        if (field.type() != Field.Type.CODE) {
            must(field.codes().isEmpty(), at + ".codes", "only a field of type code has codes");
            return;
        }
        if (field.codes().isEmpty()) {
            add(at, "the list of codes of '" + field.name() + "' is missing");
            return;
        }
        String list = field.codes().get();
        codesUsed.add(list);
        Map<String, Words> codes = mapping.codes().getOrDefault(list, Map.of());
        must(
                mapping.codes().containsKey(list),
                at + ".codes",
                "there is no list of codes '" + list + "'; the lists are "
                        + String.join(", ", mapping.codes().keySet()));
        codes.keySet().stream()
                .filter(code -> code.length() > field.length() || !code.equals(code.strip()) || code.isEmpty())
                .forEach(code -> add(
                        at + ".codes",
                        "the code '" + code + "' of '" + list + "' does not fit into " + field.length()
                                + " positions"));
    }

    private void unusedCodes() {
        mapping.codes().keySet().stream()
                .filter(list -> !codesUsed.contains(list))
                .forEach(list -> add("codes." + list, "no field uses the list of codes '" + list + "'"));
    }

    private void dates(Field field, String at) {
        boolean date = field.type() == Field.Type.DATE || field.type() == Field.Type.WEEK;
        String format = date ? Slot.dateFormat(field, isFixed()) : field.format();
        if (date) {
            must(
                    format.equals("yyyyMMdd") || format.equals("yyyy-MM-dd"),
                    at + ".format",
                    "the format of a date is yyyyMMdd or yyyy-MM-dd, not " + format);
            exactly(field, at, format.length());
        } else if (field.type() == Field.Type.MOMENT) {
            must(
                    format.isEmpty() || format.equals("yyyyMMddHHmmss"),
                    at + ".format",
                    "the format of a moment is yyyyMMddHHmmss, not " + format);
            exactly(field, at, 14);
        } else {
            must(format.isEmpty(), at + ".format", "only dates and moments have a format");
            if (field.type() == Field.Type.TIME) {
                exactly(field, at, 5);
            }
        }
        must(!field.partial() || field.type() == Field.Type.DATE, at + ".partial", "only a date may be partial");
        must(date || field.openEnded().isEmpty(), at + ".open-ended", "only a date may be open-ended");
    }

    private void exactly(Field field, String at, int length) {
        must(
                field.length() == length || field.length() < 1,
                at + ".length",
                "the length of '" + field.name() + "' must be " + length + ", not " + field.length());
    }

    private void numbers(Field field, String at) {
        boolean amount = field.type() == Field.Type.AMOUNT;
        boolean sum = amount || field.type() == Field.Type.OVERPUNCH || field.type() == Field.Type.NUMBER;
        must(!sum || field.length() <= 18, at + ".length", "a number has at most 18 positions, not " + field.length());
        must(
                field.sign() == Field.Sign.LEADING || amount && isFixed(),
                at + ".sign",
                "only fixed-width amounts go without a sign");
        must(
                field.decimal() == Field.DecimalSign.POINT || amount && !isFixed(),
                at + ".decimal",
                "only amounts of CSV and XML have a decimal sign");
        must(
                field.type() != Field.Type.OVERPUNCH || isFixed(),
                at + ".type",
                "a zoned decimal stands in fixed-width records only");
    }

    private void placeholders(Field field, String at) {
        Stream.of(field.value().stream(), field.absent().stream(), field.openEnded().stream())
                .flatMap(values -> values)
                .forEach(value -> {
                    must(
                            value.length() <= field.length() && !value.isBlank(),
                            at,
                            "'" + value + "' is blank or does not fit into the length of '" + field.name() + "'");
                    holds(value, at, "the value");
                });
        must(
                field.absent().isEmpty() || field.openEnded().isEmpty(),
                at + ".open-ended",
                "'" + field.name() + "' has placeholders for none and for no end; what is written would be ambiguous");
        must(
                field.value().isEmpty()
                        || field.absent().isEmpty() && field.openEnded().isEmpty(),
                at + ".value",
                "'" + field.name() + "' has one value only, so it has no placeholder");
    }

    private void group(Field field, String at) {
        if (field.type() != Field.Type.GROUP) {
            must(field.occurs().isEmpty(), at + ".occurs", "only a group occurs more than once");
            must(field.fields().isEmpty(), at + ".fields", "only a group has fields");
            return;
        }
        must(isXml(), at + ".type", "only XML has groups");
        must(!field.fields().isEmpty(), at, "the fields of the group '" + field.name() + "' are missing");
        must(
                field.occurs()
                        .filter(occurs -> occurs.min() >= 0 && occurs.max() >= Math.max(1, occurs.min()))
                        .isPresent(),
                at,
                "the group '" + field.name() + "' must say how often it occurs, such as {min: 1, max: 2}");
        must(
                !field.path().contains("@") && !field.path().equals("."),
                at + ".path",
                "the path of a group leads to an element");
        must(field.length() == 0, at + ".length", "a group has no length");
        fields(field.fields(), at + ".fields");
    }

    private void positions(List<Field> fields, String path) {
        int next = 1;
        int recordLength = ((Format.FixedWidth) mapping.format()).recordLength();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String at = path + "[" + i + "]";
            if (field.at() != next) {
                add(
                        at + ".at",
                        "'" + field.name() + "' must begin at " + next + ", where the field before it ends, not at "
                                + field.at());
            }
            must(
                    field.type() != Field.Type.FILLER || i == fields.size() - 1,
                    at + ".type",
                    "a filler stands at the end of a record only");
            next = Math.max(1, field.at()) + Math.max(0, field.length());
        }
        must(
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
            must(computed.add(total.equals()), at + ".equals", "two totals fill the field '" + total.equals() + "'");
            Optional<Field> filled = named(mapping.trailer().fields(), total.equals());
            if (filled.isEmpty()) {
                add(at + ".equals", "the trailer has no field '" + total.equals() + "'");
            } else {
                filled(total, filled.get(), at);
            }
            if (!Totals.of(total).isEmpty()) {
                added(total, at);
            }
        }
        must(
                totals.stream().anyMatch(Total.Count.class::isInstance),
                "totals",
                "a total of kind Count is missing: without it a file could lose details unseen");
        for (int i = 0; i < mapping.trailer().fields().size(); i++) {
            Field field = mapping.trailer().fields().get(i);
            must(
                    !field.required() || field.value().isPresent() || computed.contains(field.name()),
                    "trailer.fields[" + i + "]",
                    "no total fills the required field '" + field.name() + "'");
        }
    }

    private void filled(Total total, Field field, String at) {
        boolean amount = field.type() == Field.Type.AMOUNT || field.type() == Field.Type.OVERPUNCH;
        boolean number = field.type() == Field.Type.NUMBER || field.type() == Field.Type.DIGITS;
        must(
                total instanceof Total.Sum ? amount || number : number,
                at + ".equals",
                "the field '" + field.name() + "' cannot hold the total, which is a number");
        must(
                !(total instanceof Total.HashTotal || total instanceof Total.LineLengths) || field.length() >= 15,
                at + ".equals",
                "the field '" + field.name() + "' must have 15 digits for a total modulo 10^15, not " + field.length());
    }

    private void added(Total total, String at) {
        String name = Totals.of(total);
        List<Field> fields = mapping.details().stream()
                .flatMap(section -> named(section.fields(), name).stream())
                .toList();
        must(!fields.isEmpty(), at + ".of", "no detail has a field '" + name + "'");
        Set<Field.Type> allowed = total instanceof Total.Sum
                ? Set.of(Field.Type.AMOUNT, Field.Type.OVERPUNCH, Field.Type.NUMBER)
                : Set.of(Field.Type.DIGITS, Field.Type.NUMBER);
        must(
                fields.stream().allMatch(field -> allowed.contains(field.type())),
                at + ".of",
                "the field '" + name + "' is not a number that can be added up");
    }

    private static Optional<Field> named(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private void columnsOfBytes() {
        must(
                !isFixed() || encoding.filter(Encoding.UTF_8::equals).isEmpty(),
                "charset",
                "the columns of a fixed-width record are bytes, so in UTF-8 an accent shifts all that follows it for who"
                        + " counts characters; use ISO-8859-1 or windows-1252, or CSV");
    }

    /** A sum must have room for some thousand of the widest amounts; one that overflows stops the writer. */
    private void sumsThatOverflow() {
        for (int i = 0; i < mapping.totals().size(); i++) {
            Total total = mapping.totals().get(i);
            Optional<Field> filled = named(mapping.trailer().fields(), total.equals());
            if (!(total instanceof Total.Sum sum) || filled.isEmpty()) {
                continue;
            }
            int room = digits(filled.get());
            int widest = mapping.details().stream()
                    .flatMap(section -> named(section.fields(), sum.of()).stream())
                    .mapToInt(this::digits)
                    .max()
                    .orElse(0);
            must(
                    room >= widest + SUM_DIGITS_MORE,
                    "totals[" + i + "].equals",
                    "the field '" + total.equals() + "' has " + room + " digits; the sum of a thousand amounts of "
                            + widest + " digits, as '" + sum.of() + "' may have, needs " + (widest + SUM_DIGITS_MORE));
        }
    }

    /** The digits that a field has room for, cents included and the sign and decimal sign not. */
    private int digits(Field field) {
        boolean amount = field.type() == Field.Type.AMOUNT;
        int sign = amount && isFixed() && field.sign() == Field.Sign.LEADING ? 1 : 0;
        int decimal = amount && !isFixed() ? 1 : 0;
        return field.length() - sign - decimal;
    }

    private void groupsWithoutAnElementAround() {
        if (isXml()) {
            for (int i = 0; i < mapping.details().size(); i++) {
                around(mapping.details().get(i).fields(), "details[" + i + "].fields");
            }
        }
    }

    private void around(List<Field> fields, String path) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            must(
                    field.type() != Field.Type.GROUP || field.path().contains("/"),
                    path + "[" + i + "].path",
                    "the elements of the group '" + field.name() + "' must stand in an element of their own, such as "
                            + field.path() + "s/" + field.path()
                            + "; an XML Schema cannot say that what repeats comes in any order");
            around(field.fields(), path + "[" + i + "].fields");
        }
    }

    /**
     * The reader of CSV knows a trailer that comes too early by its number of columns. NB: the register's own extracts
     * are loaded without a single bad row or not at all, so there it does no harm.
     */
    private void trailerLikeADetail() {
        boolean csv = mapping.format() instanceof Format.Csv && mapping.direction() != Mapping.Direction.REGISTER;
        for (int i = 0; csv && i < mapping.details().size(); i++) {
            Section detail = mapping.details().get(i);
            must(
                    detail.identifier().isPresent()
                            || detail.fields().size()
                                    != mapping.trailer().fields().size(),
                    "trailer",
                    "the trailer has as many columns as the detail, so a trailer with more records after it could not be"
                            + " told from a detail; give the detail an identifier, or the trailer another field");
        }
    }
}
