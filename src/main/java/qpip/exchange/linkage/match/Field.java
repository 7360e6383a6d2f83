package qpip.exchange.linkage.match;

/** One thing that is compared: a column, or the columns of a date, under the name that messages show. */
public record Field(String name, Attribute attribute) {}
