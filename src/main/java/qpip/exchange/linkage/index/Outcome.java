package qpip.exchange.linkage.index;

/** What becomes of a record. What isn't found is counted and forgotten. */
public enum Outcome {
    MATCH,
    REVIEW,
    NONE
}
