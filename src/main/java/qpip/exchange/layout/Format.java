package qpip.exchange.layout;

import qpip.exchange.declaration.Default;

/** How records become bytes. */
public sealed interface Format {

    /** Every record has the same number of bytes, the header and the trailer too. */
    record FixedWidth(int recordLength, LineEnd lineEnd) implements Format {

        /** The bytes from the beginning of one record to that of the next. */
        int stride() {
            return recordLength + lineEnd.text().length();
        }
    }

    /** One row a record (RFC 4180), every one ended by the same line end; the control records are rows too. */
    record Csv(
            @Default(";") String delimiter,
            @Default("true") boolean columnNames,
            @Default("lf") LineEnd lineEnd) implements Format {}

    /**
     * One element a record below the root.
     *
     * @param header the name of the header's element; so too detail and trailer
     * @param maxDepth how deep elements may be nested, the root counted
     * @param maxText the most characters of one text
     */
    record Xml(
            String root,
            @Default("") String namespace,
            String header,
            String detail,
            String trailer,
            @Default("8") int maxDepth,
            @Default("2000") int maxText)
            implements Format {}

    /** What ends a record. */
    enum LineEnd {
        CRLF("\r\n"),
        LF("\n"),
        /** Nothing: records are found by their length alone. */
        NONE("");

        private final String text;

        LineEnd(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
