package qpip.exchange.job;

import java.util.List;
import qpip.exchange.fact.StagedFact;
import qpip.exchange.layout.RejectedLine;

/**
 * What came of one block: counts, the facts that are new or changed, the matches that a person must look at, and the
 * records that nobody asked about. Everything else has been forgotten.
 */
record Compared(
        long firstRecord,
        long records,
        long unchanged,
        long forgotten,
        List<StagedFact> facts,
        List<Doubt> doubts,
        List<RejectedLine> unrequested) {}
