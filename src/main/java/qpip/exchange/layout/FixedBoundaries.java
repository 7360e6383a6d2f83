package qpip.exchange.layout;

import java.nio.charset.StandardCharsets;

/** Records of one length. A line of another length is still one record where line ends show it. */
final class FixedBoundaries implements Boundaries {

    private final int length;
    private final byte[] lineEnd;

    FixedBoundaries(Format.FixedWidth format) {
        this.length = format.recordLength();
        this.lineEnd = format.lineEnd().text().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int end(byte[] b, int from, int limit) throws Refused {
        int end = from + length + lineEnd.length;
        if (end <= limit && endsLine(b, end)) {
            return end;
        }
        return lineEnd.length == 0 ? INCOMPLETE : irregular(b, from, limit);
    }

    private int irregular(byte[] b, int from, int limit) throws Refused {
        for (int i = from; i < limit; i++) {
            if (b[i] == '\n') {
                if (!endsLine(b, i + 1) || i + 1 - lineEnd.length < from) {
                    throw new Refused(FileReason.MALFORMED, Found.of("lone-lf"));
                }
                return i + 1;
            }
        }
        return INCOMPLETE;
    }

    private boolean endsLine(byte[] b, int end) {
        return lineEnd.length == 0
                || end >= lineEnd.length && b[end - 1] == '\n' && (lineEnd.length == 1 || b[end - 2] == '\r');
    }

    @Override
    public int contentEnd(byte[] b, int from, int end) {
        return end - lineEnd.length;
    }
}
