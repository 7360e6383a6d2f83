package qpip.exchange.fact;

import qpip.exchange.linkage.index.Linked.Share;
import qpip.exchange.linkage.index.Weighed;

/**
 * How many of an execution's matches are expected to be wrong, by their weights alone.
 *
 * @param weighed how many matches there are that have a weight
 * @param wrong the sum of the chances that each is wrong
 */
public record MatchErrors(long weighed, double wrong) {

    /** The count of an execution that holds the expected number in millionths. */
    public static final String WRONG = "weighed-wrong-millionths";

    static final MatchErrors NONE = new MatchErrors(0, 0);
    private static final double MILLIONTHS = 1e6;

    static MatchErrors of(int weight, long matches) {
        return new MatchErrors(matches, matches * Weighed.chance(-weight));
    }

    MatchErrors plus(MatchErrors other) {
        return new MatchErrors(weighed + other.weighed, wrong + other.wrong);
    }

    /** The expected number in whole millionths, as counts of an execution hold it. */
    public long wrongMillionths() {
        return Math.round(wrong * MILLIONTHS);
    }

    /** What {@link #wrongMillionths} gave, of so many matches. */
    public static MatchErrors ofCounts(long weighed, long millionths) {
        return new MatchErrors(weighed, millionths / MILLIONTHS);
    }

    /** The share that is wrong, with the interval within which it lies 95 times of 100. */
    public Share share() {
        return Share.of(wrong, 0, weighed);
    }
}
