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

    /**
     * All kinds of facts the rule reads; a job whose mapping gives none of them is refused. {@link Screening} reads
     * identity answers besides.
     */
    Set<FactKind> reads();

    /** The keys of the messages that the rule's findings carry. */
    Set<String> messages();

    /** What the rule finds on this claim, in a decided order; empty when there is nothing to look at. */
    List<Finding> examine(ClaimView claim, Policy policy);

    /** Whether what the rule finds by weeks matters only from an amount on. */
    default boolean isMeasured() {
        return false;
    }

    /** Whether it needs the other claims of the event and of the parents. */
    default boolean looksAround() {
        return false;
    }

    /** Whether what it finds is looked at by somebody experienced only: whoever supervises, or to whom they give it. */
    default boolean isReserved() {
        return false;
    }

    /** How grave a finding can be while the person's identity is probable only. */
    default Severity capWhenProbable() {
        return Severity.MEDIUM;
    }

    /**
     * The version of the rule's logic, stored with each flag; it grows when the same facts would be judged otherwise.
     */
    default int version() {
        return 1;
    }

    /** The name a declaration uses. */
    default String name() {
        return getClass().getSimpleName();
    }
}
