package qpip.exchange.layout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Elements directly below the root, found by their brackets alone.
 *
 * <p>It knows comments, CDATA and quotes, so that it cannot be misled about where an element ends; that what stands
 * between is well-formed is proved by the parser, which sees every byte once more. A document type, a processing
 * instruction, and nesting deeper than declared are refused here, before a parser sees them.
 */
final class XmlBoundaries implements Boundaries {

    private final int depthMax;
    private final byte[] trailer;

    XmlBoundaries(Format.Xml format) {
        this.depthMax = format.maxDepth() - 1;
        this.trailer = format.trailer().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int end(byte[] b, int from, int limit) throws Refused {
        int start = element(b, from, limit);
        return start == INCOMPLETE ? INCOMPLETE : elementEnd(b, start, limit);
    }

    @Override
    public int contentStart(byte[] b, int from, int end) {
        try {
            return element(b, from, end);
        } catch (Refused e) {
            return from;
        }
    }

    @Override
    public int contentEnd(byte[] b, int from, int end) {
        return end;
    }

    @Override
    public boolean isTrailer(byte[] b, int from, int end) {
        return isNamed(trailer, b, contentStart(b, from, end) + 1, end);
    }

    /** Whether an element's name, apart from its prefix, is this. */
    static boolean isNamed(byte[] name, byte[] b, int from, int end) {
        int start = from;
        int i = from;
        while (i < end && !isSpace(b[i]) && b[i] != '>' && b[i] != '/') {
            if (b[i] == ':') {
                start = i + 1;
            }
            i++;
        }
        return Arrays.equals(b, start, i, name, 0, name.length);
    }

    /** Where the next element begins, after blanks and comments. */
    static int element(byte[] b, int from, int limit) throws Refused {
        int i = from;
        while (i < limit) {
            if (isSpace(b[i])) {
                i++;
                continue;
            }
            if (b[i] != '<') {
                throw malformed("text");
            }
            if (i + 1 == limit) {
                return INCOMPLETE;
            }
            if (b[i + 1] == '/') {
                throw new Refused(FileReason.NO_TRAILER, Found.of("root-ends"));
            }
            if (b[i + 1] != '!' && b[i + 1] != '?') {
                return i;
            }
            i = passed(b, i, limit, false);
            if (i == INCOMPLETE) {
                return INCOMPLETE;
            }
        }
        return INCOMPLETE;
    }

    private int elementEnd(byte[] b, int start, int limit) throws Refused {
        int depth = 0;
        int i = start;
        while (i < limit) {
            if (b[i] != '<') {
                i++;
                continue;
            }
            if (i + 1 == limit) {
                return INCOMPLETE;
            }
            if (b[i + 1] == '!' || b[i + 1] == '?') {
                i = passed(b, i, limit, true);
                if (i == INCOMPLETE) {
                    return INCOMPLETE;
                }
                continue;
            }
            int close = tagEnd(b, i, limit);
            if (close == INCOMPLETE) {
                return INCOMPLETE;
            }
            if (b[i + 1] == '/') {
                depth--;
            } else if (b[close - 2] != '/') {
                depth++;
            }
            if (depth >= depthMax) {
                throw new Refused(FileReason.TOO_LARGE, Found.of("too-deep", depthMax + 1));
            }
            i = close;
            if (depth == 0) {
                return i;
            }
        }
        return INCOMPLETE;
    }

    /** The index after a tag; a {@code >} inside quotes does not end it. */
    static int tagEnd(byte[] b, int from, int limit) {
        byte quote = 0;
        for (int i = from; i < limit; i++) {
            byte c = b[i];
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return INCOMPLETE;
    }

    /** The index after a comment, or after CDATA where it may stand; anything else with ! or ? is refused. */
    private static int passed(byte[] b, int from, int limit, boolean inside) throws Refused {
        if (b[from + 1] == '?') {
            throw malformed("instruction");
        }
        if (startsWith("<!--", b, from, limit)) {
            return after("-->", b, from + 4, limit);
        }
        if (inside && startsWith("<![CDATA[", b, from, limit)) {
            return after("]]>", b, from + 9, limit);
        }
        if (limit - from < 9) {
            return INCOMPLETE;
        }
        throw malformed(startsWith("<!DOCTYPE", b, from, limit) ? "doctype" : "markup");
    }

    private static boolean startsWith(String markup, byte[] b, int from, int limit) {
        if (limit - from < markup.length()) {
            return false;
        }
        for (int i = 0; i < markup.length(); i++) {
            if (b[from + i] != markup.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int after(String markup, byte[] b, int from, int limit) {
        for (int i = from; i + markup.length() <= limit; i++) {
            if (b[i] == markup.charAt(0) && startsWith(markup, b, i, limit)) {
                return i + markup.length();
            }
        }
        return INCOMPLETE;
    }

    static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static Refused malformed(String found) {
        return new Refused(FileReason.MALFORMED, Found.of("not-an-element", Found.word(found)));
    }
}
