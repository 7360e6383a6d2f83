package qpip.exchange.job;

import java.util.List;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;

/**
 * A record whose person is in doubt; {@code item} names it without saying anything of the person. {@code candidates}:
 * of whom a person may choose, by id.
 */
record Doubt(
        long recordNumber, String item, MatchLevel level, MatchKey key, List<String> evidence, List<Long> candidates) {

    /** Those staged that a person will be asked about: of several versions of a record, that of the one that stands. */
    static final String WAITING = " from staged_review d join staged_fact f on f.execution = d.execution"
            + " and f.record_number = d.record_number where d.execution = :execution"
            + " and f.outcome in ('NEW', 'CHANGED')";
}
