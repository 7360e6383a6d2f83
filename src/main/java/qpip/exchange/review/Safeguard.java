package qpip.exchange.review;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing that must come before a decision against a person, and whether it has.
 *
 * @param day when it was done; for a time to answer that still runs, its end
 * @param who who attached the evidence; empty where nobody did, and for what isn't done by one person
 */
public record Safeguard(Kind kind, boolean met, Optional<LocalDate> day, String who) {

    /** In the order in which they come. */
    public enum Kind {
        /** Somebody has attached evidence. */
        EVIDENCE,
        /** The person concerned was told. */
        NOTICE,
        /** The person has answered, or the time to answer is over. */
        RESPONSE,
        /** Another decides than attached the evidence; only for what is critical. */
        SECOND_PERSON
    }
}
