package qpip.exchange.simulation;

import java.util.List;

/** Where plants are hidden: in what a partner says, or in what our own register holds. */
interface Hides {

    /** Whether the plant is hidden here. */
    boolean hides(Plant plant);

    /**
     * What should come of the household's plant, which is hidden here; worked out from the law's words, never by asking
     * a rule.
     */
    List<Expectation> expected(Household household);
}
