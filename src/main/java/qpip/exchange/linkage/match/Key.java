package qpip.exchange.linkage.match;

import java.util.List;

/**
 * A key: records that agree in all of its parts are a block, and a block's records are compared with one another.
 *
 * @param name what must agree, as messages show it
 * @param parts codes by record, 0 where missing; a part with several columns agrees when any of them do
 */
record Key(String name, List<int[][]> parts) {

    /** How many codes a record may have under this key. */
    int slots() {
        return parts.stream().mapToInt(part -> part.length).reduce(1, (a, b) -> a * b);
    }

    /** The code of a record in a slot: 40 bits, or 0 when a part is missing. */
    long code(int record, int slot) {
        long code = 0x243F6A8885A308D3L;
        int rest = slot;
        for (int[][] part : parts) {
            int value = part[rest % part.length][record];
            rest /= part.length;
            if (value == 0) {
                return 0;
            }
            code = Codes.mixed(code ^ value);
        }
        return Math.max(1, code >>> 24);
    }
}
