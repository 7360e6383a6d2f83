package qpip.exchange.linkage;

/**
 * A parent on an act who is a parent on the register.
 *
 * @param position on the act, from 0
 * @param nameSimilarity per mille
 * @param surely the dates of birth are equal; otherwise only near, or not given
 */
public record RecognisedParent(int position, long personId, int nameSimilarity, boolean surely) {}
