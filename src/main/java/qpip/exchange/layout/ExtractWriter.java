package qpip.exchange.layout;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a file record by record and proves it in the trailer. Same values, same bytes.
 *
 * <p>A value that the layout cannot hold is an {@link IllegalArgumentException} that names the field and the shape,
 * never the value. In the header, the exchange, the layout's version and the encoding are filled in where they are
 * missing.
 */
public final class ExtractWriter implements Closeable {

    private final Layout layout;
    private final OutputStream out;
    private final RecordWriter writer;
    private final Totals totals;
    private long details;
    private boolean closed;

    public ExtractWriter(OutputStream out, Layout layout, Values header) {
        this.layout = layout;
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.writer = RecordWriter.of(layout);
        this.totals = new Totals(layout);
        write(writer.begin());
        write(writer.record(layout.header(), completed(header)).bytes());
        write(writer.afterHeader());
    }

    /** Writes a detail of the only kind, or of the kind whose identifier the values hold. */
    public void detail(Values values) {
        detail(kind(values), values);
    }

    private void detail(RecordLayout kind, Values values) {
        RecordWriter.Written written = writer.record(kind, values);
        totals.add(kind, values, written.characters());
        details++;
        write(written.bytes());
    }

    /** The totals so far, in the order of their declaration; money in cents. */
    public List<Long> figures() {
        List<Long> figures = new ArrayList<>();
        for (int i = 0; i < layout.mapping().totals().size(); i++) {
            figures.add(totals.figure(i));
        }
        return figures;
    }

    public long details() {
        return details;
    }

    /** Writes the trailer with all totals and closes the stream. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Values.Builder trailer = Values.builder();
        List<Total> declared = layout.mapping().totals();
        for (int i = 0; i < declared.size(); i++) {
            Field field = layout.trailer()
                    .fields()
                    .get(layout.trailer().field(declared.get(i).equals()));
            if (field.type() == Field.Type.AMOUNT || field.type() == Field.Type.OVERPUNCH) {
                trailer.cents(field.name(), totals.figure(i));
            } else if (field.type() == Field.Type.DIGITS) {
                trailer.put(field.name(), Long.toString(totals.figure(i)));
            } else {
                trailer.put(field.name(), totals.figure(i));
            }
        }
        write(writer.record(layout.trailer(), trailer.build()).bytes());
        write(writer.end());
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordLayout kind(Values values) {
        List<RecordLayout> kinds = layout.details();
        if (kinds.size() == 1) {
            return kinds.get(0);
        }
        return kinds.stream()
                .filter(kind -> values.text(kind.fields().get(0).name())
                        .equals(kind.identifier().orElse("")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the values hold no record identifier; the layout declares several details, so they must"));
    }

    private Values completed(Values header) {
        Values.Builder completed = header.with();
        fill(completed, header, "file.exchange", layout.exchange());
        fill(completed, header, "file.layout-version", layout.mapping().layoutVersion());
        fill(completed, header, "file.encoding", layout.mapping().charset());
        return completed.build();
    }

    private void fill(Values.Builder completed, Values header, String meaning, String value) {
        layout.header().meaning(meaning).ifPresent(field -> {
            String name = layout.header().fields().get(field).name();
            if (header.get(name).isEmpty()) {
                completed.put(name, value);
            }
        });
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
