package qpip.exchange.layout;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of CSV, their cells taken out by Commons CSV.
 *
 * <p>NB: Commons CSV alone is lenient (measured: it lets pass short rows, a byte order mark, NUL, a lone CR, and
 * replaces malformed bytes). {@link CsvBoundaries} has refused bad quoting and line ends, and the verification bad
 * bytes, before anything comes here.
 */
final class CsvRecords extends Records {

    private final Chunk chunk;
    private final Encoding encoding;
    private final RecordLayout kind;
    private final RecordLayout trailer;
    private final Iterator<CSVRecord> rows;
    private final int[] from;
    private final int[] to;
    private final Slices row;
    private byte[] data = new byte[4096];
    private int size;
    private int columns;
    private String first = "";
    private int index = -1;

    CsvRecords(Layout layout, Format.Csv format, RecordLayout kind, Chunk chunk) {
        this.chunk = chunk;
        this.encoding = layout.encoding();
        this.kind = kind;
        this.trailer = layout.trailer();
        this.from = new int[kind.fields().size()];
        this.to = new int[from.length];
        this.row = new Slices(kind, from, to, List.of());
        String text = encoding.text(chunk.bytes(), chunk.from(), chunk.to());
        this.rows = rows(format, text);
    }

    private static Iterator<CSVRecord> rows(Format.Csv format, String text) {
        try {
            return CSVParser.builder()
                    .setReader(new StringReader(text))
                    .setFormat(CSVFormat.RFC4180
                            .builder()
                            .setDelimiter(format.delimiter().charAt(0))
                            .setRecordSeparator(format.lineEnd().text())
                            .setIgnoreEmptyLines(false)
                            .get())
                    .get()
                    .iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    boolean next() throws Refused {
        if (++index >= chunk.count()) {
            return false;
        }
        CSVRecord cells;
        try {
            if (!rows.hasNext()) {
                throw differs();
            }
            cells = rows.next();
        } catch (UncheckedIOException e) {
            throw differs();
        }
        show(cells);
        return true;
    }

    private Refused differs() {
        return new Refused(
                FileReason.MALFORMED, Found.of("row-malformed").behind(Found.of("at-byte", chunk.place(index))));
    }

    private void show(CSVRecord cells) {
        columns = cells.size();
        first = cells.get(0);
        size = 0;
        for (int i = 0; i < from.length; i++) {
            from[i] = size;
            if (i < columns) {
                append(cells.get(i));
            }
            to[i] = size;
        }
        row.show(data, 0, chunk.firstRecord() + index);
    }

    private void append(String cell) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        if (size + bytes.length > data.length) {
            data = Arrays.copyOf(data, 2 * (size + bytes.length));
        }
        System.arraycopy(bytes, 0, data, size, bytes.length);
        size += bytes.length;
    }

    @Override
    Slices record() {
        return row;
    }

    /** NB: the first cell of a detail may be what it likes, so the number of columns has to agree too. */
    @Override
    boolean isTrailer() {
        return columns == trailer.fields().size()
                && columns != kind.fields().size()
                && trailer.identifier().filter(first::equals).isPresent();
    }

    @Override
    Optional<Trouble> trouble() {
        if (kind.identifier().isPresent() && !first.equals(kind.identifier().get())) {
            return Optional.of(new Trouble(
                    LineReason.UNKNOWN_RECORD,
                    kind.fields().get(0).name(),
                    Found.of("identifier", kind.identifier().get())));
        }
        if (columns != from.length) {
            return Optional.of(new Trouble(LineReason.COLUMN_COUNT, "", Found.of("columns", from.length, columns)));
        }
        Optional<Trouble> trouble = control(row, Encoding.UTF_8, data, 0, size);
        return trouble.isPresent() ? trouble : row.trouble();
    }

    @Override
    long characters() {
        return encoding.characters(chunk.bytes(), chunk.starts()[index], chunk.ends()[index]);
    }
}
