package qpip.exchange.eligibility;

import java.util.List;
import java.util.Set;
import qpip.exchange.fact.FactKind;

/**
 * One question about a claim, asked of the facts. Its class is named after what it finds; its code (R15) is the one
 * analysts know.
 */
public interface Rule {

    String code();

    /** The kinds of facts the rule reads; a job whose mapping gives none of them is refused. */
    Set<FactKind> reads();

    /** What the rule finds on this claim, in a decided order; empty when there is nothing to look at. */
    List<Finding> examine(ClaimView claim, Policy policy);
}
