package qpip.exchange.job;

import java.util.Optional;
import qpip.exchange.layout.RecordView;

/**
 * Finds the person or the event that a record speaks of. One for each {@link LinkedBy}; the seam behind which linkage
 * can grow.
 */
interface Linker {

    /** Whom the record speaks of; empty when nobody on the register, and then the record is forgotten. */
    Optional<Linked> link(RecordView record);

    /** Whether the record answers a question of ours; only where records answer questions can one be unrequested. */
    default boolean requested(RecordView record) {
        return true;
    }

    /** Whether the claim for which we asked was closed before the answer came, and the record is forgotten for that. */
    default boolean withdrawn(RecordView record) {
        return false;
    }
}
