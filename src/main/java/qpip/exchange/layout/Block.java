package qpip.exchange.layout;

/**
 * Some thousands of details as they stand in the file; {@link Layout#cursor} reads them.
 *
 * <p>NB: a block of XML begins with the start tag of the file's root, whose namespaces its elements use.
 *
 * @param firstRecord the number of its first record, from 1
 */
public record Block(long firstRecord, int records, byte[] bytes) {}
