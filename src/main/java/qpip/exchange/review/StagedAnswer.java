package qpip.exchange.review;

/** A record that came under the reference of a question; the key is blank when nothing is kept of the record. */
public record StagedAnswer(long recordNumber, String requestRef, String factKey) {}
