package qpip.exchange.layout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes records of one length, the header and trailer padded like the details. */
final class FixedWriter extends RecordWriter {

    private final Format.FixedWidth format;
    private final byte[] lineEnd;

    FixedWriter(Layout layout, Format.FixedWidth format) {
        super(layout);
        this.format = format;
        this.lineEnd = format.lineEnd().text().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    Written record(RecordLayout kind, Values values) {
        knowsAll(kind, values);
        byte[] record = new byte[format.stride()];
        Arrays.fill(record, (byte) ' ');
        for (int i = 0; i < kind.fields().size(); i++) {
            byte[] cell = cell(kind, i, values);
            System.arraycopy(cell, 0, record, kind.fields().get(i).at() - 1, cell.length);
        }
        int length = format.recordLength();
        long characters = kind.encoding().characters(record, 0, length);
        layout.encoding().fromWorking(record, 0, length);
        System.arraycopy(lineEnd, 0, record, length, lineEnd.length);
        return new Written(record, characters);
    }
}
