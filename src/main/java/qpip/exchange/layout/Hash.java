package qpip.exchange.layout;

/**
 * The hash of a record's content: FNV-1a over characters, its bits mixed at the end by MurmurHash3's finaliser.
 *
 * <p>NB: results are stored with facts. A change here makes every stored fact look changed; {@code HashTest} pins them.
 */
final class Hash {

    static final long START = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;
    private static final int ABSENT = 0x11_0000;
    private static final int NUMBER = 0x11_0001;
    private static final int END = 0x11_0002;

    private Hash() {}

    static long absent(long hash) {
        return add(hash, ABSENT);
    }

    static long number(long hash, long number) {
        return add(add(hash, NUMBER) ^ mixed(number), END);
    }

    static long latin1(long hash, byte[] b, int from, int to) {
        long h = hash;
        for (int i = from; i < to; i++) {
            h = add(h, b[i] & 0xFF);
        }
        return add(h, END);
    }

    static long text(long hash, String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = add(h, text.charAt(i));
        }
        return add(h, END);
    }

    static long mixed(long hash) {
        long h = hash;
        h ^= h >>> 33;
        h *= 0xFF51AFD7ED558CCDL;
        h ^= h >>> 33;
        h *= 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }

    private static long add(long hash, int unit) {
        return (hash ^ unit) * PRIME;
    }
}
