package qpip.exchange.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Holds a mapping's examples against its layout. They show invented people, so a message may quote them. */
final class Examples {

    private final Layout layout;
    private final Findings findings = new Findings();

    private Examples(Layout layout) {
        this.layout = layout;
    }

    static List<Findings.Finding> findings(Layout layout) {
        Examples examples = new Examples(layout);
        List<Example> declared = layout.mapping().examples();
        for (int i = 0; i < declared.size(); i++) {
            examples.examine(declared.get(i), "examples[" + i + "]");
        }
        if (declared.stream().noneMatch(example -> example.rejected().isEmpty())) {
            examples.findings.add("examples", "an example of a line that is accepted is missing");
        }
        if (declared.stream().allMatch(example -> example.rejected().isEmpty())) {
            examples.findings.add("examples", "an example of a line that is rejected is missing");
        }
        return examples.findings.all();
    }

    /** The values of the examples that a sound layout accepts. */
    static List<Values> accepted(Layout layout) {
        Examples examples = new Examples(layout);
        return layout.mapping().examples().stream()
                .filter(example -> example.rejected().isEmpty())
                .map(example -> examples.values(example.line()))
                .toList();
    }

    private Values values(String line) {
        try {
            Records records = records(line);
            records.next();
            return records.record().values();
        } catch (Refused e) {
            throw new IllegalStateException("the examples of a sound layout hold", e);
        }
    }

    private void examine(Example example, String path) {
        if (example.rejected().isPresent() && !example.gives().isEmpty()) {
            findings.add(path, "a line that is rejected gives nothing");
            return;
        }
        try {
            Records records = records(example.line());
            records.next();
            compare(example, records, path);
        } catch (Refused e) {
            findings.add(path + ".line", "the line would refuse the whole file: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            findings.add(path + ".line", "the line is not one record: " + e.getMessage());
        }
    }

    private Records records(String line) throws Refused {
        Format format = layout.mapping().format();
        String text = line;
        byte[] root = {};
        if (format instanceof Format.FixedWidth fixed) {
            text = line + fixed.lineEnd().text();
        } else if (format instanceof Format.Csv csv) {
            text = line + csv.lineEnd().text();
        } else if (format instanceof Format.Xml xml) {
            root = ("<" + xml.root() + (xml.namespace().isEmpty() ? "" : " xmlns=\"" + xml.namespace() + '"') + ">")
                    .getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = layout.encoding()
                .bytes(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "it holds a character that " + layout.encoding().title() + " does not have"));
        Chunk chunk = Chunk.of(bytes, 0, 1, 1, Boundaries.of(layout));
        if (!new String(bytes, chunk.to(), bytes.length - chunk.to(), StandardCharsets.ISO_8859_1).isBlank()) {
            throw new IllegalArgumentException("more follows after it");
        }
        return Records.of(layout, layout.details(), chunk, root);
    }

    private void compare(Example example, Records records, String path) {
        String found = records.trouble()
                .map(trouble -> "it is rejected: "
                        + (trouble.field().isEmpty() ? "" : "field " + trouble.field() + ", ")
                        + word(trouble.reason()) + " (" + trouble.found() + ")")
                .orElse("it is accepted");
        if (example.rejected().isPresent()) {
            Example.Rejection expected = example.rejected().get();
            boolean same = records.trouble()
                    .filter(trouble -> trouble.reason() == expected.reason()
                            && trouble.field().equals(expected.field()))
                    .isPresent();
            if (!same) {
                findings.add(
                        path + ".rejected",
                        "the line should be rejected"
                                + (expected.field().isEmpty() ? "" : " for field " + expected.field()) + " with reason "
                                + word(expected.reason()) + ", but " + found);
            }
            return;
        }
        if (records.trouble().isPresent()) {
            findings.add(path + ".line", "the line should be accepted, but " + found);
            return;
        }
        example.gives().forEach((name, value) -> gives(records.record(), name, value, path + ".gives." + name));
    }

    private void gives(Slices record, String name, String expected, String path) {
        OptionalInt field = record.layout().find(name);
        if (field.isEmpty()) {
            findings.add(path, "the record " + record.layout().name() + " has no field '" + name + "'");
        } else if (!record.text(field.getAsInt()).equals(expected)) {
            findings.add(path, "the line gives '" + record.text(field.getAsInt()) + "', not '" + expected + "'");
        }
    }

    private static String word(LineReason reason) {
        return reason.word();
    }
}
