package qpip.exchange.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around the records: a byte order mark, names of columns, and the root element of XML. */
final class Prolog {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final byte[] NOTHING = {};
    private static final int LONGEST = 1 << 16;
    private static final Pattern DECLARATION =
            Pattern.compile("<\\?xml\\s+version=[\"']1\\.0[\"'](\\s+encoding=[\"'](?<encoding>[A-Za-z0-9._-]+)[\"'])?"
                    + "(\\s+standalone=[\"'](yes|no)[\"'])?\\s*\\?>");

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
            throw new Refused(FileReason.ENCODING, Found.of("mark-forbidden"));
        }
        if (!marked && declared == Mapping.ByteOrderMark.REQUIRED) {
            throw new Refused(FileReason.ENCODING, Found.of("mark-missing"));
        }
        window.skip(marked ? MARK.length : 0);
        return layout.mapping().format() instanceof Format.Xml ? root(window, layout) : NOTHING;
    }

    private static byte[] root(Window window, Layout layout) throws IOException, Refused {
        byte[] b = window.peek(LONGEST);
        if (layout.encoding().malformed(b, 0, b.length) >= 0 && b.length < LONGEST) {
            throw new Refused(
                    FileReason.ENCODING,
                    Found.of("file-encoding", layout.encoding().title()));
        }
        int from = declaration(b, layout);
        int start = XmlBoundaries.element(b, from, b.length);
        int end = start == Boundaries.INCOMPLETE ? start : XmlBoundaries.tagEnd(b, start, b.length);
        if (end == Boundaries.INCOMPLETE) {
            throw new Refused(
                    b.length < LONGEST ? FileReason.TRUNCATED : FileReason.TOO_LARGE, Found.of("root-open", LONGEST));
        }
        if (b[end - 2] == '/') {
            throw new Refused(FileReason.NO_HEADER, Found.of("root-empty"));
        }
        window.skip(end);
        return Arrays.copyOfRange(b, start, end);
    }

    /** Passes over the XML declaration, which may be missing but must not announce another encoding. */
    private static int declaration(byte[] b, Layout layout) throws Refused {
        String text = new String(b, 0, Math.min(b.length, 200), StandardCharsets.ISO_8859_1);
        if (!text.startsWith("<?xml ")) {
            return 0;
        }
        Matcher matcher = DECLARATION.matcher(text);
        if (!matcher.lookingAt()) {
            throw new Refused(
                    text.contains("?>") || b.length >= 200 ? FileReason.MALFORMED : FileReason.TRUNCATED,
                    Found.of("xml-declaration"));
        }
        String announced = Optional.ofNullable(matcher.group("encoding")).orElse("UTF-8");
        if (!announced.equalsIgnoreCase(layout.encoding().title())) {
            throw new Refused(
                    FileReason.ENCODING,
                    Found.of("xml-encoding", layout.encoding().title()));
        }
        return matcher.end();
    }

    /** Passes over the row of column names, which must be the declared ones, each once and in their order. */
    static void columnNames(Window window, Layout layout) throws IOException, Refused {
        if (!(layout.mapping().format() instanceof Format.Csv csv) || !csv.columnNames()) {
            return;
        }
        Optional<Chunk> row = window.one();
        if (row.isEmpty()) {
            throw new Refused(FileReason.COLUMN_NAMES, Found.of("no-column-names"));
        }
        Chunk chunk = row.get();
        List<String> expected = CsvWriter.columnNames(layout);
        String text = new String(
                chunk.bytes(), chunk.starts()[0], chunk.ends()[0] - chunk.starts()[0], StandardCharsets.ISO_8859_1);
        List<String> found = List.of(text.replace("\"", "").split(Pattern.quote(csv.delimiter()), -1));
        if (found.size() != expected.size()) {
            throw new Refused(
                    FileReason.COLUMN_NAMES,
                    Found.of("column-names", expected.size(), found.size()).behind(Found.of("row-2")));
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                throw new Refused(
                        FileReason.COLUMN_NAMES,
                        Found.of("column-name", expected.get(i)).behind(Found.of("row-2-column", i + 1)));
            }
        }
    }

    /** Proves that nothing follows the trailer, but the root's end tag in XML. */
    static void epilogue(Window window, Layout layout, byte[] root) throws IOException, Refused {
        if (!layout.mapping().isXml()) {
            return;
        }
        String name = new String(root, StandardCharsets.ISO_8859_1).split("[ \\t\\r\\n>]", 2)[0].substring(1);
        byte[] b = window.peek(LONGEST);
        String rest = new String(b, StandardCharsets.ISO_8859_1);
        if (!rest.matches("\\s*</" + Pattern.quote(name) + "\\s*>\\r?\\n")) {
            boolean cut =
                    ("</" + name + ">").startsWith(rest.strip()) || rest.strip().equals("</" + name);
            throw new Refused(
                    cut ? FileReason.TRUNCATED : FileReason.AFTER_TRAILER,
                    Found.of(cut ? "end-cut" : "end-more").behind(Found.of("at-byte", window.offset())));
        }
    }

    /** The start tag of the file's root, which its records' namespaces come from; nothing outside XML. */
    static byte[] rootStartTag(FileChannel file, Layout layout) throws IOException {
        if (!layout.mapping().isXml()) {
            return NOTHING;
        }
        Window window = new Window(file, 0, file.size(), 1, Boundaries.of(layout), Window.Tap.NONE, bytes -> {});
        try {
            return skip(window, layout);
        } catch (Refused e) {
            throw new IllegalStateException("the file is not the one that was verified: " + e.getMessage(), e);
        }
    }

    /** The start tag with which a block begins. */
    static byte[] rootStartTag(byte[] block, Layout layout) {
        return layout.mapping().format() instanceof Format.Xml
                ? Arrays.copyOf(block, Math.max(0, XmlBoundaries.tagEnd(block, 0, block.length)))
                : NOTHING;
    }
}
