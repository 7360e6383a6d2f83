package qpip.exchange.layout;

/**
 * A detail that does not follow its layout.
 *
 * @param number its record number, from 1
 * @param offset where it begins in the file
 * @param length its bytes, without line end
 * @param field the first field at fault; empty when it is the record as a whole
 * @param found what was found, without the value
 */
public record RejectedLine(long number, long offset, int length, LineReason reason, String field, Found found) {

    /** What was found, in English. */
    public String shape() {
        return found.toString();
    }
}
