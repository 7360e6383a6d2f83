package qpip.exchange.fact;

import java.util.List;

/**
 * What a fact is about, and the attributes it must give ({@code fact.<attribute>} in a mapping). A rule names the kinds
 * it reads.
 */
public enum FactKind {
    /** An income replacement indemnity paid for a period (CNESST, SAAQ). */
    INCOME_REPLACEMENT(List.of("from", "to", "amount")),
    /** A preventive withdrawal of a pregnant or breastfeeding worker (CNESST). */
    PREVENTIVE_WITHDRAWAL(List.of("motive")),
    /** A week of employment insurance (Service Canada). */
    EMPLOYMENT_INSURANCE(List.of("benefit-type", "week", "week-status", "amount")),
    /** A record of employment: when and why an employment ended, and what each pay period gave (Service Canada). */
    EMPLOYMENT_RECORD(List.of("first-day-worked", "last-day-paid", "reason", "pay-period-type", "pay-periods")),
    /** Whether a social insurance number stands, and whether it fits the person (Service Canada). */
    SIN_STATUS(List.of("status", "status-date", "surname-match", "given-match", "date-of-birth-match")),
    /** What was assessed for a taxation year (Revenu Québec). */
    TAX_ASSESSMENT(List.of("tax-year", "assessment-status", "role")),
    /** What an employer's slip says of a taxation year (Revenu Québec). */
    EARNINGS_SLIP(List.of("tax-year", "qpip-earnings", "qpip-premium")),
    /** What a tax refund paid back of a debt (Revenu Québec). */
    SET_OFF(List.of("amount", "applied-on", "tax-year")),
    /** What the health insurance register answers about a person's identity, residence and death (RAMQ). */
    IDENTITY_ANSWER(List.of("eligibility")),
    /** A change that the health insurance register noticed about a person we watch (RAMQ). */
    CHANGE_NOTICE(List.of("event", "event-date", "reported-on")),
    /** An act of birth (Directeur de l'état civil). */
    BIRTH(List.of("child-date-of-birth", "plurality", "rank", "parents")),
    /** An act of death (Directeur de l'état civil). */
    DEATH(List.of("date-of-death", "precision")),
    /** A change of parents: adoption, a parent added or removed, a rectified act (Directeur de l'état civil). */
    FILIATION(List.of("event", "effective-on", "child-date-of-birth", "parents")),
    /** A change of name or of sex designation, a marriage or a civil union (Directeur de l'état civil). */
    IDENTITY_CHANGE(List.of("event", "effective-on"));

    private final List<String> required;

    FactKind(List<String> required) {
        this.required = required;
    }

    public List<String> required() {
        return required;
    }
}
