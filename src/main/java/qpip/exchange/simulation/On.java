package qpip.exchange.simulation;

/** On which claims of the household an expectation stands. */
enum On {
    FIRST,
    SECOND,
    EVERY,
    /** On each claim that has weeks without a child's presence. */
    WEEKS,
    /** On each claim, but to be found only on that of the person who gave birth. */
    GAVE_BIRTH,
    /** On the claim of the deceased; the other parent's, if there is one, gets weeks that may be added. */
    DECEASED
}
