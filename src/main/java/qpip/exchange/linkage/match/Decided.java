package qpip.exchange.linkage.match;

/**
 * Two records taken for one person's.
 *
 * @param bits the weight with the prior, in milli-bits
 * @param chance that it is right, given the other pairs of both records
 */
public record Decided(int one, int other, int bits, double chance) {}
