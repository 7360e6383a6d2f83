package qpip.exchange.register;

/** From what earnings were: the two are insured alike, and are looked for at different places of a tax return. */
public enum EarningsKind {
    EMPLOYMENT,
    /** The net income of a business, which may be a loss. */
    BUSINESS
}
