package qpip.exchange.simulation.town;

import java.util.Locale;
import qpip.exchange.register.Sex;
import qpip.exchange.simulation.Identifiers;

/** Identifiers that can't be anybody's, each given once. */
final class TownNumbers {

    private static final int SERIES = 10_000_000;

    /** Health insurance numbers that begin alike, by a hash of the beginning; 0 marks a free place. */
    private long[] begun = new long[1 << 16];

    private byte[] given = new byte[1 << 16];
    private int held;

    /** A social insurance number of the 8 series, then of the 0 series; Luhn holds. */
    String sin(long person) {
        if (person >= 2L * SERIES - 1) {
            throw new IllegalStateException("there are no more than 20 million invented social insurance numbers");
        }
        long body = Math.floorMod(person % SERIES * 2_718_281L + 1, (long) SERIES);
        StringBuilder eight = new StringBuilder(person < SERIES ? "8" : "0").append(body + SERIES);
        eight.deleteCharAt(1);
        return eight.append(Identifiers.luhnDigit(eight.toString())).toString();
    }

    /** A licence's number: the surname's first letter, and twelve digits that look like chance and all differ. */
    String licence(Townsman person) {
        return Identifiers.letters(person.surname(), 1)
                + String.format(
                        Locale.ROOT,
                        "%012d",
                        (person.number() * 61_803_398_875L + 271_828_182_845L) % 1_000_000_000_000L);
    }

    /** A health insurance number with a check digit that is five off; empty when nine persons begin alike. */
    String nam(Townsman person) {
        String letters = Identifiers.letters(person.surname(), 3) + Identifiers.letters(person.given(), 1);
        int month = person.born() / 100 % 100;
        String date =
                String.format(Locale.ROOT, "%02d%02d", month + (person.sex() == Sex.F ? 50 : 0), person.born() % 100);
        int year = person.born() / 10_000;
        String begin = letters + String.format(Locale.ROOT, "%02d", year % 100) + date;
        int sequence = next(begin);
        return sequence > 9 ? "" : begin + sequence + (Identifiers.namDigit(letters, year + date, sequence) + 5) % 10;
    }

    private int next(String begin) {
        if (2 * held > begun.length) {
            grow();
        }
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < begin.length(); i++) {
            hash = (hash ^ begin.charAt(i)) * 0x100000001b3L;
        }
        int place = place(begun, hash | 1);
        if (begun[place] == 0) {
            begun[place] = hash | 1;
            held++;
        }
        if (given[place] > 9) {
            return given[place];
        }
        given[place]++;
        return given[place];
    }

    private void grow() {
        long[] more = new long[2 * begun.length];
        byte[] moved = new byte[more.length];
        for (int at = 0; at < begun.length; at++) {
            if (begun[at] != 0) {
                int place = place(more, begun[at]);
                more[place] = begun[at];
                moved[place] = given[at];
            }
        }
        begun = more;
        given = moved;
    }

    private static int place(long[] table, long hash) {
        int place = (int) (hash * 0x9E3779B97F4A7C15L >>> 36) & (table.length - 1);
        while (table[place] != 0 && table[place] != hash) {
            place = place + 1 & (table.length - 1);
        }
        return place;
    }
}
