package qpip.exchange.layout;

/**
 * A range of a file's bytes that holds whole details.
 *
 * @param firstRecord the number of its first record, from 1
 */
public record Cut(long offset, long length, long firstRecord, long records) {}
