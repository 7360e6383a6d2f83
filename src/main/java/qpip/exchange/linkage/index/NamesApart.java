package qpip.exchange.linkage.index;

import java.util.List;
import qpip.exchange.linkage.match.Codes;
import qpip.exchange.linkage.match.NameForm;

/**
 * Tells names that have nothing in common from those that may be alike, by sketches of two words: which letters a name
 * has once and twice with its length, and what it begins and sounds like. Most pairs of names are told apart so,
 * without looking at the names themselves, which stand somewhere else in memory.
 */
final class NamesApart {

    private static final int ALPHABET = 26;
    private static final long LETTERS = (1L << 2 * ALPHABET) - 1;
    private static final int LENGTH_AT = 2 * ALPHABET;
    private static final int LENGTH_MOST = 63;

    /** The name is called otherwise at home, which no letter tells. */
    private static final long NICKNAMED = 1L << 62;

    /** Of several words, or with what sketches don't hold. */
    private static final long UNSKETCHED = 1L << 63;

    private static final int BEGINNING = 4;

    private NamesApart() {}

    static long letters(NameForm form) {
        String name = form.compact();
        if (!form.words().equals(List.of(name)) || name.length() < 2 || name.length() > LENGTH_MOST) {
            return UNSKETCHED;
        }
        long letters = 0;
        for (int i = 0; i < name.length(); i++) {
            int letter = name.charAt(i) - 'A';
            if (letter < 0 || letter >= ALPHABET) {
                return UNSKETCHED;
            }
            long once = 1L << letter;
            long twice = once << ALPHABET;
            if ((letters & twice) != 0) {
                return UNSKETCHED;
            }
            letters |= (letters & once) == 0 ? once : twice;
        }
        return letters | (long) name.length() << LENGTH_AT | (form.nicknames().length > 0 ? NICKNAMED : 0);
    }

    /** The code of the sound above, the first four letters below. */
    static long sound(NameForm form) {
        String name = form.compact();
        int beginning = 0;
        for (int i = 0; i < BEGINNING; i++) {
            beginning = beginning << Byte.SIZE | (i < name.length() ? name.charAt(i) & 255 : 0);
        }
        return (long) Codes.of(form.sound()) << 32 | beginning & 0xFFFFFFFFL;
    }

    /**
     * True if two names are surely neither the same in other words, nor of one sound, nor two letters apart, and their
     * likeness by Jaro and Winkler is below 0.7495. NB: of the letters that may be matched, only those count that both
     * have; and of names whose beginning is the same the likeness grows by a tenth a letter of what it lacks.
     */
    static boolean areFar(long letters, long sound, long otherLetters, long otherSound) {
        if ((letters | otherLetters) < 0
                || (letters & otherLetters & NICKNAMED) != 0
                || sound >>> 32 == otherSound >>> 32) {
            return false;
        }
        int length = (int) (letters >>> LENGTH_AT) & LENGTH_MOST;
        int otherLength = (int) (otherLetters >>> LENGTH_AT) & LENGTH_MOST;
        int common = Long.bitCount(letters & otherLetters & LETTERS);
        if (common >= Math.max(length, otherLength) - 2) {
            return false;
        }
        int alike = Math.min(BEGINNING, Integer.numberOfLeadingZeros((int) (sound ^ otherSound)) / Byte.SIZE);
        // NB: in thousandths, with jaro at most (common/length + common/otherLength + 1) / 3.
        return 1000 * common * (length + otherLength) < JARO_SUM_MOST[alike] * length * otherLength;
    }

    /** For so many first letters alike, what both shares of common letters may add up to, in thousandths. */
    private static final int[] JARO_SUM_MOST = {1248, 1164, 1060, 926, 747};
}
