package qpip.exchange.job;

import java.util.List;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;

/**
 * A record whose person is in doubt; {@code item} names it without saying anything of the person. {@code candidates}:
 * of whom a person may choose, by id.
 */
record Doubt(
        long recordNumber, String item, MatchLevel level, MatchKey key, List<String> evidence, List<Long> candidates) {}
