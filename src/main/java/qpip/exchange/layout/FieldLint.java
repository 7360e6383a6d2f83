package qpip.exchange.layout;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.declaration.Words;

/** What is wrong with the fields of a mapping, each by itself and beside those of its record. */
final class FieldLint {

    private final Mapping mapping;
    private final Optional<Encoding> encoding;
    private final Findings findings;
    private final Set<String> codesUsed = new HashSet<>();

    FieldLint(Mapping mapping, Findings findings) {
        this.mapping = mapping;
        this.encoding = Encoding.named(mapping.charset());
        this.findings = findings;
    }

    /** The lists of codes that the fields seen so far ask for. */
    Set<String> codesUsed() {
        return codesUsed;
    }

    /** The file's encoding must have every character that the layout itself asks for. */
    void holds(String text, String path, String what) {
        findings.must(
                encoding.isEmpty() || encoding.get().bytes(text).isPresent(),
                path,
                what + " '" + text + "' cannot be written in " + mapping.charset());
    }

    static boolean isXmlName(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_.-]*");
    }

    void fields(List<Field> fields, String path) {
        Set<String> names = new HashSet<>();
        Set<String> meanings = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String at = path + "[" + i + "]";
            findings.must(
                    field.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                    at + ".name",
                    "'" + field.name() + "' is not a name in kebab-case");
            findings.must(names.add(field.name()), at + ".name", "the field '" + field.name() + "' stands twice");
            field.means()
                    .ifPresent(means -> findings.must(
                            meanings.add(means), at + ".means", "two fields mean '" + means + "' in one record"));
            if (mapping.isXml() && !field.path().isEmpty()) {
                findings.must(paths.add(field.path()), at + ".path", "the path '" + field.path() + "' stands twice");
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
            findings.must(mapping.isFixedWidth(), at + ".type", "only fixed-width records have fillers");
            findings.must(
                    !field.required()
                            && field.value().isEmpty()
                            && field.means().isEmpty(),
                    at,
                    "a filler is blank; it has no value and no meaning");
        }
        findings.must(
                field.check() == Field.Check.NONE || field.type() == Field.Type.DIGITS && (field.length() == 9),
                at + ".check",
                "the check digit of the social insurance number is for digits of length 9");
    }

    private void place(Field field, String at) {
        findings.must(
                field.length() >= 1 || field.type() == Field.Type.GROUP,
                at + ".length",
                "the length of '" + field.name() + "' is missing");
        findings.must(mapping.isFixedWidth() || field.at() == 0, at + ".at", "only fixed-width fields have a position");
        if (mapping.isXml()) {
            boolean named = field.path().equals(".")
                    || Arrays.stream(field.path().replaceFirst("(^|/)@", "$1").split("/", -1))
                            .allMatch(FieldLint::isXmlName);
            findings.must(
                    named, at + ".path", "'" + field.path() + "' is not a path such as Name, Names/Name or Name/@kind");
        } else {
            findings.must(field.path().isEmpty(), at + ".path", "only XML fields have a path");
        }
    }

    private void codes(Field field, String at) {
        if (field.type() != Field.Type.CODE) {
            findings.must(field.codes().isEmpty(), at + ".codes", "only a field of type code has codes");
            return;
        }
        if (field.codes().isEmpty()) {
            findings.add(at, "the list of codes of '" + field.name() + "' is missing");
            return;
        }
        String list = field.codes().get();
        codesUsed.add(list);
        Map<String, Words> codes = mapping.codes().getOrDefault(list, Map.of());
        findings.must(
                mapping.codes().containsKey(list),
                at + ".codes",
                "there is no list of codes '" + list + "'; the lists are "
                        + String.join(", ", mapping.codes().keySet()));
        codes.keySet().stream()
                .filter(code -> code.length() > field.length() || !code.equals(code.strip()) || code.isEmpty())
                .forEach(code -> findings.add(
                        at + ".codes",
                        "the code '" + code + "' of '" + list + "' does not fit into " + field.length()
                                + " positions"));
    }

    private void dates(Field field, String at) {
        boolean date = field.type() == Field.Type.DATE || field.type() == Field.Type.WEEK;
        String format = date ? Slot.dateFormat(field, mapping.isFixedWidth()) : field.format();
        if (date) {
            findings.must(
                    format.equals("yyyyMMdd") || format.equals("yyyy-MM-dd"),
                    at + ".format",
                    "the format of a date is yyyyMMdd or yyyy-MM-dd, not " + format);
            exactly(field, at, format.length());
        } else if (field.type() == Field.Type.MOMENT) {
            findings.must(
                    format.isEmpty() || format.equals("yyyyMMddHHmmss"),
                    at + ".format",
                    "the format of a moment is yyyyMMddHHmmss, not " + format);
            exactly(field, at, 14);
        } else {
            findings.must(format.isEmpty(), at + ".format", "only dates and moments have a format");
            if (field.type() == Field.Type.TIME) {
                exactly(field, at, 5);
            }
        }
        findings.must(
                !field.partial() || field.type() == Field.Type.DATE, at + ".partial", "only a date may be partial");
        findings.must(date || field.openEnded().isEmpty(), at + ".open-ended", "only a date may be open-ended");
    }

    private void exactly(Field field, String at, int length) {
        findings.must(
                field.length() == length || field.length() < 1,
                at + ".length",
                "the length of '" + field.name() + "' must be " + length + ", not " + field.length());
    }

    private void numbers(Field field, String at) {
        boolean amount = field.type() == Field.Type.AMOUNT;
        boolean sum = amount || field.type() == Field.Type.OVERPUNCH || field.type() == Field.Type.NUMBER;
        findings.must(
                !sum || field.length() <= 18,
                at + ".length",
                "a number has at most 18 positions, not " + field.length());
        findings.must(
                field.sign() == Field.Sign.LEADING || amount && mapping.isFixedWidth(),
                at + ".sign",
                "only fixed-width amounts go without a sign");
        findings.must(
                field.decimal() == Field.DecimalSign.POINT || amount && !mapping.isFixedWidth(),
                at + ".decimal",
                "only amounts of CSV and XML have a decimal sign");
        findings.must(
                field.type() != Field.Type.OVERPUNCH || mapping.isFixedWidth(),
                at + ".type",
                "a zoned decimal stands in fixed-width records only");
    }

    private void placeholders(Field field, String at) {
        Stream.of(field.value().stream(), field.absent().stream(), field.openEnded().stream())
                .flatMap(values -> values)
                .forEach(value -> {
                    findings.must(
                            value.length() <= field.length() && !value.isBlank(),
                            at,
                            "'" + value + "' is blank or does not fit into the length of '" + field.name() + "'");
                    holds(value, at, "the value");
                });
        findings.must(
                field.absent().isEmpty() || field.openEnded().isEmpty(),
                at + ".open-ended",
                "'" + field.name() + "' has placeholders for none and for no end; what is written would be ambiguous");
        findings.must(
                field.value().isEmpty()
                        || field.absent().isEmpty() && field.openEnded().isEmpty(),
                at + ".value",
                "'" + field.name() + "' has one value only, so it has no placeholder");
    }

    private void group(Field field, String at) {
        if (field.type() != Field.Type.GROUP) {
            findings.must(field.occurs().isEmpty(), at + ".occurs", "only a group occurs more than once");
            findings.must(field.fields().isEmpty(), at + ".fields", "only a group has fields");
            return;
        }
        findings.must(mapping.isXml(), at + ".type", "only XML has groups");
        findings.must(!field.fields().isEmpty(), at, "the fields of the group '" + field.name() + "' are missing");
        findings.must(
                field.occurs()
                        .filter(occurs -> occurs.min() >= 0 && occurs.max() >= Math.max(1, occurs.min()))
                        .isPresent(),
                at,
                "the group '" + field.name() + "' must say how often it occurs, such as {min: 1, max: 2}");
        findings.must(
                !field.path().contains("@") && !field.path().equals("."),
                at + ".path",
                "the path of a group leads to an element");
        findings.must(field.length() == 0, at + ".length", "a group has no length");
        fields(field.fields(), at + ".fields");
    }
}
