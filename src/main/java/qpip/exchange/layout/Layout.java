package qpip.exchange.layout;

import java.util.List;
import java.util.stream.Stream;
import qpip.exchange.declaration.Problem;
import qpip.exchange.declaration.Reading;

/** A {@link Mapping} compiled once: the records of one exchange, ready to be read and written. */
public final class Layout {

    private final Mapping mapping;
    private final Encoding encoding;
    private final RecordLayout header;
    private final List<RecordLayout> details;
    private final RecordLayout trailer;

    private Layout(Mapping mapping) {
        this.mapping = mapping;
        this.encoding = Encoding.named(mapping.charset()).orElseThrow();
        this.header = compiled(mapping.header(), "header");
        this.details = mapping.details().stream()
                .map(section -> compiled(section, "detail"))
                .toList();
        this.trailer = compiled(mapping.trailer(), "trailer");
    }

    /** The layout; {@link IllegalArgumentException} says everything that is wrong with the mapping. */
    public static Layout of(Mapping mapping) {
        List<Findings.Finding> findings = Lint.findings(mapping);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the mapping of " + mapping.exchange() + " is not sound: "
                    + String.join(
                            "; ",
                            findings.stream().map(Findings.Finding::toString).toList()));
        }
        return new Layout(mapping);
    }

    /** Everything wrong with a declared mapping, its examples included, each with its line. */
    public static List<Problem> lint(Reading<Mapping> reading) {
        Stream<Problem> found = reading.value().stream()
                .flatMap(mapping -> {
                    List<Findings.Finding> findings = Lint.findings(mapping);
                    Stream<Findings.Finding> more =
                            findings.isEmpty() ? Examples.findings(new Layout(mapping)).stream() : findings.stream();
                    return Stream.concat(more, Advice.findings(mapping).stream());
                })
                .map(finding -> reading.problem(finding.path(), finding.message()));
        return Stream.concat(reading.problems().stream(), found).sorted().toList();
    }

    public Mapping mapping() {
        return mapping;
    }

    public String exchange() {
        return mapping.exchange();
    }

    public RecordLayout header() {
        return header;
    }

    public List<RecordLayout> details() {
        return details;
    }

    public RecordLayout trailer() {
        return trailer;
    }

    /** The values of the examples that are accepted, in their order. */
    public List<Values> examples() {
        return Examples.accepted(this);
    }

    /** How the last byte of a zoned decimal looks for the digits from 0 to 9, as COBOL writes it. */
    public static String overpunched(boolean negative) {
        StringBuilder signed = new StringBuilder();
        for (int digit = 0; digit <= 9; digit++) {
            signed.append(Encoding.overpunch(digit, negative));
        }
        return signed.toString();
    }

    /** The bytes of a text in this exchange's files; {@link IllegalArgumentException} when it can't be written. */
    public byte[] bytes(String text) {
        return encoding.bytes(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the text holds a character that " + encoding.title() + " does not have"));
    }

    /** The text of bytes of this exchange's files. */
    public String text(byte[] bytes) {
        byte[] working = bytes.clone();
        encoding.toWorking(working, 0, working.length);
        return encoding.text(working, 0, working.length);
    }

    /** Moves over the records of a block that a verified file gave. */
    public BlockCursor cursor(Block block) {
        return new BlockCursor(this, block);
    }

    Encoding encoding() {
        return encoding;
    }

    private RecordLayout compiled(Section section, String nameless) {
        String name = section.name().isEmpty() ? nameless : section.name();
        return new RecordLayout(name, section.identifier(), section.fields(), mapping, encoding);
    }
}
