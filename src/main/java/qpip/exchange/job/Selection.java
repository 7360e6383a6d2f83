package qpip.exchange.job;

/**
 * Who is written into an outbound extract. Closed claims and persons whom the agreement doesn't cover are never
 * selected.
 */
public enum Selection {
    /** The claimant of each open claim. */
    CLAIMANTS_OF_OPEN_CLAIMS(new OpenClaims()),
    /** Each week of an open claim that was paid or reversed since the partner was last told. */
    WEEKS_PAID(new WeeksPaid()),
    /** Each birth in Québec that has no act after the days that the policy sets. */
    EVENTS_WITHOUT_ACT(new EventsWithoutAct());

    private final Outgoing outgoing;

    Selection(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    Outgoing outgoing() {
        return outgoing;
    }
}
