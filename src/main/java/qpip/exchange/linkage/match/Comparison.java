package qpip.exchange.linkage.match;

import java.util.List;

/**
 * The levels of agreement that two values of a kind can reach. Level 0 is a value that is missing on either side, and
 * weighs nothing; level 1 is the same value, whose weight depends on how frequent it is; the last is anything else.
 */
public enum Comparison {
    NAME(
            Expected.of("missing", 0),
            Expected.of("same", 800),
            Expected.of("same-words", 40),
            Expected.of("one-letter", 55),
            Expected.of("same-sound", 15),
            Expected.of("two-letters", 20),
            Expected.of("alike", 15),
            Expected.of("begins-alike", 10),
            Expected.of("somewhat-alike", 8),
            Expected.of("swapped", 10),
            Expected.of("swapped-alike", 3),
            Expected.of("other", 24)),
    DATE(
            Expected.of("missing", 0),
            Expected.of("same", 840),
            Expected.of("day-and-month-swapped", 10),
            Expected.of("one-digit", 60),
            Expected.of("day-differs", 15),
            Expected.of("month-differs", 15),
            Expected.of("year-differs", 10),
            Expected.of("two-digits", 15),
            Expected.of("same-as-far-as-known", 10),
            Expected.of("same-year", 5),
            Expected.of("year-near", 5),
            Expected.of("other", 15)),
    CODE(
            Expected.of("missing", 0),
            Expected.of("same", 800),
            Expected.of("one-character", 60),
            Expected.of("two-characters", 20),
            Expected.of("begins-alike", 30),
            Expected.of("other", 90)),
    TEXT(
            Expected.of("missing", 0),
            Expected.of("same", 700),
            Expected.of("same-words", 30),
            Expected.of("one-letter", 80),
            Expected.of("two-letters", 30),
            Expected.of("alike", 20),
            Expected.of("words-shared", 20),
            Expected.of("somewhat-alike", 10),
            Expected.of("in-the-other-field", 10),
            Expected.of("other", 100)),
    CATEGORY(Expected.of("missing", 0), Expected.of("same", 880), Expected.of("alike", 20), Expected.of("other", 100));

    public static final int MISSING = 0;
    public static final int SAME = 1;

    /** Of names: they stand in each other's place, the same, or almost. */
    public static final int SWAPPED = 9;

    public static final int SWAPPED_ALIKE = 10;

    private final List<Expected> levels;

    Comparison(Expected... levels) {
        this.levels = List.of(levels);
    }

    public int levels() {
        return levels.size();
    }

    /** The level's word, as messages and models have it. */
    public String word(int level) {
        return levels.get(level).word();
    }

    /** The last level at which two values still are one value with a slip of the pen. */
    public int agreeing() {
        return switch (this) {
            case NAME, TEXT -> 5;
            case DATE -> 3;
            case CODE -> 2;
            case CATEGORY -> SAME;
        };
    }

    /** The level of values that have nothing in common. */
    public int other() {
        return levels.size() - 1;
    }

    /** What is expected among records of one person before anything is learned, over all levels but 0. */
    public double expected(int level) {
        return levels.get(level).perMille()
                / (double) levels.stream().mapToInt(Expected::perMille).sum();
    }

    private record Expected(String word, int perMille) {

        static Expected of(String word, int perMille) {
            return new Expected(word, perMille);
        }
    }
}
