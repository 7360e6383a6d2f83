package qpip.exchange.linkage.match;

/** The order in which a file writes the parts of its dates. */
public enum DateOrder {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST
}
