package qpip.exchange.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Fixed-width records: every field stands at its place, so there is nothing to parse. */
final class FixedRecords extends Records {

    private final Chunk chunk;
    private final byte[] bytes;
    private final int length;
    private final Encoding encoding;
    private final Form[] forms;
    private final byte[] trailer;
    private Form form;
    private byte[] data;
    private int base;
    private int index = -1;
    private int found;
    private boolean known;

    /** One kind of record: its identifier, its row, and where its fields end. */
    private record Form(byte[] identifier, Slices row, int fieldsEnd) {

        static Form of(RecordLayout layout) {
            int[] from =
                    layout.fields().stream().mapToInt(field -> field.at() - 1).toArray();
            int[] to = layout.fields().stream()
                    .mapToInt(field -> field.at() - 1 + field.length())
                    .toArray();
            return new Form(
                    identifier(layout),
                    new Slices(layout, from, to, List.of()),
                    Arrays.stream(to).max().orElse(0));
        }

        static byte[] identifier(RecordLayout layout) {
            return layout.encoding().bytes(layout.identifier().orElse("")).orElseThrow();
        }
    }

    FixedRecords(Layout layout, Format.FixedWidth format, List<RecordLayout> kinds, Chunk chunk) {
        this.length = format.recordLength();
        this.encoding = layout.encoding().working();
        this.forms = kinds.stream().map(Form::of).toArray(Form[]::new);
        this.trailer = Form.identifier(layout.trailer());
        this.form = forms[0];
        this.chunk = chunk;
        this.bytes = working(layout.encoding(), chunk);
        this.data = bytes;
    }

    private static byte[] working(Encoding encoding, Chunk chunk) {
        if (!encoding.isEbcdic()) {
            return chunk.bytes();
        }
        byte[] copy = Arrays.copyOf(chunk.bytes(), chunk.to());
        encoding.toWorking(copy, chunk.from(), chunk.to());
        return copy;
    }

    @Override
    boolean next() {
        if (++index >= chunk.count()) {
            return false;
        }
        base = chunk.starts()[index];
        found = chunk.ends()[index] - base;
        data = bytes;
        if (found != length) {
            data = padded();
            base = 0;
        }
        known = identify();
        form.row().show(data, base, chunk.firstRecord() + index);
        return true;
    }

    /** A line of the wrong length, so that its fields can at least be looked at. */
    private byte[] padded() {
        byte[] padded = new byte[length];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(bytes, base, padded, 0, Math.min(found, length));
        return padded;
    }

    private boolean identify() {
        for (Form candidate : forms) {
            if (startsWith(candidate.identifier())) {
                form = candidate;
                return true;
            }
        }
        form = forms[0];
        return false;
    }

    private boolean startsWith(byte[] identifier) {
        for (int i = 0; i < identifier.length; i++) {
            if (data[base + i] != identifier[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    Slices record() {
        return form.row();
    }

    @Override
    boolean isTrailer() {
        return !known && startsWith(trailer);
    }

    @Override
    Optional<Trouble> trouble() {
        if (found != length) {
            return Optional.of(new Trouble(LineReason.LENGTH, "", Found.of("bytes", length, found)));
        }
        if (!known) {
            return Optional.of(new Trouble(
                    LineReason.UNKNOWN_RECORD,
                    form.row().layout().fields().get(0).name(),
                    Found.of("no-identifier")));
        }
        Optional<Trouble> trouble = control(form.row(), encoding, data, base, base + length);
        if (trouble.isEmpty()) {
            trouble = form.row().trouble();
        }
        return trouble.isPresent() ? trouble : beyondFields();
    }

    private Optional<Trouble> beyondFields() {
        for (int i = base + form.fieldsEnd(); i < base + length; i++) {
            if (data[i] != ' ') {
                return Optional.of(new Trouble(LineReason.CONSTANT, "", Found.of("beyond-fields")));
            }
        }
        return Optional.empty();
    }

    @Override
    long characters() {
        return found == length || chunk.count() == 0
                ? encoding.characters(data, base, base + length)
                : encoding.characters(bytes, chunk.starts()[index], chunk.ends()[index]);
    }
}
