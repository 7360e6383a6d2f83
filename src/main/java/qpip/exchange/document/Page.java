package qpip.exchange.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A document while it is written: headings, paragraphs, lists, tables and text as it stands. */
final class Page {

    private static final int WIDTH = 118;
    private static final int COLUMN_LEAST = 10;
    private static final String GAP = "  ";

    private final InterfaceAgreement.Form form;
    private final StringBuilder out = new StringBuilder();

    Page(InterfaceAgreement.Form form) {
        this.form = form;
    }

    void title(String text) {
        heading(text, '=', "# ");
    }

    void heading(String text) {
        heading(text, '-', "## ");
    }

    void subheading(String text) {
        if (isMarkdown()) {
            out.append("### ").append(text).append("\n\n");
        } else {
            out.append(text).append("\n\n");
        }
    }

    private void heading(String text, char line, String mark) {
        if (isMarkdown()) {
            out.append(mark).append(text).append("\n\n");
        } else {
            out.append(text)
                    .append('\n')
                    .append(String.valueOf(line).repeat(text.length()))
                    .append("\n\n");
        }
    }

    void paragraph(String text) {
        wrapped(text, WIDTH).forEach(line -> out.append(line).append('\n'));
        out.append('\n');
    }

    void list(List<String> items) {
        for (String item : items) {
            List<String> lines = wrapped(item, WIDTH - 2);
            for (int i = 0; i < lines.size(); i++) {
                out.append(i == 0 ? "- " : "  ").append(lines.get(i)).append('\n');
            }
        }
        out.append('\n');
    }

    /** Lines that keep every blank. */
    void verbatim(List<String> lines) {
        String fence = isMarkdown() ? "```\n" : "";
        out.append(fence);
        lines.forEach(line -> out.append(isMarkdown() ? "" : "    ")
                .append(line.stripTrailing())
                .append('\n'));
        out.append(fence).append('\n');
    }

    /** Rows under headings; what doesn't fit a line is wrapped inside its column. */
    void table(List<String> headings, List<List<String>> rows) {
        if (isMarkdown()) {
            out.append(markdown(headings))
                    .append(markdown(headings.stream().map(heading -> "---").toList()));
            rows.forEach(row -> out.append(markdown(row)));
        } else {
            int[] widths = widths(headings, rows);
            cells(headings, widths);
            cells(Arrays.stream(widths).mapToObj(width -> "-".repeat(width)).toList(), widths);
            rows.forEach(row -> cells(row, widths));
        }
        out.append('\n');
    }

    private static String markdown(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static int[] widths(List<String> headings, List<List<String>> rows) {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = headings.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int room = WIDTH - GAP.length() * (widths.length - 1);
        while (sum(widths) > room) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= COLUMN_LEAST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int sum(int[] widths) {
        return Arrays.stream(widths).sum();
    }

    private void cells(List<String> cells, int[] widths) {
        List<List<String>> columns = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> column = wrapped(cells.get(i), widths[i]);
            columns.add(column);
            lines = Math.max(lines, column.size());
        }
        for (int line = 0; line < lines; line++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line < columns.get(i).size() ? columns.get(i).get(line) : "";
                row.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length())));
            }
            out.append(row.toString().stripTrailing()).append('\n');
        }
    }

    /** The text in lines of at most so many characters; a longer word is cut, a path after a slash. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > width) {
                int slash = rest.lastIndexOf('/', width - 1);
                int cut = slash > 0 ? slash + 1 : width;
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.length() == 0 ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private boolean isMarkdown() {
        return form == InterfaceAgreement.Form.MARKDOWN;
    }

    @Override
    public String toString() {
        return out.toString().stripTrailing() + "\n";
    }
}
