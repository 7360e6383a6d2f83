package qpip.exchange.job;

import java.util.List;
import qpip.exchange.fact.StagedFact;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.review.StagedAnswer;

/**
 * What came of one block: counts, the facts that are new or changed, the matches that a person must look at, the
 * answers to questions raised on flags, and the records that nobody asked about. Everything else has been forgotten.
 */
record Compared(
        long firstRecord,
        long records,
        long unchanged,
        long forgotten,
        long withdrawn,
        List<StagedFact> facts,
        List<Doubt> doubts,
        List<StagedAnswer> answers,
        List<RejectedLine> unrequested) {}
