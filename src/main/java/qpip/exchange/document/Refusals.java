package qpip.exchange.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.job.Acknowledgement;
import qpip.exchange.job.Gates;
import qpip.exchange.job.Inbound;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.FileReason;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.LineReason;

/**
 * What refuses a file or rejects a line, by the words that the acknowledgement uses, and the acknowledgement itself.
 */
record Refusals(Interface subject, Page page) {

    void write() {
        if (subject.inbound()) {
            inbound();
        } else {
            DocumentText text = subject.text();
            page.heading(text.of("reading"));
            page.list(List.of(
                    text.of("reading.proved"),
                    text.of("reading.totals"),
                    text.of("reading.sequence"),
                    text.of("reading.permitted"),
                    text.of("reading.purpose")));
        }
    }

    private void inbound() {
        DocumentText text = subject.text();
        page.heading(text.of("refusals"));
        page.paragraph(text.of("refusals.file"));
        Set<FileReason> fileReasons = EnumSet.allOf(FileReason.class);
        fileReasons.removeAll(
                subject.fixed()
                        ? List.of(FileReason.COLUMN_NAMES)
                        : subject.mapping().format() instanceof Format.Csv
                                ? List.of(FileReason.RECORD_LENGTH)
                                : List.of(FileReason.COLUMN_NAMES, FileReason.RECORD_LENGTH));
        if (gates().filter(gates -> gates.recordsMin() > 0).isEmpty()) {
            fileReasons.remove(FileReason.MINIMUM_RECORDS);
        }
        page.table(
                List.of(text.of("column.reason"), text.of("column.when")),
                fileReasons.stream()
                        .map(reason -> List.of(FileForm.word(reason), said("file.", FileForm.word(reason))))
                        .toList());
        gates().ifPresent(gates -> page.list(said(text, gates)));
        page.paragraph(text.of("refusals.line"));
        page.table(
                List.of(text.of("column.reason"), text.of("column.when")),
                Arrays.stream(LineReason.values())
                        .filter(this::mayHappen)
                        .map(reason -> List.of(reason.word(), said("line.", reason.word())))
                        .toList());
        page.paragraph(text.of("refusals.warning"));
        acknowledgement();
    }

    private String said(String family, String reason) {
        return subject.text().ofForm(family + reason, subject.fixed() ? "fixed" : subject.xml() ? "xml" : "csv");
    }

    private boolean mayHappen(LineReason reason) {
        boolean csv = !subject.fixed() && !subject.xml();
        return switch (reason) {
            case COLUMN_COUNT -> csv;
            case UNKNOWN_ELEMENT -> subject.xml();
            case UNKNOWN_REQUEST -> subject.answers().isPresent();
            case WEEK_NOT_SUNDAY ->
                FileForm.fields(subject.layout()).anyMatch(field -> field.type() == Field.Type.WEEK);
            case DUPLICATE, CONFLICT ->
                FileForm.fields(subject.layout())
                        .anyMatch(field ->
                                field.means().filter("fact.version"::equals).isPresent());
            default -> true;
        };
    }

    private Optional<Gates> gates() {
        return subject.job().filter(job -> job.work() instanceof Inbound).map(job -> ((Inbound) job.work()).gates());
    }

    private static List<String> said(DocumentText text, Gates gates) {
        List<String> said = new ArrayList<>();
        said.add(text.of(
                "gates.rejected",
                gates.rejectedMax()
                        .multiply(BigDecimal.valueOf(100))
                        .stripTrailingZeros()
                        .toPlainString()));
        if (gates.recordsMin() > 0) {
            said.add(text.of("gates.records", String.valueOf(gates.recordsMin())));
        }
        return said;
    }

    private void acknowledgement() {
        DocumentText text = subject.text();
        page.heading(text.of("acknowledgement"));
        page.paragraph(
                text.of("acknowledgement.what", Acknowledgement.name(subject.layout(), 1, "0a1b2c3d".repeat(8), "")));
        page.list(List.of(
                text.of(subject.xml() ? "acknowledgement.xml" : "acknowledgement.csv"),
                text.of("acknowledgement.accepted"),
                text.of("acknowledgement.partial"),
                text.of("acknowledgement.rejected"),
                text.of("acknowledgement.again")));
        page.paragraph(text.of("acknowledgement.example"));
        page.verbatim(Acknowledgement.example(subject.layout()).lines().toList());
    }
}
