package qpip.exchange.job;

import java.util.List;
import java.util.SortedMap;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;

/**
 * Whom a record speaks of, how sure that is and why, and what linkage adds to the fact's content. {@code waits}:
 * another act has to come first.
 */
record Linked(
        Subject subject,
        MatchLevel level,
        MatchKey key,
        List<String> evidence,
        SortedMap<String, String> derived,
        boolean waits) {}
