package qpip.exchange.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rows of CSV; quotes stand only where they must. */
final class CsvWriter extends RecordWriter {

    private final Format.Csv format;

    CsvWriter(Layout layout, Format.Csv format) {
        super(layout);
        this.format = format;
    }

    @Override
    Written record(RecordLayout kind, Values values) {
        knowsAll(kind, values);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < kind.fields().size(); i++) {
            cells.add(new String(cell(kind, i, values), StandardCharsets.UTF_8));
        }
        return row(cells);
    }

    private Written row(List<String> cells) {
        String row = cells.stream().map(this::quoted).collect(Collectors.joining(format.delimiter()));
        byte[] bytes = layout.encoding()
                .bytes(row + format.lineEnd().text())
                .orElseThrow(() -> new IllegalStateException("every cell was checked"));
        return new Written(bytes, row.codePointCount(0, row.length()));
    }

    private String quoted(String cell) {
        boolean needed = cell.contains(format.delimiter()) || cell.indexOf('"') >= 0;
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Override
    byte[] afterHeader() {
        return format.columnNames() ? row(columnNames(layout)).bytes() : new byte[0];
    }

    /** The second row of a file: the fields' names in camel case. */
    static List<String> columnNames(Layout layout) {
        return layout.details().get(0).fields().stream()
                .map(field -> camelCase(field.name()))
                .toList();
    }

    static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (char c : name.toCharArray()) {
            if (c == '-') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
