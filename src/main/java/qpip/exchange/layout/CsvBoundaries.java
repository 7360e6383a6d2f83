package qpip.exchange.layout;

/** Rows of RFC 4180, strictly: what a lenient reader would guess at refuses the file. */
final class CsvBoundaries implements Boundaries {

    private static final int CELL_START = 0;
    private static final int PLAIN = 1;
    private static final int QUOTED = 2;
    private static final int QUOTE_SEEN = 3;

    private final byte delimiter;
    private final boolean crlf;

    CsvBoundaries(Format.Csv format) {
        this.delimiter = (byte) format.delimiter().charAt(0);
        this.crlf = format.lineEnd() == Format.LineEnd.CRLF;
    }

    @Override
    public int end(byte[] b, int from, int limit) throws Refused {
        int state = CELL_START;
        for (int i = from; i < limit; i++) {
            byte c = b[i];
            if (state == QUOTED) {
                state = c == '"' ? QUOTE_SEEN : QUOTED;
            } else if (c == delimiter) {
                state = CELL_START;
            } else if (c == '\n') {
                return lineEnd(b, from, i);
            } else if (c == '\r') {
                if (!crlf || i + 1 < limit && b[i + 1] != '\n') {
                    throw malformed("lone-cr", i - from);
                }
                state = PLAIN;
            } else if (c == '"') {
                state = quote(state, i - from);
            } else if (state == QUOTE_SEEN) {
                throw malformed("text-after-quote", i - from);
            } else {
                state = PLAIN;
            }
        }
        if (state == QUOTED && limit - from > RECORD_MAX) {
            throw malformed("open-quote", 0);
        }
        return INCOMPLETE;
    }

    private static int quote(int state, int at) throws Refused {
        return switch (state) {
            case CELL_START, QUOTE_SEEN -> QUOTED;
            default -> throw malformed("quote-inside", at);
        };
    }

    private int lineEnd(byte[] b, int from, int at) throws Refused {
        if (crlf && (at == from || b[at - 1] != '\r')) {
            throw malformed("lone-lf", at - from);
        }
        return at + 1;
    }

    @Override
    public int contentEnd(byte[] b, int from, int end) {
        return end - (crlf ? 2 : 1);
    }

    @Override
    public FileFault unended(byte[] b, int from, int limit) {
        long quotes = 0;
        for (int i = from; i < limit; i++) {
            if (b[i] == '"') {
                quotes++;
            }
        }
        return quotes % 2 == 0
                ? Boundaries.super.unended(b, from, limit)
                : new FileFault(FileReason.MALFORMED, Found.of("open-quote", limit - from));
    }

    private static Refused malformed(String found, int at) {
        return new Refused(FileReason.MALFORMED, Found.of("row-byte", at + 1, Found.word(found)));
    }
}
