package qpip.exchange.simulation;

import java.util.List;

/**
 * A partner as the simulation plays it: its own view of the same people, the extracts that it sends, and what should
 * come of what is hidden in them. {@link SimulatedPartners} lists them all.
 */
interface SimulatedPartner extends Hides {

    /** Its name, as that of the folder of its mappings. */
    String partner();

    /** Its code in headers. */
    String sender();

    /** The agreement that it names in headers. */
    String agreement();

    /** The extracts that it sends, in the order in which it sends them on a night. */
    List<SentExtract> extracts();
}
