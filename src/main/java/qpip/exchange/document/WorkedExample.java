package qpip.exchange.document;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.FieldWords;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Values;

/** A whole small file, written by the program itself from the mapping's own examples, and taken apart. */
final class WorkedExample {

    private static final int RULER = 100;

    private final Interface subject;
    private final Layout layout;
    private final List<Values> details;
    private final List<List<Long>> figures = new ArrayList<>();
    private final byte[] file;

    WorkedExample(Interface subject) {
        this.subject = subject;
        this.layout = subject.layout();
        this.details = layout.examples();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExtractWriter writer = new ExtractWriter(out, layout, header())) {
            for (Values detail : details) {
                List<Long> before = writer.figures();
                writer.detail(detail);
                figures.add(difference(before, writer.figures()));
            }
        }
        this.file = out.toByteArray();
    }

    private static List<Long> difference(List<Long> before, List<Long> after) {
        List<Long> difference = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            difference.add(after.get(i) - before.get(i));
        }
        return difference;
    }

    /** What each detail adds to one total, in the order of the details. */
    List<Long> figures(int total) {
        return figures.stream().map(row -> row.get(total)).toList();
    }

    void write(Page page) {
        DocumentText text = subject.text();
        page.heading(text.of("example"));
        page.paragraph(text.of("example.what", subject.exampleName()));
        if (layout.mapping().format() instanceof Format.FixedWidth fixed) {
            List<String> records = records(fixed);
            for (int i = 0; i < records.size(); i++) {
                page.paragraph(
                        i == 0
                                ? text.of("records.header")
                                : i == records.size() - 1
                                        ? text.of("records.trailer")
                                        : text.of("example.detail", String.valueOf(i)));
                page.verbatim(ruled(records.get(i)));
            }
            page.paragraph(text.of("example.apart"));
            apart(records.get(1), page);
        } else {
            page.verbatim(layout.text(file).lines().toList());
        }
    }

    private List<String> records(Format.FixedWidth fixed) {
        List<String> records = new ArrayList<>();
        String text = layout.text(file);
        int end = fixed.lineEnd() == Format.LineEnd.CRLF ? 2 : fixed.lineEnd() == Format.LineEnd.LF ? 1 : 0;
        for (int at = 0; at < text.length(); at += fixed.recordLength() + end) {
            records.add(text.substring(at, at + fixed.recordLength()));
        }
        return records;
    }

    /** The record in pieces under a ruler, with {@code ·} for a blank, so that every position can be counted. */
    static List<String> ruled(String record) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < record.length(); at += RULER) {
            int end = Math.min(record.length(), at + RULER);
            StringBuilder tens = new StringBuilder();
            StringBuilder ones = new StringBuilder();
            for (int position = at + 1; position <= end; position++) {
                ones.append(position % 10);
                tens.append(position % 10 == 0 ? String.valueOf(position / 10 % 10) : " ");
            }
            lines.add(String.format("%4d %s", at + 1, tens));
            lines.add("     " + ones);
            lines.add("     " + record.substring(at, end).replace(' ', '·'));
        }
        return lines;
    }

    private void apart(String record, Page page) {
        DocumentText text = subject.text();
        List<Field> fields = layout.mapping().details().stream()
                .filter(section ->
                        section.identifier().filter(record::startsWith).isPresent()
                                || layout.mapping().details().size() == 1)
                .findFirst()
                .orElseThrow()
                .fields();
        page.table(
                List.of(text.of("column.positions"), text.of("column.field"), text.of("column.content")),
                fields.stream()
                        .map(field -> List.of(
                                field.at() + "-" + (field.at() + field.length() - 1),
                                FieldWords.in(text.locale(), field) + " [" + field.name() + "]",
                                record.substring(field.at() - 1, field.at() + field.length() - 1)
                                        .replace(' ', '·')))
                        .toList());
    }

    /** NB: a header's fields are known by what they mean, for each partner names them as it likes. */
    private Values header() {
        Values.Builder values = Values.builder();
        for (Field field : layout.mapping().header().fields()) {
            switch (field.means().orElse("")) {
                case "file.sender" -> values.put(field.name(), subject.senderCode());
                case "file.receiver" -> values.put(field.name(), subject.receiverCode());
                case "file.sequence" -> values.put(field.name(), 1);
                case "file.created-at" -> values.put(field.name(), LocalDateTime.of(2026, 11, 22, 20, 0));
                case "file.period-from" -> values.put(field.name(), LocalDate.of(2026, 11, 15));
                case "file.period-to" -> values.put(field.name(), LocalDate.of(2026, 11, 21));
                case "file.environment" -> values.put(field.name(), "T");
                case "file.agreement" ->
                    values.put(
                            field.name(),
                            subject.agreements().stream()
                                    .map(Agreement::number)
                                    .findFirst()
                                    .orElse("?"));
                default -> {}
            }
        }
        return values.build();
    }
}
