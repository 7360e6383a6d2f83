package qpip.exchange.job;

/**
 * Who is written into an outbound extract. Closed claims and persons whom the agreement doesn't cover are never
 * selected, unless a constant says so.
 */
public enum Selection {
    /** The claimant of each open claim. */
    CLAIMANTS_OF_OPEN_CLAIMS(new OpenClaims()),
    /** Each week of an open claim that was paid or reversed since the partner was last told. */
    WEEKS_PAID(new WeeksPaid()),
    /** Each birth in Québec that has no act after the days that the policy sets. */
    EVENTS_WITHOUT_ACT(new EventsWithoutAct()),
    /** Each taxation year of an open claim that isn't assessed yet. */
    TAX_YEARS(new TaxYears()),
    /** What was paid to each person in a year, and what has changed since; closed claims included. */
    BENEFIT_SLIPS(new BenefitSlips()),
    /** Each debt that may be recovered from tax refunds, and what has changed since; closed claims included. */
    DEBTS(new Debts());

    private final Outgoing outgoing;

    Selection(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    Outgoing outgoing() {
        return outgoing;
    }
}
