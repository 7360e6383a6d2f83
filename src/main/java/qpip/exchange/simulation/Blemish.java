package qpip.exchange.simulation;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;

/**
 * Makes bad lines: a date that nobody has, written in place of one field, becomes a date that the calendar hasn't
 * ({@code 1901-13-01}). Lengths and totals stay right, so only the line is bad, not the file.
 */
final class Blemish extends FilterOutputStream {

    /** Stands for the bad date; nobody on any file was born or injured, or moved, on that day. */
    static final LocalDate DATE = LocalDate.of(1901, 1, 1);

    private final byte[] from;
    private final byte[] to;
    private int matched;

    /** With hyphens as in CSV and XML, or without as in records of fixed width; in the characters of the file. */
    Blemish(OutputStream out, boolean hyphens, Charset charset) {
        super(out);
        this.from = (hyphens ? "1901-01-01" : "19010101").getBytes(charset);
        this.to = (hyphens ? "1901-13-01" : "19011301").getBytes(charset);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void write(int value) throws IOException {
        byte read = (byte) value;
        while (matched > 0 && read != from[matched]) {
            fallBack();
        }
        if (read != from[matched]) {
            out.write(read);
            return;
        }
        matched++;
        if (matched == from.length) {
            out.write(to);
            matched = 0;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.write(from, 0, matched);
        matched = 0;
        super.close();
    }

    /** Gives up the shortest beginning after which what was read may still begin the date. */
    private void fallBack() throws IOException {
        int keep = matched - 1;
        while (keep > 0 && !begins(matched - keep, keep)) {
            keep--;
        }
        out.write(from, 0, matched - keep);
        matched = keep;
    }

    private boolean begins(int start, int length) {
        for (int i = 0; i < length; i++) {
            if (from[start + i] != from[i]) {
                return false;
            }
        }
        return true;
    }
}
