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
        List<Lint.Finding> findings = Lint.findings(mapping);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the mapping of " + mapping.exchange() + " is not sound: "
                    + String.join(
                            "; ", findings.stream().map(Lint.Finding::toString).toList()));
        }
        return new Layout(mapping);
    }

    /** Everything wrong with a declared mapping, its examples included, each with its line. */
    public static List<Problem> lint(Reading<Mapping> reading) {
        Stream<Problem> found = reading.value().stream()
                .flatMap(mapping -> {
                    List<Lint.Finding> findings = Lint.findings(mapping);
                    return (findings.isEmpty() ? Examples.findings(new Layout(mapping)) : findings).stream();
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
