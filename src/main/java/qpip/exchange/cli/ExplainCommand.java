package qpip.exchange.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.document.Reasons;
import qpip.exchange.job.Catalogue;
import qpip.exchange.layout.Explanation;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.FieldWords;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.LineReason;
import qpip.exchange.privacy.Mask;

/**
 * {@code layout explain FILE RECORD}: one record under a ruler, its fields with their bytes, and the rule it broke.
 * Personal values are masked, and so is everything where a record seems shifted, for then a name may stand anywhere.
 */
@Command(
        name = "explain",
        description =
                "Shows one record of a file: a ruler, its fields, their bytes and values, and what is wrong. Personal"
                        + " values are masked.")
final class ExplainCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("([A-Z]{2,3}-[A-Z]{2,14}(?:-[0-9]{2,3})?)_.*");
    private static final Set<LineReason> SHIFTED =
            Set.of(LineReason.LENGTH, LineReason.COLUMN_COUNT, LineReason.UNKNOWN_RECORD, LineReason.UNKNOWN_ELEMENT);
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int RULER = 100;
    private static final int HEX_BYTES_MAX = 20;

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The extract.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "RECORD",
            description = "The number of the detail, from 1, as rejections give it; or header, or trailer.")
    private String record = "";

    @Option(
            names = "--exchange",
            paramLabel = "EXCHANGE",
            description = "The exchange (default: what the file's name begins with).")
    private @Nullable String exchange;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Misuse("file " + file + " can't be read; check that it exists and that this user may read it");
        }
        Catalogue catalogue =
                Catalogue.read(options.installation(Optional.empty()).declarations());
        Layout layout = LayoutCommand.named(catalogue, exchange());
        try {
            show(Explanation.of(file, layout, number()), layout);
        } catch (Explanation.NotThere e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }

    private String exchange() {
        if (exchange != null) {
            return exchange;
        }
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw new Misuse("the file's name doesn't say which exchange it is of; give --exchange, such as CN-IN-01");
        }
        return name.group(1);
    }

    private long number() {
        if (record.equals("header")) {
            return Explanation.HEADER;
        }
        if (record.equals("trailer")) {
            return Explanation.TRAILER;
        }
        if (!record.matches("[1-9][0-9]{0,11}")) {
            throw new Misuse("RECORD must be the number of a detail, from 1, or header, or trailer");
        }
        return Long.parseLong(record);
    }

    private void show(Explanation explanation, Layout layout) {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        boolean shifted = isShifted(explanation);
        out.println(labels.of(
                "explain.record",
                String.valueOf(file.getFileName()),
                record,
                explanation.kind(),
                String.valueOf(explanation.offset()),
                String.valueOf(explanation.bytes().length)));
        out.println();
        if (explanation.cells().stream().anyMatch(cell -> cell.field().at() > 0)) {
            ruler(out, text(explanation, layout, shifted));
            out.println();
        }
        Table table = new Table(labels.locale())
                .column("place", labels.of("column.place"), false)
                .column("field", labels.of("column.field"), false)
                .column("type", labels.of("column.type"), false)
                .column("bytes", labels.of("column.hex"), false)
                .column("value", labels.of("column.value"), false)
                .column("wrong", labels.of("column.wrong"), false);
        int column = 0;
        for (Explanation.Cell cell : explanation.cells()) {
            column++;
            boolean hidden = shifted || cell.personal();
            table.row(
                    place(cell.field(), column),
                    FieldWords.in(labels.locale(), cell.field()) + " [" + cell.name() + "]",
                    cell.field().type().name().toLowerCase(Locale.ROOT),
                    cell.bytes().length == 0 ? "" : hidden ? Mask.text() : hex(cell.bytes()),
                    cell.text().isEmpty() ? labels.of("explain.absent") : hidden ? Mask.text() : cell.text(),
                    cell.found().in(labels.locale()));
        }
        table.print(out, Table.Form.TABLE);
        out.println();
        explanation
                .fault()
                .ifPresentOrElse(
                        fault -> {
                            out.println(labels.of(
                                    "explain.rejected",
                                    fault.reason().word(),
                                    fault.field().isEmpty() ? labels.of("explain.whole") : fault.field(),
                                    fault.found().in(labels.locale())));
                            out.println(Reasons.of(fault.reason(), labels.locale()));
                        },
                        () -> out.println(labels.of("explain.accepted")));
        if (shifted) {
            out.println(labels.of("explain.shifted"));
        }
    }

    /**
     * NB: two fields that can't be read are the sign of columns that moved; then any field may hold a person's value.
     */
    private static boolean isShifted(Explanation explanation) {
        long unreadable = explanation.cells().stream()
                .filter(cell -> !cell.found().isEmpty())
                .count();
        return unreadable > 1
                || explanation
                        .fault()
                        .filter(fault -> fault.field().isEmpty() && SHIFTED.contains(fault.reason())
                                || fault.reason() == LineReason.UNKNOWN_RECORD)
                        .isPresent();
    }

    /** The record as text, byte for byte, a masked position as a dot. */
    private static String text(Explanation explanation, Layout layout, boolean shifted) {
        char[] text = layout.text(explanation.bytes()).toCharArray();
        if (text.length != explanation.bytes().length) {
            return "";
        }
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == ' ' ? '·' : shifted || Character.isISOControl(text[i]) ? '•' : text[i];
        }
        for (Explanation.Cell cell : explanation.cells()) {
            if (cell.personal()) {
                int from = Math.min(text.length, cell.field().at() - 1);
                Arrays.fill(
                        text, from, Math.min(text.length, from + cell.field().length()), '•');
            }
        }
        return new String(text);
    }

    private static void ruler(PrintWriter out, String text) {
        for (int at = 0; at < text.length(); at += RULER) {
            int end = Math.min(text.length(), at + RULER);
            StringBuilder tens = new StringBuilder();
            StringBuilder ones = new StringBuilder();
            for (int position = at + 1; position <= end; position++) {
                tens.append(position % 10 == 0 ? String.valueOf(position / 10 % 10) : " ");
                ones.append(position % 10);
            }
            out.println(String.format("%5d %s", at + 1, tens).stripTrailing());
            out.println("      " + ones);
            out.println("      " + text.substring(at, end));
        }
    }

    private static String place(Field field, int column) {
        if (field.at() > 0) {
            return field.at() + "-" + (field.at() + field.length() - 1);
        }
        return field.path().isEmpty() ? String.valueOf(column) : field.path();
    }

    private static String hex(byte[] bytes) {
        return bytes.length <= HEX_BYTES_MAX
                ? HEX.formatHex(bytes)
                : HEX.formatHex(bytes, 0, HEX_BYTES_MAX) + " … (" + bytes.length + ")";
    }
}
