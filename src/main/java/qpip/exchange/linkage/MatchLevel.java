package qpip.exchange.linkage;

/**
 * How sure we are that a record speaks of a person. Rules conclude on {@code CONFIRMED}, conclude with a warning on
 * {@code PROBABLE}, and never on the others: those become a match to review.
 */
public enum MatchLevel {
    CONFIRMED,
    PROBABLE,
    AMBIGUOUS,
    CONFLICT,
    NONE
}
