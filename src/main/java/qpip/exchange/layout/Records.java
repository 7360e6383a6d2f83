package qpip.exchange.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The records of one chunk, one after the other; parsed no further than to the bounds of their fields. */
abstract class Records {

    /** Moves to the next record; false when there is none. */
    abstract boolean next() throws Refused;

    /** The record; also one with {@link #trouble}, as far as it can be seen. */
    abstract Slices record();

    /** Whether the record has the trailer's identifier. */
    abstract boolean isTrailer();

    /** The first thing wrong with the record. */
    abstract Optional<Trouble> trouble();

    /** Its characters, as {@link Total.LineLengths} counts them. */
    abstract long characters();

    /**
     * Reads a chunk.
     *
     * @param kinds what its records may be
     * @param root the start tag that namespaces come from, in XML
     */
    static Records of(Layout layout, List<RecordLayout> kinds, Chunk chunk, byte[] root) throws Refused {
        Format format = layout.mapping().format();
        if (format instanceof Format.FixedWidth fixed) {
            return new FixedRecords(layout, fixed, kinds, chunk);
        }
        if (format instanceof Format.Csv csv) {
            return new CsvRecords(layout, csv, kinds.get(0), chunk);
        }
        if (format instanceof Format.Xml xml) {
            return new XmlRecords(layout, xml, kinds.get(0), chunk, root);
        }
        throw new IllegalStateException("every format is known here");
    }

    static Optional<Trouble> control(Slices record, Encoding encoding, byte[] bytes, int from, int to) {
        int at = encoding.control(bytes, from, to);
        return at < 0
                ? Optional.empty()
                : Optional.of(new Trouble(
                        LineReason.CONTROL_CHARACTER,
                        record.fieldAt(at),
                        Found.of("control-byte", String.format(Locale.ROOT, "%02X", bytes[at]))));
    }
}
