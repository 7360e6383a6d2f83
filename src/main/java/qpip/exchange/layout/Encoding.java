package qpip.exchange.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The encodings of the exchanges, and what is wrong in each.
 *
 * <p>Records are read in <em>working bytes</em>: those of the file, except that EBCDIC is first translated, byte for
 * byte, to ISO-8859-1. Nothing is ever replaced: a byte that means nothing refuses the file.
 */
enum Encoding {
    LATIN_1("ISO-8859-1", StandardCharsets.ISO_8859_1.name()),
    WINDOWS_1252("windows-1252", "windows-1252"),
    UTF_8("UTF-8", StandardCharsets.UTF_8.name()),
    CP500("cp500", "IBM500"),
    CP1047("cp1047", "IBM1047");

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BLANKS = 0x2020202020202020L;
    private static final long ONES = 0x0101010101010101L;

    /** Added to a digit of {@link #zoned} when the number is negative. */
    static final int NEGATIVE = 16;

    private final String title;
    private final Charset charset;
    private final Charset working;
    private final byte[] translation;
    private final byte[] zoned = new byte[256];

    Encoding(String title, String charset) {
        this.title = title;
        this.charset = Charset.forName(charset);
        boolean ebcdic = charset.startsWith("IBM");
        this.working = ebcdic ? StandardCharsets.ISO_8859_1 : this.charset;
        this.translation = ebcdic ? translation(this.charset) : new byte[0];
        Arrays.fill(zoned, (byte) -1);
        if (ebcdic) {
            zonesByNibble();
        } else {
            zonesByCharacter();
        }
    }

    static Optional<Encoding> named(String name) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.title.equalsIgnoreCase(name) || encoding.isAlias(name))
                .findFirst();
    }

    private boolean isAlias(String name) {
        return isEbcdic() && charset.name().equalsIgnoreCase(name);
    }

    String title() {
        return title;
    }

    boolean isEbcdic() {
        return translation.length > 0;
    }

    /** The encoding of the working bytes. */
    Encoding working() {
        return isEbcdic() ? LATIN_1 : this;
    }

    /** Turns the file's bytes into working bytes, in place. */
    void toWorking(byte[] bytes, int from, int to) {
        if (isEbcdic()) {
            for (int i = from; i < to; i++) {
                bytes[i] = translation[bytes[i] & 0xFF];
            }
        }
    }

    /** Turns working bytes into those of the file, in place; they hold no control characters. */
    void fromWorking(byte[] bytes, int from, int to) {
        if (isEbcdic()) {
            byte[] file = new String(bytes, from, to - from, working).getBytes(charset);
            System.arraycopy(file, 0, bytes, from, file.length);
        }
    }

    /** The index of the first byte that belongs to no character, or -1. */
    int malformed(byte[] bytes, int from, int to) {
        return switch (this) {
            case UTF_8 -> malformedUtf8(bytes, from, to);
            case WINDOWS_1252 -> undefined1252(bytes, from, to);
            default -> -1;
        };
    }

    /** The index of the first working byte of a control character, or -1. */
    int control(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (i + 8 <= to) {
                long eight = (long) LONGS.get(bytes, i);
                // No byte above 7F, below 20 or equal to 7F: eight plain characters.
                if (((eight | (eight - BLANKS) | (eight + ONES)) & HIGH_BITS) == 0) {
                    i += 8;
                    continue;
                }
            }
            int stop = Math.min(i + 8, to);
            for (; i < stop; i++) {
                if (isControl(bytes, i, to)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean isControl(byte[] bytes, int i, int to) {
        int b = bytes[i] & 0xFF;
        if (b < 0x20 || b == 0x7F) {
            return true;
        }
        if (b < 0x80 || this == WINDOWS_1252) {
            return false;
        }
        return this == UTF_8 ? isHidden(b, bytes, i, to) : b < 0xA0;
    }

    /**
     * C1 controls, and the marks that reorder or hide text: U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069, U+FEFF.
     */
    private static boolean isHidden(int b, byte[] bytes, int i, int to) {
        int second = i + 1 < to ? bytes[i + 1] & 0xFF : 0;
        int third = i + 2 < to ? bytes[i + 2] & 0xFF : 0;
        return switch (b) {
            case 0xC2 -> second < 0xA0;
            case 0xE2 ->
                second == 0x80 && (third == 0x8E || third == 0x8F || third >= 0xA8 && third <= 0xAE)
                        || second == 0x81 && third >= 0xA6 && third <= 0xA9;
            case 0xEF -> second == 0xBB && third == 0xBF;
            default -> false;
        };
    }

    /** The text of working bytes that were found well-formed. */
    String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, working);
    }

    /** The bytes of a file's text; empty when a character has none. */
    Optional<byte[]> bytes(String text) {
        try {
            ByteBuffer encoded = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            return Optional.of(Arrays.copyOf(encoded.array(), encoded.limit()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The characters of working bytes that were found well-formed. */
    int characters(byte[] bytes, int from, int to) {
        if (this != UTF_8) {
            return to - from;
        }
        int characters = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                characters++;
            }
        }
        return characters;
    }

    /**
     * The digit of a zoned decimal's last byte, {@link #NEGATIVE} added when negative; -1 when it is none.
     *
     * <p>NB: in EBCDIC the byte's halves decide, not its character: +0 is { on one code page and é on another.
     */
    int zoned(byte working) {
        return zoned[working & 0xFF];
    }

    /** The working byte of a signed digit, as COBOL writes it. */
    static char overpunch(int digit, boolean negative) {
        return (negative ? "}JKLMNOPQR" : "{ABCDEFGHI").charAt(digit);
    }

    private void zonesByNibble() {
        for (int b = 0; b < 256; b++) {
            int digit = b & 0x0F;
            int zone = b >> 4;
            boolean negative = zone == 0xD || zone == 0xB;
            if (digit <= 9 && zone >= 0xA) {
                zoned[translation[b] & 0xFF] = (byte) (negative ? digit + NEGATIVE : digit);
            }
        }
    }

    private void zonesByCharacter() {
        for (int digit = 0; digit <= 9; digit++) {
            zoned['0' + digit] = (byte) digit;
            zoned[overpunch(digit, false)] = (byte) digit;
            zoned[overpunch(digit, true)] = (byte) (digit + NEGATIVE);
        }
    }

    private static byte[] translation(Charset charset) {
        byte[] table = new byte[256];
        for (int b = 0; b < 256; b++) {
            table[b] = (byte) new String(new byte[] {(byte) b}, charset).charAt(0);
        }
        return table;
    }

    private static int undefined1252(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                int b = bytes[i] & 0xFF;
                if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int malformedUtf8(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (i + 8 <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
                i += 8;
            } else if (bytes[i] >= 0) {
                i++;
            } else {
                int length = utf8Length(bytes, i, to);
                if (length == 0) {
                    return i;
                }
                i += length;
            }
        }
        return -1;
    }

    /**
     * The bytes of the character that begins at i, 0 when none does: no overlong form, surrogate, or value above
     * 10FFFF.
     */
    private static int utf8Length(byte[] bytes, int i, int to) {
        int first = bytes[i] & 0xFF;
        int length =
                first >= 0xC2 && first <= 0xDF ? 2 : first >> 4 == 0xE ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || i + length > to) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[i + 1] & 0xFF;
        boolean refused = first == 0xE0 && second < 0xA0
                || first == 0xED && second > 0x9F
                || first == 0xF0 && second < 0x90
                || first == 0xF4 && second > 0x8F;
        return refused ? 0 : length;
    }
}
