package qpip.exchange.job;

/**
 * Who is written into an outbound extract. Closed claims and persons whom the agreement doesn't cover are never
 * selected.
 */
public enum Selection {
    /** The claimant of each open claim. */
    CLAIMANTS_OF_OPEN_CLAIMS
}
