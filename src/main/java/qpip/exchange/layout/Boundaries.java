package qpip.exchange.layout;

/** Where records end, found on raw bytes. */
interface Boundaries {

    /** The record has no end in the bytes that are there. */
    int INCOMPLETE = -1;

    /** The most bytes that one record may have; a file with a longer one is refused. */
    int RECORD_MAX = 1 << 20;

    /** The index after the record that begins at from, its line end included; or {@link #INCOMPLETE}. */
    int end(byte[] b, int from, int limit) throws Refused;

    /** The index where the content of a record begins. */
    default int contentStart(byte[] b, int from, int end) {
        return from;
    }

    /** The index after the content of a record: without its line end. */
    int contentEnd(byte[] b, int from, int end);

    /** Whether this is the trailer, where that can be known without seeing that nothing follows. */
    default boolean isTrailer(byte[] b, int from, int end) {
        return false;
    }

    /** Why bytes that remain at the end of a file are no record. */
    default FileFault unended(byte[] b, int from, int limit) {
        return new FileFault(FileReason.TRUNCATED, Found.of("cut-record", limit - from));
    }

    static Boundaries of(Layout layout) {
        Format format = layout.mapping().format();
        if (format instanceof Format.FixedWidth fixed) {
            return new FixedBoundaries(fixed);
        }
        if (format instanceof Format.Csv csv) {
            return new CsvBoundaries(csv);
        }
        if (format instanceof Format.Xml xml) {
            return new XmlBoundaries(xml);
        }
        throw new IllegalStateException("every format is known here");
    }
}
