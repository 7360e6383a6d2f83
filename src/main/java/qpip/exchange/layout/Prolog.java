package qpip.exchange.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands around the records: a byte order mark, names of columns, and the root element of XML. */
final class Prolog {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Prolog() {}

    /** The records before the first detail. */
    static int leadingRecords(Layout layout) {
        return layout.mapping().format() instanceof Format.Csv csv && csv.columnNames() ? 2 : 1;
    }

    /** Passes over what stands before the header, and gives the root's start tag; nothing outside XML. */
    static byte[] skip(Window window, Layout layout) throws IOException, Refused {
        byte[] first = window.peek(MARK.length);
        boolean marked = Arrays.equals(first, MARK);
        Mapping.ByteOrderMark declared = layout.mapping().byteOrderMark();
        if (marked && declared == Mapping.ByteOrderMark.FORBIDDEN) {
            throw new Refused(
                    FileReason.ENCODING, "byte 0: found the byte order mark EF BB BF, which the layout does not allow");
        }
        if (!marked && declared == Mapping.ByteOrderMark.REQUIRED) {
            throw new Refused(FileReason.ENCODING, "byte 0: expected the byte order mark EF BB BF, found another byte");
        }
        window.skip(marked ? MARK.length : 0);
        return new byte[0];
    }

    /** Passes over the row of column names, which must be the declared ones, each once and in their order. */
    static void columnNames(Window window, Layout layout) throws IOException, Refused {
        if (!(layout.mapping().format() instanceof Format.Csv csv) || !csv.columnNames()) {
            return;
        }
        Optional<Chunk> row = window.one();
        if (row.isEmpty()) {
            throw new Refused(FileReason.COLUMN_NAMES, "the file ends where its column names should stand");
        }
        Chunk chunk = row.get();
        List<String> expected = CsvWriter.columnNames(layout);
        String text = new String(
                chunk.bytes(), chunk.starts()[0], chunk.ends()[0] - chunk.starts()[0], StandardCharsets.ISO_8859_1);
        List<String> found = List.of(text.replace("\"", "").split(Pattern.quote(csv.delimiter()), -1));
        if (found.size() != expected.size()) {
            throw new Refused(
                    FileReason.COLUMN_NAMES,
                    "row 2: expected " + expected.size() + " column names, found " + found.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                throw new Refused(
                        FileReason.COLUMN_NAMES,
                        "row 2, column " + (i + 1) + ": expected the name " + expected.get(i) + ", found another");
            }
        }
    }

    static void epilogue(Window window, Layout layout, byte[] root) throws IOException, Refused {}

    /** The start tag of the file's root, which its records' namespaces come from; nothing outside XML. */
    static byte[] rootStartTag(FileChannel file, Layout layout) throws IOException {
        return new byte[0];
    }

    /** The start tag with which a block begins. */
    static byte[] rootStartTag(byte[] block, Layout layout) throws Refused {
        return new byte[0];
    }
}
