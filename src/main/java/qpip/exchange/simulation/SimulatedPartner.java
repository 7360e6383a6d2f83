package qpip.exchange.simulation;

import java.util.List;

/**
 * A partner as the simulation plays it: its own view of the same people, the extracts that it sends, and what should
 * come of what is hidden in them. {@link SimulatedPartners} lists them all.
 */
interface SimulatedPartner {

    /** Its name, as that of the folder of its mappings. */
    String partner();

    /** Its code in headers. */
    String sender();

    /** The agreement that it names in headers. */
    String agreement();

    /** The extracts that it sends, in the order in which it sends them on a night. */
    List<SentExtract> extracts();

    /** Whether the plant is hidden in what this partner says. */
    boolean hides(Plant plant);

    /**
     * What should come of the household's plant, which this partner hides; worked out from the law's words, never by
     * asking a rule.
     */
    List<Expectation> expected(Household household);
}
