package qpip.exchange.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

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

    static void columnNames(Window window, Layout layout) throws IOException, Refused {}

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
