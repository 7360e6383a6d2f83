package qpip.exchange.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows under headings, as aligned text for people, JSON or CSV for programs. Columns have a name for programs and a
 * label for people, who read numbers as their language writes them.
 */
final class Table {

    /** The forms of a table. */
    enum Form {
        TABLE,
        JSON,
        CSV
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern POINT = Pattern.compile("(?<=\\d)\\.(?=\\d)");

    private final String decimal;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Table(Locale locale) {
        this.decimal = String.valueOf(DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    Table column(String name, String label, boolean number) {
        columns.add(new Column(name, label, number));
        return this;
    }

    void row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of this table has " + columns.size() + " values, not " + values.length);
        }
        List<String> row = new ArrayList<>();
        for (Object value : values) {
            row.add(String.valueOf(value));
        }
        rows.add(row);
    }

    void print(PrintWriter out, Form form) {
        switch (form) {
            case TABLE -> text(out);
            case JSON -> json(out);
            case CSV -> csv(out);
        }
    }

    private void text(PrintWriter out) {
        List<List<String>> read = rows.stream().map(this::asRead).toList();
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).label().length();
            for (List<String> row : read) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        line(out, widths, columns.stream().map(Column::label).toList());
        read.forEach(row -> line(out, widths, row));
    }

    private List<String> asRead(List<String> row) {
        List<String> read = new ArrayList<>(row);
        for (int i = 0; i < read.size(); i++) {
            if (columns.get(i).number()) {
                read.set(i, POINT.matcher(read.get(i)).replaceAll(decimal));
            }
        }
        return read;
    }

    private void line(PrintWriter out, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ");
            line.append(columns.get(i).number() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private void json(PrintWriter out) {
        List<Map<String, String>> objects = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i).name(), row.get(i));
            }
            objects.add(object);
        }
        out.println(JSON.writeValueAsString(objects));
    }

    private void csv(PrintWriter out) {
        try {
            CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
            csv.printRecord(columns.stream().map(Column::name).toList());
            for (List<String> row : rows) {
                csv.printRecord(row);
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the table can't be written", e);
        }
    }

    private record Column(String name, String label, boolean number) {}
}
