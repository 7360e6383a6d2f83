package qpip.exchange.register;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many short texts in one array of UTF-8 bytes, each ended by a zero byte, which the store never holds in a text. */
final class TextPool {

    private final byte[] bytes;

    private TextPool(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The text that begins at that place, or the one so many texts after it. */
    String text(int place, int after) {
        int from = place;
        for (int skipped = 0; skipped < after; skipped++) {
            from = end(from) + 1;
        }
        return new String(bytes, from, end(from) - from, StandardCharsets.UTF_8);
    }

    private int end(int from) {
        int end = from;
        while (bytes[end] != 0) {
            end++;
        }
        return end;
    }

    /** Collects texts; place 0 is the blank text, and the two after it are blank as well. */
    static final class Builder {

        private byte[] bytes = new byte[1 << 16];
        private int size = 3;

        /** Adds the texts one after the other and tells where the first begins. */
        int add(String... texts) {
            int place = size;
            for (String text : texts) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                int next = Math.addExact(size, encoded.length + 1);
                if (next > bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * next));
                }
                System.arraycopy(encoded, 0, bytes, size, encoded.length);
                size = next;
            }
            return place;
        }

        byte[] bytes() {
            return bytes;
        }

        int size() {
            return size;
        }

        /** Holds these texts and no other. */
        void become(byte[] others) {
            bytes = others;
            size = others.length;
        }

        TextPool build() {
            return new TextPool(Arrays.copyOf(bytes, size));
        }
    }
}
