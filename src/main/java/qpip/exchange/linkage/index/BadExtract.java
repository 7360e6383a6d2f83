package qpip.exchange.linkage.index;

/** A file whose lines can't be taken apart; says where and what, never what stands there. */
public final class BadExtract extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long line;

    BadExtract(long line, String message) {
        super(message);
        this.line = line;
    }

    /** The line in the file, from 1, the row of column names counted. */
    public long line() {
        return line;
    }
}
